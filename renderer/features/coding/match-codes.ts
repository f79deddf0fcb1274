import type { CodeView } from '../../../src/contract/views.ts';
import {
  type Match,
  type MatchText,
  matchText,
  matchWord,
  queryWords,
  type Stretch,
  unitedStretches,
} from '../../../src/domain/fuzzy-match.ts';

/** Codes made ready to be found while typing. */
export type CodeIndex = readonly IndexedCode[];
type IndexedCode = {
  readonly code: CodeView;
  /** As the picker shows it behind the name: names of the codes above, outermost first. */
  readonly above: string;
  readonly name: MatchText;
  readonly path: MatchText;
};

export type FoundCode = {
  readonly code: CodeView;
  readonly above: string;
  readonly inName: readonly Stretch[];
  readonly inAbove: readonly Stretch[];
};

/** A word in the path alone says less than any match in the name. */
const PATH_SHARE = 0.1;
/** Breaks ties only. */
const RECENT = 2;

export function indexCodes(codes: readonly CodeView[]): CodeIndex {
  const byId = new Map(codes.map((code) => [code.id, code]));
  return codes
    .filter(({ codable }) => codable)
    .map((code) => {
      const above = namesAbove(code, byId).join(' > ');
      return { code, above, name: matchText(code.name), path: matchText(above) };
    });
}

function namesAbove(code: CodeView, byId: ReadonlyMap<string, CodeView>): readonly string[] {
  const names: string[] = [];
  let parent = code.parentId === null ? undefined : byId.get(code.parentId);
  while (parent !== undefined && names.length < byId.size) {
    names.unshift(parent.name);
    parent = parent.parentId === null ? undefined : byId.get(parent.parentId);
  }
  return names;
}

/**
 * Codes whose name and path hold every word of the query, best first; among equals recent ones, then codebook order.
 * Without a query: recent codes first, then the codebook.
 */
export function matchCodes(index: CodeIndex, query: string, recent: readonly string[]): readonly FoundCode[] {
  const words = queryWords(query);
  const ranks = new Map(recent.map((id, rank) => [id, rank]));
  if (words.length === 0) return recentFirst(index, ranks);
  const placed = pathMatcher();
  return index
    .flatMap((entry) => {
      const match = matchEntry(entry, words, placed);
      const recency = ranks.has(entry.code.id) ? RECENT / (1 + (ranks.get(entry.code.id) ?? 0)) : 0;
      return match === null ? [] : [{ ...match, score: match.score + recency }];
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ score: _, ...found }) => found);
}

function recentFirst(index: CodeIndex, ranks: ReadonlyMap<string, number>): readonly FoundCode[] {
  const rank = ({ code }: IndexedCode) => ranks.get(code.id) ?? ranks.size;
  return index
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ code, above }) => ({ code, above, inName: [], inAbove: [] }));
}

type Scored = FoundCode & { readonly score: number };

/** Matches in paths, each path looked at once: many codes stand beneath one theme. */
function pathMatcher(): (word: string, path: MatchText) => Match | null {
  const known = new Map<string, Match | null>();
  return (word, path) => {
    const key = `${word} ${path.text}`;
    const match = known.get(key);
    if (match !== undefined) return match;
    const found = matchWord(word, path);
    known.set(key, found);
    return found;
  };
}

function matchEntry(
  { code, above, name, path }: IndexedCode,
  words: readonly string[],
  matchPath: ReturnType<typeof pathMatcher>,
): Scored | null {
  let score = 0;
  const inName: Match[] = [];
  const inAbove: Match[] = [];
  for (const word of words) {
    const named = matchWord(word, name);
    const placed = named === null ? matchPath(word, path) : null;
    if (named !== null) inName.push(named);
    else if (placed !== null) inAbove.push(placed);
    else return null;
    score += named?.score ?? (placed?.score ?? 0) * PATH_SHARE;
  }
  return { code, above, score, inName: stretchesOf(inName), inAbove: stretchesOf(inAbove) };
}

function stretchesOf(matches: readonly Match[]): readonly Stretch[] {
  return unitedStretches(matches.flatMap(({ stretches }) => stretches));
}
