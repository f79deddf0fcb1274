import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { vocabularyFor } from '../../../fixtures/corpus/vocabulary.ts';
import { type Contest, times } from '../contest.ts';
import { searchFloor } from '../floors/search-floor.ts';
import { type Ground, SEED } from '../ground.ts';

const LIMIT = 50;
/** Places of words by frequency: neither on every page nor rare. */
const RANKS = [180, 200, 220, 240, 260, 280];

/** The first places of one word, each with a snippet; another word each time. */
export function searchContests({ get, database }: Ground): readonly Contest[] {
  const search = searchFloor(database, LIMIT);
  const { words } = vocabularyFor(SEED);
  const turn = { ours: 0, floor: 0 };
  const next = (side: keyof typeof turn) => {
    turn[side] += 1;
    return words[RANKS[turn[side] % RANKS.length] ?? 0] ?? '';
  };
  const find = (text: string) => get('search.find', { text, mode: 'words', limit: LIMIT });
  return [
    {
      operation: `word search, first ${LIMIT} with snippet`,
      ours: { run: () => find(next('ours')) },
      floor: { run: () => search(next('floor')) },
      agree: async () => {
        for (const rank of RANKS) {
          const word = words[rank] ?? '';
          const found = (await find(word)).map(({ document, line }) => [document, line]);
          strictEqual(found.length, LIMIT);
          deepStrictEqual(
            found,
            search(word).map(([document, line]) => [document, line]),
          );
        }
      },
      bar: times(3),
    },
  ];
}
