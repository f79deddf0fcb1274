import { counted } from '../app/done.ts';
import type { CrosstabCell, CrosstabView } from '../contract/views.ts';
import { folded, textTable } from './table.ts';

/** In characters. */
const HEAD_WIDTH = 14;
const PAGE_WIDTH = 88;

/** The JSON of a crosstab, in the keys that scripts rely on. */
export function crosstabJson({ unit, by, coder, definition, groups, rows }: CrosstabView): string {
  const plain = {
    unit,
    by,
    coder,
    definition,
    groups: groups.map(({ value, n }) => ({ value, n })),
    rows: rows.map(({ code_path, level, cells, total }) => ({
      code_path,
      level,
      cells: cells.map(({ group, value, n, percent }) => ({ group, value, n, percent })),
      total,
    })),
  };
  return `${JSON.stringify(plain)}\n`;
}

/** Codes in rows, groups in columns with their N (and what percentages of documents are of), and beneath what the numbers mean. */
export function crosstabText(table: CrosstabView): string {
  const heads = [...table.groups, { value: 'Total', ...table.total }].map(({ value, n, documents }) => [
    ...folded(value, HEAD_WIDTH),
    `N=${n}`,
    ...(table.unit === 'documents' ? [counted(documents, 'document')] : []),
  ]);
  const height = Math.max(...heads.map(({ length }) => length));
  const header = Array.from({ length: height }, (_, line) => [
    '',
    ...heads.map((head) => head[line - height + head.length] ?? ''),
  ]);
  const rows = table.rows.map(({ name, level, cells, total }) => [
    `${'  '.repeat(level - 1)}${name}`,
    ...[...cells, total].map((cell) => cellText(table.unit, cell)),
  ]);
  const right = new Set(heads.map((_, index) => index + 1));
  return `${textTable([...header, ...rows], right)}\n${folded(table.definition, PAGE_WIDTH).join('\n')}\n`;
}

function cellText(unit: string, { value, percent }: CrosstabCell): string {
  if (value === null) return '–';
  if (unit === 'coverage') return `${(100 * value).toFixed(1)} %`;
  if (unit === 'rate') return value.toFixed(2);
  const share = percent === null ? '' : ` (${Math.round(percent)} %)`;
  return `${value.toLocaleString('en-GB')}${share}`;
}
