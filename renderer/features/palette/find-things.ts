import {
  type MatchText,
  matchText,
  matchWord,
  queryWords,
  type Stretch,
  unitedStretches,
} from '../../../src/domain/fuzzy-match.ts';

/** Something the palette leads to, found by its name. */
export type Thing = {
  readonly id: string;
  readonly kind: 'code' | 'transcript' | 'participant' | 'command';
  readonly name: string;
  /** A quiet word beside the name: a code's path, a command's group. */
  readonly note: string;
};
export type ReadyThing = { readonly thing: Thing; readonly name: MatchText; readonly note: MatchText };
export type FoundThing = { readonly thing: Thing; readonly stretches: readonly Stretch[] };

/** Of each kind so many at most, so that one kind never hides the others. */
const MOST = { code: 8, transcript: 6, participant: 5, command: 8 } as const;
/** A word in the note alone says less than any match in the name. */
const NOTE_SHARE = 0.1;

export function readyThings(things: readonly Thing[]): readonly ReadyThing[] {
  return things.map((thing) => ({ thing, name: matchText(thing.name), note: matchText(thing.note) }));
}

/**
 * Things that hold every word of the query in name or note: kinds in the order of their best match, the best first
 * within each. Without a query: the recent ones, then commands.
 */
export function findThings(
  ready: readonly ReadyThing[],
  query: string,
  recent: readonly string[],
): readonly FoundThing[] {
  const words = queryWords(query);
  if (words.length === 0) return atRest(ready, recent);
  const scored = ready
    .flatMap((entry) => {
      const match = matchThing(entry, words);
      const rank = recent.indexOf(entry.thing.id);
      return match === null ? [] : [{ ...match, score: match.score + (rank === -1 ? 0 : 2 / (1 + rank)) }];
    })
    .toSorted((one, other) => other.score - one.score);
  // Letters here and there only count where nothing holds the words as they are written.
  const exact = scored.filter(({ inRow }) => inRow);
  const byKind = Map.groupBy(exact.length > 0 ? exact : scored, ({ thing }) => thing.kind);
  return [...byKind].flatMap(([kind, found]) =>
    found.slice(0, MOST[kind]).map(({ thing, stretches }) => ({ thing, stretches })),
  );
}

function atRest(ready: readonly ReadyThing[], recent: readonly string[]): readonly FoundThing[] {
  const byId = new Map(ready.map(({ thing }) => [thing.id, thing]));
  const before = recent.flatMap((id) => byId.get(id) ?? []).slice(0, MOST.code);
  const commands = ready
    .map(({ thing }) => thing)
    .filter((thing) => thing.kind === 'command' && !before.includes(thing));
  return [...before, ...commands].map((thing) => ({ thing, stretches: [] }));
}

function matchThing(
  { thing, name, note }: ReadyThing,
  words: readonly string[],
): (FoundThing & { readonly score: number; readonly inRow: boolean }) | null {
  let score = 0;
  const stretches: Stretch[] = [];
  for (const word of words) {
    const named = matchWord(word, name);
    const noted = named === null && note.folded.includes(word) ? matchWord(word, note) : null;
    if (named === null && noted === null) return null;
    score += named?.score ?? (noted?.score ?? 0) * NOTE_SHARE;
    stretches.push(...(named?.stretches ?? []));
  }
  const inRow = words.every((word) => name.folded.includes(word) || note.folded.includes(word));
  return { thing, score, inRow, stretches: unitedStretches(stretches) };
}
