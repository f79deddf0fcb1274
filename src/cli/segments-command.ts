import type { Command } from 'commander';
import { counted } from '../app/done.ts';
import type { Content } from '../app/output-file.ts';
import type { Input } from '../contract/contract.ts';
import type { SegmentImport, TableView } from '../contract/views.ts';
import { deliver, type FilterOptions, filtersOf, formatOf, withFilters } from './filter-options.ts';
import type { Outcome } from './program.ts';
import { type Terminal, UsageError } from './run.ts';
import { type Call, changeProject, withProject } from './session.ts';
import { cellText, oneLine, textTable } from './table.ts';
import { type TableOptions, tableInput, tellTable, told, withTableOptions } from './table-commands.ts';

type SegmentOptions = FilterOptions & {
  readonly by?: string;
  readonly counted?: boolean;
  readonly document?: string;
  readonly text?: string;
};

export function addSegmentsCommand(program: Command, terminal: Terminal, outcome: Outcome): void {
  const segments = program
    .command('segments')
    .argument('[project]')
    .description('lists every segment, one row each; "segments import" codes from CSV')
    .option('--counted', 'only what a crosstab counts')
    .option('--by <attribute>', 'the crosstab’s attribute, with --counted')
    .option('--document <document>', 'of this transcript only')
    .option('--text <text>', 'whose quote holds this text')
    .option('--format <format>', 'table, csv, json');
  withFilters(segments).action(async (project: string | undefined, options: SegmentOptions) => {
    if (project === undefined) throw new UsageError('segments takes a project file');
    const format = formatOf(options, ['table', 'csv', 'json']);
    await withProject(terminal, project, async (call) =>
      deliver(terminal, options.out, await segmentContent(call, options, format)),
    );
  });
  addSegmentsImport(segments, terminal, outcome);
}

async function segmentContent(call: Call, options: SegmentOptions, format: string): Promise<Content> {
  const { by, counted: isCounted, document, text, bom, guard } = options;
  const filter: Input<'segment.table'> = {
    ...filtersOf(options),
    ...(by === undefined ? {} : { by }),
    ...(isCounted === undefined ? {} : { counted: isCounted }),
    ...(document === undefined ? {} : { document }),
    ...(text === undefined ? {} : { text }),
  };
  if (format === 'csv') return (await call('segment.export', { ...filter, bom, guard })).bytes;
  return format === 'json' ? segmentsJson(call, filter) : segmentsText(call, filter);
}

/** Rows asked for at once: few at first, for whoever reads the beginning only. */
const FIRST_PAGE = 1_000;
const LARGEST_PAGE = 50_000;

async function* pagesOf(call: Call, filter: Input<'segment.table'>): AsyncGenerator<TableView> {
  let offset = 0;
  while (true) {
    const limit = Math.min(LARGEST_PAGE, Math.max(FIRST_PAGE, offset));
    const page = await call('segment.table', { ...filter, offset, limit });
    yield page;
    if (page.rows.length < limit) return;
    offset += limit;
  }
}

/** In characters. */
const PIECE = 1 << 16;

/** One JSON document in pieces: a million segments are longer than a text can be. */
async function* segmentsJson(call: Call, filter: Input<'segment.table'>): AsyncGenerator<string> {
  let piece = '[';
  let separator = '';
  for await (const { header, rows } of pagesOf(call, filter)) {
    for (const row of rows) {
      piece +=
        separator + JSON.stringify(Object.fromEntries(header.map((name, index) => [name, row[index]])));
      separator = ',';
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
  }
  yield `${piece}]\n`;
}

const SHOWN = ['document', 'participant', 'code_path', 'coder', 'line', 'text'];

async function segmentsText(call: Call, filter: Input<'segment.table'>): Promise<string> {
  const cells: string[][] = [];
  for await (const { header, rows } of pagesOf(call, filter)) {
    const shown = SHOWN.map((name) => header.indexOf(name));
    for (const row of rows) cells.push(shown.map((index) => oneLine(cellText(row[index]), 60)));
  }
  return textTable([SHOWN, ...cells], new Set([SHOWN.indexOf('line')]));
}

function addSegmentsImport(segments: Command, terminal: Terminal, outcome: Outcome): void {
  const command = segments
    .command('import <project> <file>')
    .description('codes from CSV: document, code, start and end or quote (occurrence), coder, comment');
  withTableOptions(command).action(async (project: string, file: string, _: unknown, called: Command) => {
    const options: TableOptions = called.optsWithGlobals();
    const coder = called.parent?.getOptionValueSource('coder') === 'default' ? undefined : options.coder;
    const input = tableInput(terminal, file, options);
    const found = await changeProject(terminal, project, { ...options, coder }, (call) =>
      call('segment.import', input),
    );
    tellTable(found, terminal, outcome, options);
    terminal.out(options.json ? importJson(found) : importText(found));
  });
}

function importJson({
  imported,
  duplicates,
  refused,
  codesCreated,
  codersCreated,
  ambiguous,
}: SegmentImport): string {
  return `${JSON.stringify({ imported, duplicates, refused: refused.map(told), codesCreated, codersCreated, ambiguous })}\n`;
}

function importText({ imported, duplicates, codesCreated, codersCreated, ambiguous }: SegmentImport): string {
  const lines = [
    `${counted(imported, 'segment')} imported, ${counted(duplicates, 'duplicate')}.`,
    ...(codesCreated.length > 0 ? [`Created codes: ${codesCreated.join('; ')}.`] : []),
    ...(codersCreated.length > 0 ? [`Added coders: ${codersCreated.join('; ')}.`] : []),
    ...ambiguous.map(
      ({ row, places }) => `Line ${row}: the quote stands ${counted(places, 'time')}; the first was taken.`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
