/**
 * What a `w:sym` shows. Symbol fonts put pictures on the places of letters, mostly shifted into the private use
 * area (U+F000 and up). The arrows and faces matter: Word itself turns `-->` and `:)` into them while a transcript
 * is typed. Sources: Adobe's symbol.txt (unicode.org/Public/MAPPINGS/VENDORS/ADOBE) and the glyphs of Wingdings.
 */
const SYMBOL_FROM_20 =
  ' !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼';
const SYMBOL_FROM_A0 = '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪';
const SYMBOL_FROM_F1 = '〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭';

/** Each letter of the font with what it shows. */
const WINGDINGS =
  'A✌ C👍 D👎 E☜ F☞ G☝ H☟ J☺ K😐 L☹ l● n■ o□ q❑ r❒ u◆ v❖ §▪ ¨◻ «★ Ø➢ ß← à→ á↑ â↓ ç⬅ è➔ é⬆ ê⬇ ï⇦ ð⇨ ñ⇧ ò⇩ ó⬄ û✗ ü✓ ý☒ þ☑';
const WINGDINGS_2 = 'O✗ P✓ R☑ T☒ £□';

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  [
    'symbol',
    new Map([
      ...placed(SYMBOL_FROM_20, 0x20),
      ...placed(SYMBOL_FROM_A0, 0xa0),
      ...placed(SYMBOL_FROM_F1, 0xf1),
    ]),
  ],
  ['wingdings', paired(WINGDINGS)],
  ['wingdings 2', paired(WINGDINGS_2)],
]);

export type ShownSymbol = {
  readonly text: string;
  /** False where the font's picture has no place in our tables: then the private character is kept as it is. */
  readonly isKnown: boolean;
};

/** `code` is the hexadecimal `w:char`; anything that is no character at all shows as U+FFFD. */
export function symbolOf(font: string, code: string): ShownSymbol {
  const point = /^[0-9A-Fa-f]{1,6}$/.test(code) ? Number.parseInt(code, 16) : 0xfffd;
  if (!isCharacter(point)) return { text: '\uFFFD', isKnown: false };
  const table = FONTS.get(font.trim().toLowerCase());
  const isPrivate = point >= 0xf000 && point <= 0xf0ff;
  const known = table?.get(isPrivate ? point - 0xf000 : point);
  if (known !== undefined) return { text: known, isKnown: true };
  return { text: String.fromCodePoint(point), isKnown: table === undefined && !isPrivate };
}

/** XML 1.0, production Char, without the line breaks; a reference that names no character must not make one. */
function isCharacter(point: number): boolean {
  if (point < 0x20 || (point >= 0xd800 && point <= 0xdfff)) return false;
  return point < 0xfffd || (point >= 0x10000 && point <= 0x10ffff);
}

function placed(text: string, from: number): [number, string][] {
  return Array.from(text, (character, index) => [from + index, character]);
}

function paired(pictures: string): ReadonlyMap<number, string> {
  return new Map(pictures.split(' ').map((pair) => [pair.charCodeAt(0), pair.slice(1)]));
}
