import type { CodeView } from '../../../src/contract/views.ts';
import { foldText } from '../../../src/domain/folded-text.ts';

/** In a codebook up to this size all branches are open until somebody closes one. */
const SMALL = 60;

/** Codes whose name holds every word of a filter, with the codes above them. */
export function filteredCodes(codes: readonly CodeView[], query: string): readonly CodeView[] {
  const words = foldText(query)
    .folded.split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return codes;
  const parents = new Map(codes.map(({ id, parentId }) => [id, parentId]));
  const shown = new Set<string>();
  for (const { id, name } of codes) {
    const folded = foldText(name).folded;
    if (!words.every((word) => folded.includes(word))) continue;
    for (let at: string | null = id; at !== null && !shown.has(at); at = parents.get(at) ?? null)
      shown.add(at);
  }
  return codes.filter(({ id }) => shown.has(id));
}

/** The codes whose sub-codes are in sight. */
export function openBranches(
  codes: readonly CodeView[],
  open: readonly string[] | null,
  query: string,
): ReadonlySet<string> {
  if (query.trim() !== '' || (open === null && codes.length <= SMALL))
    return new Set(codes.map(({ id }) => id));
  return new Set(open ?? []);
}

/** The codes above one, outermost first, joined as a path; empty for a theme. */
export function pathAbove(codes: readonly CodeView[], code: CodeView): string {
  const names: string[] = [];
  let above = codes.find(({ id }) => id === code.parentId);
  while (above !== undefined) {
    names.unshift(above.name);
    const { parentId } = above;
    above = codes.find(({ id }) => id === parentId);
  }
  return names.join(' > ');
}
