import type { Instant } from '../kernel/clock.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Pattern } from './code-look.ts';
import { formatCodePath } from './code-path.ts';
import type { CodeId } from './ids.ts';
import { foldName, sameName } from './name.ts';

export const ORIGINS = ['guide', 'data', 'in vivo'] as const;
/** Where a code came from: the interview guide, the data, or a participant's own words. */
export type Origin = (typeof ORIGINS)[number];

export type CodeDefinition = {
  readonly definition: string;
  readonly includes: string;
  readonly excludes: string;
  readonly example: string;
};

export type Code = CodeDefinition & {
  readonly id: CodeId;
  readonly parentId: CodeId | null;
  readonly name: string;
  /** False for a folder, which is not for coding. */
  readonly codable: boolean;
  readonly origin: Origin | null;
  /** Its own, `#rrggbb` in lower case; null where the rules give one (`looksOf`). */
  readonly color: string | null;
  /** Its own; null where the rules give one. */
  readonly pattern: Pattern | null;
  readonly position: string;
  readonly createdAt: Instant;
};

/** A code at its place in the codebook. A theme has level 1. */
export type PlacedCode = Code & { readonly level: number; readonly path: string };

/** Codebook order: each code before its sub-codes, siblings by position. */
export function inCodebookOrder(codes: readonly Code[]): readonly PlacedCode[] {
  const byParent = Map.groupBy(codes, (code) => code.parentId);
  const placed: PlacedCode[] = [];
  const place = (parentId: CodeId | null, names: readonly string[]): void => {
    for (const code of [...(byParent.get(parentId) ?? [])].sort(bySiblingOrder)) {
      const path = [...names, code.name];
      placed.push({ ...code, level: path.length, path: formatCodePath(path) });
      place(code.id, path);
    }
  };
  place(null, []);
  return placed;
}

function bySiblingOrder(one: Code, other: Code): number {
  if (one.position !== other.position) return one.position < other.position ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** The code itself and all beneath it. */
export function subtreeOf(codes: readonly Code[], root: CodeId): ReadonlySet<CodeId> {
  const byParent = Map.groupBy(codes, (code) => code.parentId);
  const found = new Set<CodeId>();
  const visit = (id: CodeId): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const child of byParent.get(id) ?? []) visit(child.id);
  };
  visit(root);
  return found;
}

/** The code at the end of a path of names, matched as people write them. */
export function codeAt(codes: readonly Code[], names: readonly string[]): Code | null {
  let found: Code | null = null;
  for (const name of names) {
    const parentId: CodeId | null = found === null ? null : found.id;
    const siblings: readonly Code[] = codes.filter((code) => code.parentId === parentId);
    found =
      siblings.find((code) => code.name === name) ??
      siblings.find((code) => sameName(code.name, name)) ??
      null;
    if (found === null) return null;
  }
  return found;
}

/** The codes beneath one parent; of several with one name, the first in codebook order. */
type Siblings = {
  readonly byName: Map<string, PlacedCode>;
  readonly byFoldedName: Map<string, PlacedCode>;
  lastPosition: string;
};

/** The codes of a project by their parents, held so that many paths are looked up without reading them again. */
export type Codebook = Map<CodeId | null, Siblings>;

export function codebookOf(codes: readonly Code[]): Codebook {
  const codebook: Codebook = new Map();
  for (const code of inCodebookOrder(codes)) keepCode(codebook, code);
  return codebook;
}

/** As `codeAt`, for one name beneath a parent. */
export function childNamed(codebook: Codebook, parentId: CodeId | null, name: string): PlacedCode | null {
  const siblings = codebook.get(parentId);
  return siblings?.byName.get(name) ?? siblings?.byFoldedName.get(foldName(name)) ?? null;
}

/** The position of the last code beneath a parent, null where there is none. */
export function lastPositionUnder(codebook: Codebook, parentId: CodeId | null): string | null {
  return codebook.get(parentId)?.lastPosition ?? null;
}

/** The themes in codebook order, those that came last behind. */
export function themesIn(codebook: Codebook): Iterable<PlacedCode> {
  return codebook.get(null)?.byName.values() ?? [];
}

/** Takes in a code that is new behind its siblings, or one that changed in all but its name and place. */
export function keepCode(codebook: Codebook, code: PlacedCode): void {
  const siblings = codebook.get(code.parentId) ?? {
    byName: new Map(),
    byFoldedName: new Map(),
    lastPosition: code.position,
  };
  codebook.set(code.parentId, siblings);
  if (code.position > siblings.lastPosition) siblings.lastPosition = code.position;
  for (const [names, name] of [
    [siblings.byName, code.name],
    [siblings.byFoldedName, foldName(code.name)],
  ] as const) {
    if ((names.get(name) ?? code).id === code.id) names.set(name, code);
  }
}

export function colorOf(text: string): Result<string, 'COLOR_INVALID'> {
  const color = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(color)) return ok(color);
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(color);
  if (short === null) return err('COLOR_INVALID');
  const [, red, green, blue] = short;
  return ok(`#${red}${red}${green}${green}${blue}${blue}`);
}
