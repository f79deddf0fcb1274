/** Characters over U+007F looked at in one text: enough to tell, little to wait for. */
const MOST = 2000;

/** No 8-bit text holds control characters over U+007F; one weighs more than the letters that happen to fit. */
const IMPOSSIBLE = -4;

const SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u,
];

/**
 * How well the characters over U+007F sit among their neighbours, from -1 (wrongly decoded) to 1 (as written):
 * small letters inside words, quotation marks at their edges, an apostrophe between letters, one script a word.
 */
export function plausibilityOf(text: string): number {
  let sum = 0;
  let count = 0;
  let latin = 0;
  for (const { 0: character, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    const before = text.charAt(index - 1);
    const after = text.charAt(index + character.length);
    sum += plausibilityAt(character, before, after);
    if (/\p{Script=Latin}/u.test(character)) latin += 1;
    count += 1;
    if (count === MOST) break;
  }
  if (count === 0) return 0;
  return sum / count - (hasTooManyAccents(text, latin) ? 1 : 0);
}

/** Cyrillic, Greek, Hebrew or Arabic read as a Latin encoding has well-placed letters, but hardly a plain one. */
function hasTooManyAccents(text: string, accented: number): boolean {
  if (accented < 4) return false;
  let plain = 0;
  for (const _ of text.matchAll(/[A-Za-z]/g)) {
    plain += 1;
    if (plain > accented * 1.5) return false;
  }
  return true;
}

function plausibilityAt(character: string, before: string, after: string): number {
  if (/[ƒºªµﬁﬂˆ˜]/.test(character)) return symbolAt(before, after);
  if (/\p{L}/u.test(character)) return letterAt(character, before, after);
  if (/\p{M}/u.test(character)) return /[\p{L}\p{M}]/u.test(before) ? 0.5 : -1;
  if (/[\p{Cc}\p{Co}\p{Cn}\ufffd]/u.test(character)) return IMPOSSIBLE;
  return isLetter(before) && isLetter(after) ? insideWord(character) : atWordEdge(character, before, after);
}

/** An em dash may stand close between words; ñ and ó of the old Macintosh come out as dashes inside them. */
function insideWord(mark: string): number {
  if (/[’\u3000-\u303f\uff00-\uff65]/.test(mark)) return 1;
  if (/[—…]/.test(mark)) return 0.5;
  return mark === '–' ? 0 : -1;
}

function atWordEdge(mark: string, before: string, after: string): number {
  if (/[„‚]/.test(mark)) return openingAt(before, after) || -1;
  if (/[‘’“”]/.test(mark)) return openingAt(before, after) || closingAt(before, after);
  if (/[–—]/.test(mark)) return isLetter(before) || isLetter(after) ? 0.25 : 1;
  if (/[…«»‹›\u3000-\u303f\uff00-\uff65]/.test(mark)) return 1;
  if (/[£€¥]/.test(mark)) return isDigit(before) || isDigit(after) ? 1 : 0;
  if (/[\u00a0·•°©®™§¿¡¼½¾²³×]/.test(mark)) return 0.5;
  return symbolAt(before, after);
}

function letterAt(letter: string, before: string, after: string): number {
  if (isLetter(before) && !sameScript(letter, before)) return -1;
  if (isLetter(after) && !sameScript(letter, after)) return -1;
  if (isDigit(before) || isDigit(after)) return -0.5;
  if (isCapital(letter) && isSmall(before)) return -1;
  if (isSmall(letter) && isCapital(after)) return -1;
  const neighbours = (isLetter(before) ? 1 : 0) + (isLetter(after) ? 1 : 0);
  if (neighbours > 0) return neighbours === 2 || (isCapital(letter) && !isLetter(before)) ? 1 : 0.5;
  return isSmall(letter) ? -0.25 : 0;
}

function symbolAt(before: string, after: string): number {
  if (isLetter(before) || isLetter(after)) return -1;
  return isDigit(before) || isDigit(after) ? 0.25 : -0.25;
}

function openingAt(before: string, after: string): number {
  return /^$|[\s\p{P}]/u.test(before) && /\S/.test(after) ? 1 : 0;
}

function closingAt(before: string, after: string): number {
  return /\S/.test(before) && /^$|[\s\p{P}]/u.test(after) ? 1 : 0;
}

function sameScript(a: string, b: string): boolean {
  return SCRIPTS.some((script) => script.test(a) && script.test(b));
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

function isDigit(character: string): boolean {
  return /\d/.test(character);
}

function isCapital(character: string): boolean {
  return /\p{Lu}/u.test(character);
}

function isSmall(character: string): boolean {
  return /\p{Ll}/u.test(character);
}
