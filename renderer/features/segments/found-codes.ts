import type { CodeView } from '../../../src/contract/views.ts';
import { matchText, matchWord, queryWords } from '../../../src/domain/fuzzy-match.ts';

/** A word found in the path alone says less than one in the name. */
const PATH_SHARE = 0.1;

/** Codes for coding whose name or path holds every word, best first; all in codebook order while nothing is typed. */
export function foundCodes(codes: readonly CodeView[], query: string): readonly CodeView[] {
  const codable = codes.filter((code) => code.codable);
  const words = queryWords(query);
  if (words.length === 0) return codable;
  return codable
    .map((code) => ({ code, score: scoreOf(code, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ code }) => code);
}

/** 0 where a word is in neither. */
function scoreOf({ name, path }: CodeView, words: readonly string[]): number {
  const [inName, inPath] = [matchText(name), matchText(path)];
  let sum = 0;
  for (const word of words) {
    const score = Math.max(
      matchWord(word, inName)?.score ?? 0,
      (matchWord(word, inPath)?.score ?? 0) * PATH_SHARE,
    );
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}
