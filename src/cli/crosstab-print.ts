import type { CrosstabCell, CrosstabView } from '../contract/views.ts';
import { textTable } from './table.ts';

/** The JSON of a crosstab, in the keys that scripts rely on. */
export function crosstabJson({ unit, by, coder, definition, groups, rows }: CrosstabView): string {
  const plain = {
    unit,
    by,
    coder,
    definition,
    groups,
    rows: rows.map(({ code_path, level, cells, total }) => ({
      code_path,
      level,
      cells: cells.map(({ group, value, n, percent }) => ({ group, value, n, percent })),
      total,
    })),
  };
  return `${JSON.stringify(plain)}\n`;
}

/** Codes in rows, groups in columns with their N, and beneath what the numbers mean. */
export function crosstabText(table: CrosstabView): string {
  const header = [
    '',
    ...table.groups.map(({ value, n }) => `${value} (N=${n})`),
    `Total (N=${table.total.n})`,
  ];
  const rows = table.rows.map(({ name, level, cells, total }) => [
    `${'  '.repeat(level - 1)}${name}`,
    ...[...cells, total].map((cell) => cellText(table.unit, cell)),
  ]);
  const right = new Set(header.keys());
  right.delete(0);
  return `${textTable([header, ...rows], right)}\n${table.definition}\n`;
}

function cellText(unit: string, { value, percent }: CrosstabCell): string {
  if (value === null) return '–';
  if (unit === 'coverage') return `${(100 * value).toFixed(1)} %`;
  if (unit === 'rate') return value.toFixed(2);
  const share = percent === null ? '' : ` (${Math.round(percent)} %)`;
  return `${value.toLocaleString('en-GB')}${share}`;
}
