import { codeFrequencies } from '../analysis/frequencies.ts';
import type { Input } from '../contract/contract.ts';
import type { CodeView } from '../contract/views.ts';
import { codes, deleteCode, insertCode, updateCode } from '../db/codes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { segmentCountsByCode, segmentsWithCode } from '../db/segments.ts';
import { type Code, colorOf, inCodebookOrder, type PlacedCode, subtreeOf } from '../domain/code.ts';
import { isPaletteColor, type Look, looksOf, nextThemeColor, PALETTE } from '../domain/code-look.ts';
import type { Corpus } from '../domain/columns.ts';
import type { CodeId } from '../domain/ids.ts';
import { nameOf, sameName } from '../domain/name.ts';
import { keyBetween, keysAfter } from '../domain/position.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { type Act, counted, type Done, done } from './done.ts';
import { codeMeant } from './references.ts';

/** Every code has a look: this stands where the type cannot know it. */
const PLAIN: Look = { color: PALETTE[0].hex, pattern: 'solid' };

type Counts = { readonly direct: ReadonlyMap<CodeId, number>; readonly subtree: ReadonlyMap<CodeId, number> };

/** Codes in codebook order, counted over `corpus` where the columns are loaded already, else by the database. */
export function listCodes(
  db: Reader,
  corpus: Corpus | null,
  participants: ReadonlyMap<CodeId, number>,
): readonly CodeView[] {
  const all = inCodebookOrder(codes(db));
  const { direct, subtree } = corpus === null ? countsInDatabase(db, all) : countsInColumns(corpus);
  const looks = looksOf(all);
  return all.map(({ position: _, createdAt: __, ...code }) => ({
    ...code,
    look: looks.get(code.id) ?? PLAIN,
    segments: direct.get(code.id) ?? 0,
    segments_subtree: subtree.get(code.id) ?? 0,
    participants: participants.get(code.id) ?? 0,
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
  updateCode(tx, {
    ...code,
    color: color ?? code.color,
    origin: input.origin ?? null,
    codable: input.codable ?? true,
  });
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
  const { parentId } = place;
  const color = parentId === null ? nextThemeColor(siblings) : null;
  return codeBehind(tx, { name, parentId, color, last: siblings.at(-1)?.position ?? null }, act);
}

type Behind = Pick<Code, 'name' | 'parentId' | 'color'> & { readonly last: string | null };

/** Adds a code whose name is free behind the position of its last sibling (null: there is none). */
export function codeBehind(tx: Writer, { name, parentId, color, last }: Behind, act: Act): Code {
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
    color,
    pattern: null,
    position: keyBetween(last, null),
    createdAt: act.now(),
  };
  insertCode(tx, code, act.coder.id);
  return code;
}

/** The codes right beneath a parent, in their order. */
export function siblingsUnder(all: readonly Code[], parentId: CodeId | null): readonly Code[] {
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
  return done(`Renamed '${code.name}' to '${name}'`, null);
}

function refuseTakenName(all: readonly Code[], parentId: CodeId | null, name: string, own: CodeId): void {
  const taken = all.some(
    (other) => other.id !== own && other.parentId === parentId && sameName(other.name, name),
  );
  if (taken) refuse('CODE_NAME_TAKEN', { name });
}

/**
 * Moves a code with its branch under `parent` (null: to the themes), before a sibling or behind them all. Where it
 * stands there already nothing is changed.
 */
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
  const siblings = siblingsUnder(all, parentId);
  if (!isThere(siblings, code.id, before)) {
    const position = positionBefore(apart(tx, siblings), code.id, before);
    updateCode(tx, { ...code, parentId, position, color: colorAt(all, code, parentId) });
  }
  return done(movedLabel(code, parent, before), null);
}

function movedLabel(code: Code, parent: Code | null, before: Code | null): string {
  if (code.parentId !== (parent?.id ?? null))
    return parent === null ? `Made '${code.name}' a theme` : `Moved '${code.name}' into '${parent.name}'`;
  if (before !== null) return `Moved '${code.name}' before '${before.name}'`;
  return `Moved '${code.name}' to the end of ${parent === null ? 'the themes' : `'${parent.name}'`}`;
}

/** Whether a code stands before a sibling, or behind them all, or is to stand before itself. */
function isThere(siblings: readonly Code[], own: CodeId, before: Code | null): boolean {
  const place = siblings.findIndex(({ id }) => id === own);
  if (place === -1) return false;
  return before?.id === own || siblings[place + 1]?.id === before?.id;
}

/**
 * A theme has a colour of its own, a sub-code the one above it: a code that becomes a theme takes the next one, and a
 * theme that becomes a sub-code gives its colour of the palette up, so that a branch keeps looking like one.
 */
function colorAt(all: readonly Code[], code: Code, parentId: CodeId | null): string | null {
  if ((code.parentId === null) === (parentId === null)) return code.color;
  if (parentId === null) return code.color ?? nextThemeColor(siblingsUnder(all, null));
  return code.color !== null && isPaletteColor(code.color) ? null : code.color;
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

/** Gives a code its own colour or line, or with null what the rules give; what is left out stays. */
export function recolorCode(tx: Writer, input: Input<'code.recolor'>): Done<null> {
  const code = codeMeant(tx, input.code);
  const color =
    typeof input.color === 'string' ? orRefuse(colorOf(input.color), { color: input.color }) : input.color;
  const after = {
    ...code,
    color: color === undefined ? code.color : color,
    pattern: input.pattern === undefined ? code.pattern : input.pattern,
  };
  updateCode(tx, after);
  const label =
    after.color === code.color ? `Changed the line of '${code.name}'` : `Recoloured '${code.name}'`;
  return done(label, null);
}

/** Changes the given parts of a code's definition and leaves the others. */
export function defineCode(tx: Writer, input: Input<'code.define'>): Done<null> {
  const code = codeMeant(tx, input.code);
  const after: Code = {
    ...code,
    definition: input.definition ?? code.definition,
    includes: input.includes ?? code.includes,
    excludes: input.excludes ?? code.excludes,
    example: input.example ?? code.example,
    origin: input.origin === undefined ? code.origin : input.origin,
    codable: input.codable ?? code.codable,
  };
  updateCode(tx, after);
  return done(definedLabel(code, after), null);
}

const DEFINED = {
  definition: 'Edited the definition of',
  includes: 'Edited when to use',
  excludes: 'Edited when not to use',
  example: 'Changed the example of',
  origin: 'Changed the origin of',
} as const;

/** Names the one part that was changed. */
function definedLabel(before: Code, after: Code): string {
  const parts = (['definition', 'includes', 'excludes', 'example', 'origin'] as const).filter(
    (part) => before[part] !== after[part],
  );
  const [part, second] = parts;
  const name = `'${before.name}'`;
  if (before.codable !== after.codable && part === undefined)
    return after.codable ? `Made ${name} a code` : `Made ${name} a folder`;
  if (part === undefined || second !== undefined || before.codable !== after.codable) return `Edited ${name}`;
  return `${DEFINED[part]} ${name}`;
}

/** Deletes a code with its sub-codes, their segments and memos. */
export function deleteBranch(
  tx: Writer,
  input: Input<'code.delete'>,
  act: Act,
): Done<{ readonly codes: number; readonly segments: number }> {
  const code = codeMeant(tx, input.code);
  const branch = [...subtreeOf(codes(tx), code.id)].reverse();
  const segments = branch.reduce((sum, id) => sum + segmentsWithCode(tx, id).length, 0);
  for (const [index, id] of branch.entries()) {
    act.progress.step(index, branch.length);
    deleteCode(tx, id);
  }
  const gone = [
    ...(branch.length > 1 ? [counted(branch.length - 1, 'sub-code')] : []),
    ...(segments > 0 ? [counted(segments, 'segment')] : []),
  ].join(' and ');
  const label = `Deleted code '${code.name}'${gone === '' ? '' : ` with ${gone}`}`;
  return done(label, { codes: branch.length, segments });
}
