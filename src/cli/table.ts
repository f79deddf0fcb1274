const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const PRINTABLE_ASCII = /^[ -~]*$/;
/** East Asian wide and full-width blocks, and characters that are pictures unless asked otherwise. */
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** Marks of direction, joiners and lone combining characters, which take no room. */
const WITHOUT_WIDTH = /^[\p{Cf}\p{Mn}\p{Me}]+$/u;
/** What would break a line or move the cursor. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

/** Columns of text, padded to one width; `right` names the columns whose cells end at the right. */
export function textTable(
  cells: readonly (readonly string[])[],
  right: ReadonlySet<number> = new Set(),
): string {
  const rows = cells.map((row) => row.map((cell) => cell.replace(CONTROL, ' ')));
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  const lines = rows.map((row) =>
    row
      .map((cell, index) => {
        const space = ' '.repeat((widths[index] ?? 0) - widthOf(cell));
        return right.has(index) ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

/** How many columns of a terminal a text takes: wide characters two, combining ones none. */
function widthOf(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (!WITHOUT_WIDTH.test(segment)) width += WIDE.test(segment) ? 2 : 1;
  }
  return width;
}

/** A text in lines of at most `width` characters, broken at spaces; a longer word has a line of its own. */
export function folded(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** A text on one line of at most `most` characters. */
export function oneLine(text: string, most: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}

/** Any value of an answer as a cell: lists joined, records as `name: value`. */
export function cellText(value: unknown): string {
  if (Array.isArray(value)) return value.map(cellText).join('; ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, values]) => `${name}: ${cellText(values)}`)
      .join(', ');
  }
  return value === null || value === undefined ? '' : String(value);
}
