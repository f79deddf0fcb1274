import { type Crosstab, type CrosstabCell, cellOf, totalOf } from '../analysis/crosstab-table.ts';
import type { CodeNode, Corpus } from '../domain/columns.ts';
import type { CrosstabQuery, PercentBase } from '../domain/crosstab-query.ts';
import { type CsvCell, type CsvOptions, columnName, uniqueColumns, writeCsv } from '../formats/csv.ts';

export type CrosstabCsvOptions = CsvOptions & {
  readonly layout: 'wide' | 'tidy';
  readonly depth?: number | undefined;
  readonly percentOf?: PercentBase | undefined;
};

/** A crosstab as CSV: wide has a row a code, tidy a row a cell (the total under the group "Total"). */
export function crosstabCsv(
  corpus: Corpus,
  query: CrosstabQuery,
  table: Crosstab,
  options: CrosstabCsvOptions,
): string {
  const rows = shownRows(table, options.depth);
  return options.layout === 'wide' ? wide(table, rows, options) : tidy(corpus, query, table, rows, options);
}

type Rows = readonly (readonly [row: number, node: CodeNode])[];

/** The rows down to a level, each with its place in the table. */
export function shownRows(table: Crosstab, depth = Number.POSITIVE_INFINITY): Rows {
  return [...table.rows.entries()].filter(([, { level }]) => level <= depth);
}

function wide(table: Crosstab, rows: Rows, options: CrosstabCsvOptions): string {
  const { percentOf } = options;
  // "total" is the last column's own name, also where a group is called so.
  const names = [
    ...uniqueColumns(
      table.groups.map(({ label }) => label),
      ['total', 'code_path', 'level'],
    ),
    'total',
  ];
  const header = [
    'code_path',
    'level',
    ...names.flatMap((name) => [`${name}_value`, `${name}_n`, `${name}_percent`]),
  ];
  const lines = rows.map(([row, { path, level }]) => [
    path,
    level,
    ...[
      ...table.groups.keys().map((group) => cellOf(table, row, group, percentOf)),
      totalOf(table, row, percentOf),
    ].flatMap(numbersOf),
  ]);
  return writeCsv(header, lines, options);
}

function tidy(
  corpus: Corpus,
  query: CrosstabQuery,
  table: Crosstab,
  rows: Rows,
  options: CrosstabCsvOptions,
): string {
  const { percentOf } = options;
  const attribute = query.by
    .map((id) => columnName(corpus.attributes.find((one) => one.id === id)?.name ?? ''))
    .join(' / ');
  const lines = rows.flatMap(([row, { path, level }]) => [
    ...table.groups.map(({ label }, group) => [
      path,
      level,
      attribute,
      label,
      table.unit,
      ...numbersOf(cellOf(table, row, group, percentOf)),
    ]),
    [path, level, attribute, 'Total', table.unit, ...numbersOf(totalOf(table, row, percentOf))],
  ]);
  return writeCsv(
    ['code_path', 'level', 'attribute', 'group', 'unit', 'value', 'n', 'percent'],
    lines,
    options,
  );
}

function numbersOf({ value, n, percent }: CrosstabCell): CsvCell[] {
  return [value === null ? null : rounded(value, 6), n, percent === null ? null : rounded(percent, 2)];
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
