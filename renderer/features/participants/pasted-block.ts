/** Cells by row. Rows may be of different lengths. */
export type Block = readonly (readonly string[])[];

type Cell = { readonly text: string; readonly end: number };

/**
 * The cells of a block as spreadsheets copy it: tabs between cells, line breaks between rows, one at the end not
 * counted. A cell in quotation marks may hold tabs and line breaks, its own marks doubled; a cell that only begins
 * with one is taken as it stands.
 */
export function blockIn(text: string): Block {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const cell = quotedCell(text, at) ?? plainCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    if (at >= text.length) return rows;
  }
}

function plainCell(text: string, start: number): Cell {
  let end = start;
  while (end < text.length && !isEdge(text[end])) end += 1;
  return { text: text.slice(start, end), end };
}

/** Null where no quotation mark opens a cell here that another closes at its end. */
function quotedCell(text: string, start: number): Cell | null {
  if (text[start] !== '"') return null;
  let inside = '';
  for (let at = start + 1; at < text.length; ) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return null;
    inside += text.slice(at, mark);
    if (text[mark + 1] !== '"') {
      const end = mark + 1;
      return end === text.length || isEdge(text[end]) ? { text: inside, end } : null;
    }
    inside += '"';
    at = mark + 2;
  }
  return null;
}

function isEdge(character: string | undefined): boolean {
  return character === '\t' || character === '\n' || character === '\r';
}

/** A block as spreadsheets take it in. */
export function textOfBlock(block: Block): string {
  return block.map((row) => `${row.map(quotedIfNeeded).join('\t')}\n`).join('');
}

function quotedIfNeeded(cell: string): string {
  return /^"|[\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
