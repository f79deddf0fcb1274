import type { Input } from '../contract/contract.ts';
import type { MergePreview } from '../contract/views.ts';
import { codes, markMerged, moveWhatStandsOnCode, updateCode } from '../db/codes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { memosOnCode } from '../db/memos.ts';
import { segmentAt, segmentsWithCode, updateSegment } from '../db/segments.ts';
import { type Code, inCodebookOrder, type PlacedCode, subtreeOf } from '../domain/code.ts';
import type { CodeId } from '../domain/ids.ts';
import { sameName } from '../domain/name.ts';
import { keyBetween } from '../domain/position.ts';
import { refuse } from '../kernel/errors.ts';
import { siblingsUnder } from './codebook.ts';
import { type Act, type Done, done } from './done.ts';
import { codeMeant } from './references.ts';
import { joined, uniteSegments } from './unite.ts';

type Pair = { readonly from: PlacedCode; readonly into: PlacedCode };

/** What a merge unites: the two codes meant, then their sub-codes of one name, parents first. */
function pairsMeant(db: Reader, input: Input<'code.merge'>): readonly Pair[] {
  const from = codeMeant(db, input.code);
  const into = codeMeant(db, input.into);
  const all = inCodebookOrder(codes(db));
  if (subtreeOf(all, from.id).has(into.id)) refuse('CODE_MERGE_INTO_ITSELF', { code: from.name });
  const pairs = pairsBeneath(all, { from, into }, from.id);
  for (const pair of pairs) {
    if (!pair.into.codable && segmentsWithCode(db, pair.from.id).length > 0)
      refuse('CODE_NOT_CODABLE', { code: pair.into.name });
  }
  return pairs;
}

/** `gone` is no partner for its own sub-codes where it is merged into its parent. */
function pairsBeneath(all: readonly PlacedCode[], pair: Pair, gone: CodeId): readonly Pair[] {
  const partners = all.filter(({ id, parentId }) => parentId === pair.into.id && id !== gone);
  const beneath = all
    .filter(({ parentId }) => parentId === pair.from.id)
    .flatMap((from) => {
      const into = partners.find(({ name }) => sameName(name, from.name));
      return into === undefined ? [] : pairsBeneath(all, { from, into }, gone);
    });
  return [pair, ...beneath];
}

/** What a merge would do, counted without doing it. */
export function previewMerge(db: Reader, input: Input<'code.previewMerge'>): MergePreview {
  return previewOf(db, pairsMeant(db, input));
}

function previewOf(db: Reader, pairs: readonly Pair[]): MergePreview {
  const moved = pairs.flatMap(({ from, into }) =>
    segmentsWithCode(db, from.id).map((segment) => segmentAt(db, { ...segment, codeId: into.id })),
  );
  const [first] = pairs;
  return {
    segments: moved.length,
    duplicates: moved.filter((there) => there !== null).length,
    subcodes: codes(db).filter(({ parentId }) => parentId === first?.from.id).length,
    memos: pairs.reduce((sum, { from }) => sum + memosOnCode(db, from.id), 0),
    definitionJoined: pairs.some(({ from, into }) => joinedDefinition(from, into) !== null),
  };
}

/**
 * Merges a code into another: its segments move (those that stand there already become one, with both
 * comments), its sub-codes move (those whose name is taken there merge in turn), its memos move, its
 * definition is joined to the other's.
 */
export function mergeCodes(tx: Writer, input: Input<'code.merge'>, act: Act): Done<MergePreview> {
  const pairs = pairsMeant(tx, input);
  const preview = previewOf(tx, pairs);
  const merging = new Set(pairs.map(({ from }) => from.id));
  const moved = { segments: 0 };
  const step = () => {
    act.progress.step(moved.segments, preview.segments);
    moved.segments += 1;
  };
  for (const pair of pairs) mergePair(tx, pair, merging, step);
  const [first] = pairs;
  return done(`Merged '${first?.from.name}' into '${first?.into.name}'`, preview);
}

function mergePair(tx: Writer, { from, into }: Pair, merging: ReadonlySet<CodeId>, step: () => void): void {
  // First of all, so that its name is free for a sub-code that takes its place.
  markMerged(tx, from.id, into.id);
  for (const segment of segmentsWithCode(tx, from.id)) {
    step();
    const there = segmentAt(tx, { ...segment, codeId: into.id });
    if (there === null) updateSegment(tx, { ...segment, codeId: into.id });
    else uniteSegments(tx, segment, there);
  }
  for (const child of siblingsUnder(codes(tx), from.id)) {
    if (merging.has(child.id)) continue;
    const last = siblingsUnder(codes(tx), into.id).at(-1);
    updateCode(tx, { ...child, parentId: into.id, position: keyBetween(last?.position ?? null, null) });
  }
  moveWhatStandsOnCode(tx, from.id, into.id);
  const definition = joinedDefinition(from, into);
  if (definition !== null) updateCode(tx, { ...into, ...definition });
}

type Definition = Pick<Code, 'definition' | 'includes' | 'excludes' | 'example'>;

function joinedDefinition(from: Code, into: Code): Definition | null {
  const both: Definition = {
    definition: joined(into.definition, from.definition),
    includes: joined(into.includes, from.includes),
    excludes: joined(into.excludes, from.excludes),
    example: joined(into.example, from.example),
  };
  const same =
    both.definition === into.definition &&
    both.includes === into.includes &&
    both.excludes === into.excludes &&
    both.example === into.example;
  return same ? null : both;
}
