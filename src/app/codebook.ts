import { codeFrequencies } from '../analysis/frequencies.ts';
import type { Input } from '../contract/contract.ts';
import type { CodeView, MergePreview } from '../contract/views.ts';
import { codes, deleteCode, insertCode, markMerged, moveWhatStandsOnCode, updateCode } from '../db/codes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { memosOnCode } from '../db/memos.ts';
import { segmentAt, segmentCountsByCode, segmentsWithCode, updateSegment } from '../db/segments.ts';
import { type Code, colorOf, inCodebookOrder, type PlacedCode, subtreeOf } from '../domain/code.ts';
import type { Corpus } from '../domain/columns.ts';
import type { CodeId } from '../domain/ids.ts';
import { nameOf, sameName } from '../domain/name.ts';
import { keyBetween, keysAfter } from '../domain/position.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { type Act, counted, type Done, done } from './done.ts';
import { codeMeant } from './references.ts';
import { joined, uniteSegments } from './unite.ts';

type Counts = { readonly direct: ReadonlyMap<CodeId, number>; readonly subtree: ReadonlyMap<CodeId, number> };

/** Codes in codebook order, counted over `corpus` where the columns are loaded already, else by the database. */
export function listCodes(db: Reader, corpus: Corpus | null): readonly CodeView[] {
  const all = inCodebookOrder(codes(db));
  const { direct, subtree } = corpus === null ? countsInDatabase(db, all) : countsInColumns(corpus);
  return all.map(({ position: _, createdAt: __, ...code }) => ({
    ...code,
    segments: direct.get(code.id) ?? 0,
    segments_subtree: subtree.get(code.id) ?? 0,
  }));
}

function countsInColumns(corpus: Corpus): Counts {
  const { direct, subtree } = codeFrequencies(corpus);
  const byCode = (counts: Int32Array) =>
    new Map(corpus.codes.codes.map(({ id }, position) => [id, counts[position] ?? 0]));
  return { direct: byCode(direct), subtree: byCode(subtree) };
}

function countsInDatabase(db: Reader, all: readonly PlacedCode[]): Counts {
  const direct = segmentCountsByCode(db);
  return { direct, subtree: sumsOfSubtrees(all, direct) };
}

/** A segment has one code, so that the segments of a subtree are a sum. Every code stands before its sub-codes. */
function sumsOfSubtrees(
  inOrder: readonly PlacedCode[],
  counts: ReadonlyMap<CodeId, number>,
): ReadonlyMap<CodeId, number> {
  const sums = new Map(counts);
  for (const { id, parentId } of inOrder.toReversed()) {
    if (parentId !== null) sums.set(parentId, (sums.get(parentId) ?? 0) + (sums.get(id) ?? 0));
  }
  return sums;
}

export function createCode(tx: Writer, input: Input<'code.create'>, act: Act): Done<{ readonly id: string }> {
  const parent = input.parent === null ? null : codeMeant(tx, input.parent);
  const color = input.color === undefined ? null : orRefuse(colorOf(input.color), { color: input.color });
  const code = newCode(tx, { name: input.name, parentId: parent?.id ?? null }, act);
  updateCode(tx, { ...code, color, origin: input.origin ?? null, codable: input.codable ?? true });
  return done(`Created code '${code.name}'`, { id: code.id });
}

/** Adds a code behind its siblings. */
export function newCode(
  tx: Writer,
  place: { readonly name: string; readonly parentId: CodeId | null },
  act: Act,
): Code {
  const name = orRefuse(nameOf(place.name), { name: place.name });
  const siblings = siblingsUnder(codes(tx), place.parentId);
  if (siblings.some((sibling) => sameName(sibling.name, name))) refuse('CODE_NAME_TAKEN', { name });
  return codeBehind(tx, { name, parentId: place.parentId, last: siblings.at(-1)?.position ?? null }, act);
}

/** Adds a code whose name is free behind the position of its last sibling (null: there is none). */
export function codeBehind(
  tx: Writer,
  {
    name,
    parentId,
    last,
  }: { readonly name: string; readonly parentId: CodeId | null; readonly last: string | null },
  act: Act,
): Code {
  const code: Code = {
    id: act.newId<CodeId>(),
    parentId,
    name,
    codable: true,
    definition: '',
    includes: '',
    excludes: '',
    example: '',
    origin: null,
    color: null,
    position: keyBetween(last, null),
    createdAt: act.now(),
  };
  insertCode(tx, code, act.coder.id);
  return code;
}

function siblingsUnder(all: readonly Code[], parentId: CodeId | null): readonly Code[] {
  return all
    .filter((code) => code.parentId === parentId)
    .sort((one, other) =>
      one.position < other.position ? -1 : one.position > other.position ? 1 : one.id < other.id ? -1 : 1,
    );
}

export function renameCode(tx: Writer, input: Input<'code.rename'>): Done<null> {
  const code = codeMeant(tx, input.code);
  const name = orRefuse(nameOf(input.name), { name: input.name });
  refuseTakenName(codes(tx), code.parentId, name, code.id);
  updateCode(tx, { ...code, name });
  return done(`Renamed code '${code.name}' to '${name}'`, null);
}

function refuseTakenName(all: readonly Code[], parentId: CodeId | null, name: string, own: CodeId): void {
  const taken = all.some(
    (other) => other.id !== own && other.parentId === parentId && sameName(other.name, name),
  );
  if (taken) refuse('CODE_NAME_TAKEN', { name });
}

/** Moves a code with its branch under `parent` (null: to the themes), before a sibling or behind them all. */
export function moveCode(tx: Writer, input: Input<'code.move'>): Done<null> {
  const code = codeMeant(tx, input.code);
  const parent = input.parent === null ? null : codeMeant(tx, input.parent);
  const all = codes(tx);
  if (parent !== null && subtreeOf(all, code.id).has(parent.id))
    refuse('CODE_MOVE_INTO_ITSELF', { code: code.name });
  const parentId = parent?.id ?? null;
  refuseTakenName(all, parentId, code.name, code.id);
  const before = input.before === undefined || input.before === null ? null : codeMeant(tx, input.before);
  if (before !== null && before.parentId !== parentId)
    refuse('NOT_FOUND', { what: 'code at that place', name: before.name });
  if (before?.id !== code.id) {
    const siblings = apart(tx, siblingsUnder(all, parentId));
    updateCode(tx, { ...code, parentId, position: positionBefore(siblings, code.id, before) });
  }
  return done(
    `Moved code '${code.name}'${parent === null ? ' to the themes' : ` under '${parent.name}'`}`,
    null,
  );
}

/** Undo and redo can bring codes of two coders to one place: then all get new ones, in the order shown. */
function apart(tx: Writer, siblings: readonly Code[]): readonly Code[] {
  if (new Set(siblings.map(({ position }) => position)).size === siblings.length) return siblings;
  const positions = keysAfter(null, siblings.length);
  const placed = siblings.map((code, index) => ({ ...code, position: positions[index] ?? code.position }));
  for (const code of placed) updateCode(tx, code);
  return placed;
}

function positionBefore(siblings: readonly Code[], own: CodeId, before: PlacedCode | null): string {
  const others = siblings.filter(({ id }) => id !== own);
  const index = before === null ? others.length : others.findIndex(({ id }) => id === before.id);
  return keyBetween(others[index - 1]?.position ?? null, others[index]?.position ?? null);
}

export function recolorCode(tx: Writer, input: Input<'code.recolor'>): Done<null> {
  const code = codeMeant(tx, input.code);
  const color = input.color === null ? null : orRefuse(colorOf(input.color), { color: input.color });
  updateCode(tx, { ...code, color });
  return done(`Recoloured code '${code.name}'`, null);
}

/** Changes the given parts of a code's definition and leaves the others. */
export function defineCode(tx: Writer, input: Input<'code.define'>): Done<null> {
  const code = codeMeant(tx, input.code);
  updateCode(tx, {
    ...code,
    definition: input.definition ?? code.definition,
    includes: input.includes ?? code.includes,
    excludes: input.excludes ?? code.excludes,
    example: input.example ?? code.example,
    origin: input.origin === undefined ? code.origin : input.origin,
    codable: input.codable ?? code.codable,
  });
  return done(`Defined code '${code.name}'`, null);
}

/** Deletes a code with its sub-codes, their segments and memos. */
export function deleteBranch(
  tx: Writer,
  input: Input<'code.delete'>,
): Done<{ readonly codes: number; readonly segments: number }> {
  const code = codeMeant(tx, input.code);
  const branch = [...subtreeOf(codes(tx), code.id)].reverse();
  const segments = branch.reduce((sum, id) => sum + segmentsWithCode(tx, id).length, 0);
  for (const id of branch) deleteCode(tx, id);
  return done(`Deleted code '${code.name}' with ${counted(segments, 'segment')}`, {
    codes: branch.length,
    segments,
  });
}

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
export function mergeCodes(tx: Writer, input: Input<'code.merge'>): Done<MergePreview> {
  const pairs = pairsMeant(tx, input);
  const preview = previewOf(tx, pairs);
  const merging = new Set(pairs.map(({ from }) => from.id));
  for (const pair of pairs) mergePair(tx, pair, merging);
  const [first] = pairs;
  return done(`Merged code '${first?.from.name}' into '${first?.into.name}'`, preview);
}

function mergePair(tx: Writer, { from, into }: Pair, merging: ReadonlySet<CodeId>): void {
  // First of all, so that its name is free for a sub-code that takes its place.
  markMerged(tx, from.id, into.id);
  for (const segment of segmentsWithCode(tx, from.id)) {
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
