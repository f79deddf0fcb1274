import type { CodeView } from '../../src/contract/views.ts';
import { matchText, matchWord, queryWords } from '../../src/domain/fuzzy-match.ts';

/** A code to choose; null stands for the top, among the themes. */
export type CodeChoice = {
  readonly id: string | null;
  readonly name: string;
  readonly code: CodeView | null;
};

/** A word found in the path alone says less than one in the name. */
const PATH_SHARE = 0.1;

export function choiceOf(code: CodeView): CodeChoice {
  return { id: code.id, name: code.name, code };
}

/** Choices whose name or path holds every word, best first; all in their order while nothing is typed. */
export function foundCodes(choices: readonly CodeChoice[], query: string): readonly CodeChoice[] {
  const words = queryWords(query);
  if (words.length === 0) return choices;
  return choices
    .map((choice) => ({ choice, score: scoreOf(choice, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ choice }) => choice);
}

/** 0 where a word is in neither. */
function scoreOf({ name, code }: CodeChoice, words: readonly string[]): number {
  const [inName, inPath] = [matchText(name), matchText(code?.path ?? '')];
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
