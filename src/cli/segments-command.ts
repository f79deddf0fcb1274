import type { Command } from 'commander';
import type { Input } from '../contract/contract.ts';
import { readInput } from './files.ts';
import { deliver, type FilterOptions, filtersOf, formatOf, withFilters } from './filter-options.ts';
import { tellRefused, told } from './import-commands.ts';
import type { Outcome } from './program.ts';
import { type Terminal, UsageError } from './run.ts';
import { type Call, withProject } from './session.ts';
import { cellText, counted, oneLine, textTable } from './table.ts';

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
    const content = await withProject(terminal, project, undefined, (call) =>
      segmentContent(call, options, format),
    );
    deliver(terminal, options.out, content);
  });
  addSegmentsImport(segments, terminal, outcome);
}

async function segmentContent(
  call: Call,
  options: SegmentOptions,
  format: string,
): Promise<Uint8Array | string> {
  const { by, counted, document, text, bom, guard } = options;
  const filter: Input<'segment.table'> = {
    ...filtersOf(options),
    ...(by === undefined ? {} : { by }),
    ...(counted === undefined ? {} : { counted }),
    ...(document === undefined ? {} : { document }),
    ...(text === undefined ? {} : { text }),
  };
  if (format === 'csv') return (await call('segment.export', { ...filter, bom, guard })).bytes;
  const { header, rows } = await call('segment.table', filter);
  if (format === 'json') {
    return `${JSON.stringify(rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]]))))}\n`;
  }
  const shown = ['document', 'participant', 'code_path', 'coder', 'line', 'text'].map((name) =>
    header.indexOf(name),
  );
  const cells = rows.map((row) => shown.map((index) => oneLine(cellText(row[index]), 60)));
  return textTable([shown.map((index) => header[index] ?? ''), ...cells], new Set([4]));
}

type ImportOptions = { readonly strict?: boolean; readonly json?: boolean; readonly coder?: string };

function addSegmentsImport(segments: Command, terminal: Terminal, outcome: Outcome): void {
  segments
    .command('import <project> <file>')
    .description('codes from CSV: document, code, start and end or quote (occurrence), coder, comment')
    .option('--strict', 'nothing goes in if a row is refused')
    .action(async (project: string, file: string, _: unknown, command: Command) => {
      const options: ImportOptions = command.optsWithGlobals();
      const coder = command.parent?.getOptionValueSource('coder') === 'default' ? undefined : options.coder;
      const bytes = readInput(terminal.folder, file);
      const found = await withProject(terminal, project, coder, (call) =>
        call('segment.import', { bytes, strict: options.strict === true }),
      );
      tellRefused(found, terminal, outcome, options);
      const { imported, duplicates, refused, codesCreated, codersCreated, ambiguous } = found;
      if (options.json) {
        terminal.out(
          `${JSON.stringify({ imported, duplicates, refused: refused.map(told), codesCreated, codersCreated, ambiguous })}\n`,
        );
        return;
      }
      terminal.out(`${counted(imported, 'segment')} imported, ${counted(duplicates, 'duplicate')}.\n`);
      if (codesCreated.length > 0) terminal.out(`Created codes: ${codesCreated.join('; ')}.\n`);
      if (codersCreated.length > 0) terminal.out(`Added coders: ${codersCreated.join('; ')}.\n`);
      for (const { row, places } of ambiguous)
        terminal.out(`Line ${row}: the quote stands ${counted(places, 'time')}; the first was taken.\n`);
    });
}
