/**
 * Text as people look for it: lower case, letters without their accents (U+0300 to U+036F, which the word index of
 * `search-text.ts` drops too; other marks are letters of their scripts), one kind of apostrophe and of space.
 */
export type FoldedText = {
  readonly folded: string;
  /** Offset in the text of each code unit of `folded`, and the text's length behind the last one. */
  readonly offsets: Int32Array;
};

export function foldText(text: string): FoldedText {
  // Folding may write more than it reads ('ß' is 'ss', 'ŉ' is 'ʼn'), but hardly ever.
  let offsets = new Int32Array(text.length + 16);
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    const width = unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1;
    const folded = unit < 0x80 ? (ASCII[unit] ?? '') : foldCharacter(text.slice(at, at + width));
    if (length + folded.length >= offsets.length) offsets = grown(offsets);
    for (let index = 0; index < folded.length; index += 1) offsets[length + index] = at;
    length += folded.length;
    parts.push(folded);
    at += width;
  }
  offsets[length] = text.length;
  return { folded: parts.join(''), offsets: offsets.subarray(0, length + 1) };
}

/** The stretch of the text behind `[start, end)` of its folding: whole characters, their accents included. */
export function unfoldedStretch(
  { offsets }: FoldedText,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const last = offsets[end - 1] ?? 0;
  let next = end;
  // The letters that one character became belong together.
  while (next < offsets.length - 1 && offsets[next] === last) next += 1;
  return { start: offsets[start] ?? 0, end: offsets[next] ?? 0 };
}

const ASCII: readonly string[] = Array.from({ length: 0x80 }, (_, unit) =>
  unit === 0x09 ? ' ' : String.fromCharCode(unit).toLowerCase(),
);

function foldCharacter(character: string): string {
  if (/[‘’ʼ]/u.test(character)) return "'";
  if (/[^\S\n]/u.test(character)) return ' ';
  if (/\p{Script=Hangul}/u.test(character)) return character;
  const bare = character
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase();
  const lower = bare.normalize('NFD').replace(/[\u0300-\u036f]/gu, '');
  return lower.replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC');
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function grown(offsets: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(offsets.length * 2);
  larger.set(offsets);
  return larger;
}
