import { deepStrictEqual, ok } from 'node:assert/strict';
import type { TableView } from '../../../src/contract/views.ts';
import { type Contest, times } from '../contest.ts';
import { csvFloor, type FloorRow, firstRows, segmentRows } from '../floors/row-floor.ts';
import type { Ground } from '../ground.ts';

const FIRST = 50;

/** The segments of a theme and all beneath it, with who speaks, line, words and text; and all segments as CSV. */
export async function segmentTableContests({ get, database }: Ground): Promise<readonly Contest[]> {
  const codes = await get('code.list', {});
  const theme = codes.find(({ level, segments_subtree }) => level === 1 && segments_subtree >= FIRST);
  if (theme === undefined) throw new Error('no theme has enough segments');
  const branch = codes
    .filter(({ path }) => path === theme.path || path.startsWith(`${theme.path} > `))
    .map(({ id }) => id);
  return [
    {
      operation: `segments of a branch, first ${FIRST}`,
      ours: { run: () => get('segment.table', { code: theme.id, where: [], coder: 'any', limit: FIRST }) },
      floor: { run: () => firstRows(segmentRows(database, { codes: branch }), FIRST) },
      agree: async () => {
        const table = await get('segment.table', { code: theme.id, where: [], coder: 'any', limit: FIRST });
        deepStrictEqual(cellsOf(table), firstRows(segmentRows(database, { codes: branch }), FIRST));
      },
      bar: times(2),
    },
    {
      operation: 'segments of a branch, all',
      ours: { run: () => get('segment.table', { code: theme.id, where: [], coder: 'any' }) },
      floor: { run: () => [...segmentRows(database, { codes: branch })] },
      agree: async () => {
        const table = await get('segment.table', { code: theme.id, where: [], coder: 'any' });
        deepStrictEqual(cellsOf(table), [...segmentRows(database, { codes: branch })]);
      },
      bar: times(2),
    },
    {
      operation: 'export all segments, CSV',
      ours: { run: () => get('segment.export', { where: [], coder: 'any' }) },
      floor: { run: () => csvFloor(database) },
      agree: async () => {
        const { bytes } = await get('segment.export', { where: [], coder: 'any' });
        ok(Buffer.from(bytes).equals(csvFloor(database)), 'the two exports differ');
      },
      bar: times(2),
    },
  ];
}

/** Cells as the floor has them: lists joined, nothing for null. */
function cellsOf({ rows }: TableView): readonly FloorRow[] {
  return rows.map((row) =>
    row.map((cell) => (cell === null || typeof cell === 'object' ? (cell ?? []).join('; ') : cell)),
  );
}
