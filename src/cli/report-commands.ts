import type { Command } from 'commander';
import { writeOutput } from '../app/output-file.ts';
import { wholeNumber } from './project-commands.ts';
import { type Terminal, UsageError } from './run.ts';
import { withProject } from './session.ts';
import { cellText, textTable } from './table.ts';

const KINDS = ['documents', 'participants', 'codes', 'coders'] as const;
const PROCEDURE_OF = {
  documents: 'document.list',
  participants: 'participant.list',
  codes: 'code.list',
  coders: 'coder.list',
} as const;

export function addReportCommands(program: Command, terminal: Terminal): void {
  program
    .command('list <project> <kind>')
    .description(`lists ${KINDS.join(', ')}`)
    .option('--json', 'one JSON document')
    .action(async (project: string, kind: string, { json }: { json?: boolean }) => {
      const known = KINDS.find((name) => name === kind);
      if (known === undefined) throw new UsageError(`list takes one of ${KINDS.join(', ')}, not "${kind}"`);
      const rows = await withProject(terminal, project, (call) => call(PROCEDURE_OF[known], {}));
      terminal.out(json ? `${JSON.stringify(rows)}\n` : listText(rows as readonly Row[]));
    });
  addSearchCommand(program, terminal);
  addTextCommands(program, terminal);
}

type Row = { readonly [column: string]: unknown };

/** Columns that only other programs need. */
const LEFT_OUT = new Set([
  'id',
  'parentId',
  'level',
  'definition',
  'includes',
  'excludes',
  'example',
  'origin',
  'color',
  'codable',
  'created_at',
]);

function listText(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) return 'None.\n';
  const path = 'path' in first;
  const columns = Object.keys(first).filter(
    (column) => !LEFT_OUT.has(column) && !(path && column === 'name'),
  );
  const cells = rows.map((row) => columns.map((column) => cellText(row[column])));
  const numbers = new Set(
    columns.flatMap((column, index) => (typeof first[column] === 'number' ? [index] : [])),
  );
  return textTable([columns, ...cells], numbers);
}

type SearchOptions = { readonly limit: string; readonly exact?: boolean; readonly json?: boolean };

function addSearchCommand(program: Command, terminal: Terminal): void {
  program
    .command('search <project> <text>')
    .description(
      'finds paragraphs with these words ("in a row", begin*), or with --exact these very characters',
    )
    .option('--limit <n>', 'how many places', '50')
    .option('--exact', 'the characters as they are, case and all')
    .option('--json', 'one JSON document')
    .action(async (project: string, text: string, { limit, exact, json }: SearchOptions) => {
      if (text === '') throw new UsageError('search takes a text');
      const found = await withProject(terminal, project, (call) =>
        call('search.find', { text, mode: exact ? 'exact' : 'words', limit: wholeNumber(limit, '--limit') }),
      );
      if (json) {
        const places = found.map(({ document, start, end, line, snippet }) => ({
          document,
          start,
          end,
          line,
          snippet,
        }));
        terminal.out(`${JSON.stringify(places)}\n`);
      } else
        terminal.out(
          found.length === 0
            ? 'Not found.\n'
            : textTable(found.map(({ document, line, snippet }) => [`${document}:${line}`, snippet])),
        );
    });
}

function addTextCommands(program: Command, terminal: Terminal): void {
  program
    .command('text <project> <document>')
    .description('prints the canonical text of a transcript, exactly')
    .action(async (project: string, document: string) => {
      const { text } = await withProject(terminal, project, (call) => call('document.text', { document }));
      terminal.out(text);
    });
  program
    .command('original <project> <document> <file>')
    .description('writes the file a transcript was imported from, byte for byte')
    .action(async (project: string, document: string, file: string) => {
      const { bytes } = await withProject(terminal, project, (call) =>
        call('document.original', { document }),
      );
      terminal.out(`Wrote ${await writeOutput(terminal.folder, file, bytes)}.\n`);
    });
}
