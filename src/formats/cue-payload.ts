/** Words of a cue on one line, and who says them as far as a voice tag tells. */
export type CuePiece = { readonly voice: string | null; readonly text: string };

/** WebVTT tags, SubRip's font tags and its `{\an8}`. Everything else in angle brackets, as `<laughs>`, is words. */
const TAG =
  /<(?<close>\/?)(?:(?<kind>v|lang|font)(?<annotation>[.\s][^>]*)?|(?:[cbius]|ruby|rt|rp)(?:\.[^>\s]*)?)>|<\d[\d:.]*>|\{\\[^{}]*\}/gi;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lrm', '\u200e'],
  ['lt', '<'],
  ['nbsp', '\u00a0'],
  ['quot', '"'],
  ['rlm', '\u200f'],
]);

/** The payload's words without tags, in order, parted where the voice changes. Line breaks within stay. */
export function piecesOf(payload: readonly string[]): readonly CuePiece[] {
  const source = payload.join('\n');
  const pieces: CuePiece[] = [];
  let voice: string | null = null;
  let text = '';
  let from = 0;
  const close = (): void => {
    const words = decodeEntities(text);
    if (words.trim() !== '') pieces.push({ voice, text: words });
    text = '';
  };
  for (const match of source.matchAll(TAG)) {
    text += source.slice(from, match.index);
    from = match.index + match[0].length;
    if (match.groups?.kind?.toLowerCase() !== 'v') continue;
    close();
    voice = match.groups.close === '' ? voiceName(match.groups.annotation ?? '') : null;
  }
  text += source.slice(from);
  close();
  return pieces;
}

/** ` Jane Smith` or `.loud.first Jane Smith`; null for a voice without a name. */
function voiceName(annotation: string): string | null {
  const name = decodeEntities(annotation.replace(/^\S*/, '')).replace(/\s+/gu, ' ').trim();
  return name === '' ? null : name;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (entity, hexadecimal, decimal, name) => {
    if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? entity;
    const point = hexadecimal === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16);
    const isText = point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isText ? String.fromCodePoint(point) : entity;
  });
}
