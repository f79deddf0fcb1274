import type { CrosstabCell, CrosstabView } from '../../../src/contract/views.ts';
import type { CrosstabUnit } from '../../../src/domain/crosstab-query.ts';
import type { CodeRow } from './code-rows.ts';
import { figureOf } from './figures.ts';

export type CopiedTable = { readonly text: string; readonly html: string };

/** The table as it is shown, for a spreadsheet (tabs) and for a word processor (HTML), with what the numbers mean. */
export function copiedTable(table: CrosstabView, rows: readonly CodeRow[], unit: CrosstabUnit): CopiedTable {
  const heads = [...table.groups.map(({ value, n }) => ({ value, n })), { value: 'All', n: table.total.n }];
  const withSides = rows.some(({ row }) =>
    [...row.cells, row.total].some((cell) => figureOf(unit, cell).side !== null),
  );
  const header = [
    'Code',
    ...heads.flatMap(({ value, n }) => [`${value} (N = ${n})`, ...(withSides ? ['%'] : [])]),
  ];
  const lines = rows.map(({ row, depth }) => ({
    depth,
    cells: [row.name, ...[...row.cells, row.total].flatMap((cell) => numbersOf(unit, cell, withSides))],
  }));
  return {
    text: [header, ...lines.map(({ cells, depth }) => indented(cells, depth)), [table.definition]]
      .map((cells) => cells.map(oneCell).join('\t'))
      .join('\n'),
    html: htmlTable(header, lines, table.definition),
  };
}

/** Sub-codes stand under their theme: two spaces a level. */
function indented([name = '', ...rest]: readonly string[], depth: number): readonly string[] {
  return [`${'  '.repeat(depth - 1)}${name}`, ...rest];
}

function numbersOf(unit: CrosstabUnit, cell: CrosstabCell, withSides: boolean): readonly string[] {
  const { main, side } = figureOf(unit, cell);
  return withSides ? [main, side ?? ''] : [main];
}

/** A tab or a line break would begin another cell; a formula would be worked out on pasting. */
function oneCell(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, ' ');
  return /^\s*[=+\-@]/.test(line) ? `'${line}` : line;
}

type Line = { readonly depth: number; readonly cells: readonly string[] };

/** Built from text nodes, because names may hold anything. */
function htmlTable(header: readonly string[], lines: readonly Line[], definition: string): string {
  const page = document.implementation.createHTMLDocument();
  const made = page.createElement('table');
  const head = made.createTHead().insertRow();
  for (const words of header) {
    const cell = page.createElement('th');
    cell.textContent = words;
    head.append(cell);
  }
  const body = made.createTBody();
  for (const { depth, cells } of lines) {
    const row = body.insertRow();
    for (const [index, words] of cells.entries()) {
      const cell = row.insertCell();
      cell.textContent = index === 0 ? `${'\u00a0\u00a0'.repeat(depth - 1)}${words}` : words;
      if (index > 0) cell.align = 'right';
    }
  }
  const meaning = page.createElement('p');
  meaning.textContent = definition;
  return made.outerHTML + meaning.outerHTML;
}
