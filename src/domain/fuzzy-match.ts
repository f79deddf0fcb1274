import { type FoldedText, foldText, unfoldedStretch } from './folded-text.ts';

/** A text made ready to be matched with many queries. */
export type MatchText = FoldedText & {
  readonly text: string;
  /** 1 where a word of the folded text begins. */
  readonly begins: Uint8Array;
};
export type Stretch = { readonly start: number; readonly end: number };
export type Match = {
  /** Higher is better; comparable between texts for one query. */
  readonly score: number;
  /** The characters that were matched, in order, none touching the next. */
  readonly stretches: readonly Stretch[];
};

const WHOLE = 1000;
const BEGINNING = 500;
const WORD_START = 300;
const INSIDE = 150;
/** Letters here and there; what follows lies within this and `INSIDE`. */
const SCATTERED = 40;
const AT_WORD_START = 8;
const IN_A_ROW = 5;

export function matchText(text: string): MatchText {
  const { folded, offsets } = foldText(text);
  const begins = new Uint8Array(folded.length);
  for (const { index } of folded.matchAll(/(?<![\p{L}\p{N}'])\S/gu)) begins[index] = 1;
  return { text, folded, offsets, begins };
}

/** The words of a query, folded as texts are. */
export function queryWords(query: string): readonly string[] {
  const words = foldText(query)
    .folded.split(/\s+/u)
    .filter((word) => word !== '');
  // A path may be typed as it is written.
  const named = words.filter((word) => word !== '>' && word !== '\\>');
  return named.length > 0 ? named : words;
}

/** One word in a text: the text's beginning, a word's beginning, anywhere in a row, or its letters in order. */
export function matchWord(word: string, target: MatchText): Match | null {
  const { folded } = target;
  if (folded === word) return found(target, WHOLE, [[0, word.length]]);
  if (folded.startsWith(word)) return found(target, BEGINNING, [[0, word.length]]);
  const first = folded.indexOf(word);
  if (first >= 0) {
    const start = atWordStart(target, word, first);
    return start >= 0
      ? found(target, WORD_START, [[start, start + word.length]])
      : found(target, INSIDE, [[first, first + word.length]]);
  }
  return scattered(word, target);
}

function atWordStart({ folded, begins }: MatchText, word: string, first: number): number {
  for (let at = first; at >= 0; at = folded.indexOf(word, at + 1)) if (begins[at] === 1) return at;
  return -1;
}

/** The letters of a word in order, the first one at the beginning of a word of the text. */
function scattered(word: string, target: MatchText): Match | null {
  if (word.length < 2 || !isSpread(word, target.folded)) return null;
  const best = bestSpread(word, target);
  if (best === null) return null;
  return found(target, SCATTERED + best.score, runsOf(best.places));
}

function isSpread(word: string, folded: string): boolean {
  let at = -1;
  for (let letter = 0; letter < word.length; letter += 1) {
    at = folded.indexOf(word.charAt(letter), at + 1);
    if (at === -1) return false;
  }
  return true;
}

type Spread = { readonly score: number; readonly places: readonly number[] };

/** For each letter (a row) and place the score of the best way to have set the letters so far, and where it came from. */
type Board = { readonly width: number; readonly scores: Int32Array; readonly from: Int32Array };

function bestSpread(word: string, target: MatchText): Spread | null {
  const width = target.folded.length;
  const size = word.length * width;
  const board: Board = { width, scores: new Int32Array(size), from: new Int32Array(size) };
  for (let at = 0; at < width; at += 1) {
    const isFirst = target.folded.charCodeAt(at) === word.charCodeAt(0);
    if (isFirst && target.begins[at] === 1) board.scores[at] = AT_WORD_START;
  }
  for (let letter = 1; letter < word.length; letter += 1) setLetter(board, word, letter, target);
  return bestPath(board.scores, board.from, word.length, width);
}

function setLetter({ width, scores, from }: Board, word: string, letter: number, target: MatchText): void {
  const above = (letter - 1) * width;
  // The best place of the letter before that this one does not follow at once.
  let apart = -1;
  for (let at = letter; at < width; at += 1) {
    if (at >= 2 && scoreAt(scores, above, at - 2) > scoreAt(scores, above, apart)) apart = at - 2;
    if (target.folded.charCodeAt(at) !== word.charCodeAt(letter)) continue;
    const loose = more(scoreAt(scores, above, apart), target.begins[at] === 1 ? AT_WORD_START : 0);
    const joined = more(scoreAt(scores, above, at - 1), IN_A_ROW);
    scores[above + width + at] = Math.max(loose, joined);
    from[above + width + at] = joined >= loose ? at - 1 : apart;
  }
}

/** Nothing can be added to a way that does not exist. */
function more(score: number, by: number): number {
  return score === 0 ? 0 : score + by;
}

function scoreAt(scores: Int32Array, row: number, at: number): number {
  return at < 0 ? 0 : (scores[row + at] ?? 0);
}

function bestPath(scores: Int32Array, from: Int32Array, letters: number, width: number): Spread | null {
  const last = (letters - 1) * width;
  let at = 0;
  for (let other = 1; other < width; other += 1)
    if (scoreAt(scores, last, other) > scoreAt(scores, last, at)) at = other;
  const score = scoreAt(scores, last, at);
  if (score === 0) return null;
  const places = [at];
  for (let letter = letters - 1; letter > 0; letter -= 1) {
    at = from[letter * width + at] ?? 0;
    places.unshift(at);
  }
  return { score, places };
}

function runsOf(places: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last?.[1] === place) last[1] = place + 1;
    else runs.push([place, place + 1]);
  }
  return runs;
}

function found(target: MatchText, score: number, runs: readonly (readonly [number, number])[]): Match {
  // Of two equally good matches the one in the shorter text says more.
  const shortness = 10 / (10 + target.folded.length);
  return {
    score: score + shortness,
    stretches: unitedStretches(runs.map(([start, end]) => unfoldedStretch(target, start, end))),
  };
}

/** Stretches in order, those that overlap or touch made one. */
export function unitedStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const united: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((one, other) => one.start - other.start)) {
    const last = united.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else united.push({ start, end });
  }
  return united;
}
