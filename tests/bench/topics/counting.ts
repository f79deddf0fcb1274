import { deepStrictEqual } from 'node:assert/strict';
import { startCrosstab } from '../../../src/analysis/crosstab.ts';
import type { CrosstabState } from '../../../src/analysis/crosstab-state.ts';
import { readCrosstab } from '../../../src/analysis/crosstab-table.ts';
import { codeFrequencies } from '../../../src/analysis/frequencies.ts';
import { reportsOf } from '../../../src/app/reports.ts';
import type { Corpus } from '../../../src/domain/columns.ts';
import type { CrosstabQuery } from '../../../src/domain/crosstab-query.ts';
import { type Bar, type Contest, times } from '../contest.ts';
import { type FloorColumns, loadFloorColumns } from '../floors/column-floor.ts';
import { crosstabFloor, FLOOR_UNITS, frequencyFloor } from '../floors/crosstab-floor.ts';
import type { Ground } from '../ground.ts';
import { newPlaces } from '../new-places.ts';

const AFTER_EDIT: Bar = {
  label: '0.2 ms or 0.1 x',
  limit: (floor) => Math.max(0.2, floor / 10),
};

/**
 * Counting over columns that are loaded: from the columns to the numbers of every unit, without the building
 * of what a window or a file shows. After an edit, `count` and one table, over one state of the file as the host asks.
 */
export function countingContests(ground: Ground): readonly Contest[] {
  const { reader, snapshot } = ground.host.project;
  const reports = reportsOf(reader);
  const columns = loadFloorColumns(ground.database);
  const corpus = reports.corpus();
  const byGroup = queryBy(corpus, ['profession', 'site']);
  const applyNext = newPlaces(ground);
  return [
    {
      operation: 'code frequencies',
      ours: { run: () => codeFrequencies(corpus).subtree },
      floor: { run: () => frequencyFloor(columns) },
      agree: () => agreeOnFrequencies(corpus, columns),
      bar: times(3),
    },
    {
      operation: 'crosstab code x group x site',
      ours: { run: () => everyUnit(startCrosstab(corpus, byGroup)) },
      floor: { run: () => crosstabFloor(columns) },
      agree: () => agreeOnCrosstab(startCrosstab(corpus, byGroup), columns),
      bar: times(2),
    },
    {
      operation: 'the same after one edit',
      ours: {
        before: applyNext,
        run: () => snapshot(() => readCrosstab(reports.count(byGroup), 'participants')),
      },
      floor: { run: () => crosstabFloor(columns) },
      agree: async () => {
        reports.count(byGroup);
        await applyNext();
        const kept = everyUnit(reports.count(byGroup));
        deepStrictEqual(kept, everyUnit(startCrosstab(reports.corpus(), byGroup)));
      },
      bar: AFTER_EDIT,
    },
  ];
}

function queryBy({ attributes }: Corpus, names: readonly string[]): CrosstabQuery {
  return {
    by: names
      .flatMap((name) => attributes.filter((attribute) => attribute.name === name))
      .map(({ id }) => id),
    coders: { kind: 'any' },
    where: [],
    code: null,
    direct: false,
    includeInterviewer: false,
  };
}

function everyUnit(state: CrosstabState) {
  return FLOOR_UNITS.map((unit) => readCrosstab(state, unit));
}

function agreeOnFrequencies(corpus: Corpus, columns: FloorColumns): void {
  const { subtree } = codeFrequencies(corpus);
  deepStrictEqual(
    corpus.codes.codes.map(({ id }, position) => [id, subtree[position]]).sort(),
    Array.from(frequencyFloor(columns), (count, row) => [columns.codes[row], count]).sort(),
  );
}

function agreeOnCrosstab(state: CrosstabState, columns: FloorColumns): void {
  const floor = crosstabFloor(columns);
  const rowOf = new Map(columns.codes.map((id, row) => [id as string, row]));
  for (const unit of FLOOR_UNITS) {
    const { groups, rows, values } = readCrosstab(state, unit);
    deepStrictEqual(
      groups.map(({ label, n }) => [label, n]).sort(),
      floor.groups.map((group, index) => [group, floor.n[index]]).sort(),
    );
    for (const [place, group] of [...groups.map(({ label }) => label), null].entries()) {
      const base = (group === null ? groups.length : floor.groups.indexOf(group)) * rows.length;
      const expected = rows.map(({ id }) => floor[unit][base + (rowOf.get(id) ?? -1)]);
      deepStrictEqual([...values.subarray(place * rows.length, (place + 1) * rows.length)], expected);
    }
  }
}
