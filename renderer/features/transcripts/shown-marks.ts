import type { CodeView, MarkView } from '../../../src/contract/views.ts';
import type { MarkFilter } from '../../state/transcripts.ts';

/** The code itself and all codes beneath it. */
export function subtreeIds(codes: readonly CodeView[], root: string): ReadonlySet<string> {
  const children = Map.groupBy(codes, ({ parentId }) => parentId);
  const ids = new Set<string>();
  const visit = (id: string): void => {
    if (ids.has(id)) return;
    ids.add(id);
    for (const child of children.get(id) ?? []) visit(child.id);
  };
  visit(root);
  return ids;
}

/** The segments a filter lets through, in the order given. A code or coder that is gone filters nothing. */
export function shownMarks(
  marks: readonly MarkView[],
  codes: readonly CodeView[],
  { codeId, coderId, since }: MarkFilter,
): readonly MarkView[] {
  const known = codeId !== null && codes.some(({ id }) => id === codeId);
  if (!known && coderId === null && since === null) return marks;
  const wanted = known ? subtreeIds(codes, codeId) : null;
  const from = since === null ? 0 : dayStart(since);
  return marks.filter(
    (mark) =>
      (wanted === null || wanted.has(mark.codeId)) &&
      (coderId === null || mark.coderId === coderId) &&
      mark.createdAt >= from,
  );
}

/** When a day `YYYY-MM-DD` begins where the window is, epoch milliseconds. */
export function dayStart(day: string): number {
  return new Date(`${day}T00:00:00`).getTime();
}

/** The day that lies some days before an instant, as `YYYY-MM-DD`. */
export function dayBefore(now: number, days: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() - days);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
