import { basename } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../app/done.ts';
import { writeOutput } from '../app/output-file.ts';
import { sentenceFor } from '../contract/messages.ts';
import type { ParticipantImport, RefusedRow, TableImport } from '../contract/views.ts';
import { type ErrorCode, refuse } from '../kernel/errors.ts';
import { readInput } from './files.ts';
import type { Outcome } from './program.ts';
import { REFUSED, type Terminal } from './run.ts';
import { changeProject, withProject } from './session.ts';

export type TableOptions = {
  readonly json?: boolean;
  readonly coder?: string;
  readonly strict?: boolean;
  readonly encoding?: string;
};

/** What reading a table can be told. */
export function withTableOptions(command: Command): Command {
  return command
    .option('--encoding <name>', 'read the table as this encoding instead of the one found')
    .option('--strict', 'nothing goes in if a row is refused');
}

export function addTableCommands(program: Command, terminal: Terminal, outcome: Outcome): void {
  addParticipantsCommand(program, terminal, outcome);
  const codebook = program.command('codebook').description('imports or exports the codebook');
  addCodebookImport(codebook, terminal, outcome);
  addCodebookExport(codebook, terminal);
}

function addParticipantsCommand(program: Command, terminal: Terminal, outcome: Outcome): void {
  const command = program
    .command('participants <project> <file>')
    .description('creates and updates participants from CSV: participant, document, then attributes');
  withTableOptions(command)
    .option('--coder <coder>', 'who imports')
    .option('--json', 'one JSON document')
    .action(async (project: string, file: string, options: TableOptions) => {
      const input = tableInput(terminal, file, options);
      const found = await changeProject(terminal, project, options, (call) =>
        call('participant.import', input),
      );
      tellTable(found, terminal, outcome, options);
      terminal.out(options.json ? participantsJson(found) : participantsText(found));
    });
}

function participantsJson(found: ParticipantImport): string {
  const attributes = found.attributes.map(({ name }) => name);
  const types = Object.fromEntries(found.attributes.map(({ name, type }) => [name, type]));
  const { imported: participants, linked, unmatched, cleared, refused } = found;
  return `${JSON.stringify({ participants, attributes, types, linked, unmatched, cleared, refused: refused.map(told) })}\n`;
}

function participantsText({
  imported,
  linked,
  attributes,
  cleared,
  spellings,
  unmatched,
}: ParticipantImport): string {
  const types = attributes.map(({ name, type }) => `${name} (${type})`).join(', ');
  const lines = [
    `${counted(imported, 'participant')}; ${counted(linked, 'new link')} to transcripts.`,
    ...(types === '' ? [] : [`Attributes: ${types}.`]),
    ...(cleared > 0 ? [`${counted(cleared, 'value was', 'values were')} cleared by blank cells.`] : []),
    ...spellings.map(([entered, used]) => `'${entered}' was taken as '${used}'.`),
    ...(unmatched.length > 0 ? [`Not found among the transcripts: ${unmatched.join('; ')}.`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function addCodebookImport(codebook: Command, terminal: Terminal, outcome: Outcome): void {
  const command = codebook
    .command('import <project> <file>')
    .description(
      'creates and updates codes from CSV: code (a path), definition, includes, excludes, example, color',
    );
  withTableOptions(command)
    .option('--coder <coder>', 'who imports')
    .option('--json', 'one JSON document')
    .action(async (project: string, file: string, options: TableOptions) => {
      if (/\.qdc$/i.test(file)) refuse('NOT_SUPPORTED', { what: 'Import of .qdc' });
      const input = tableInput(terminal, file, options);
      const found = await changeProject(terminal, project, options, (call) => call('codebook.import', input));
      tellTable(found, terminal, outcome, options);
      const { imported, created, updated, refused } = found;
      if (options.json)
        terminal.out(`${JSON.stringify({ imported, created, updated, refused: refused.map(told) })}\n`);
      else terminal.out(`${counted(imported, 'code')}: ${created} created, ${updated} updated.\n`);
    });
}

function addCodebookExport(codebook: Command, terminal: Terminal): void {
  codebook
    .command('export <project> <file>')
    .description('writes the codebook by the file’s ending: csv')
    .option('--no-bom', 'without a byte order mark')
    .option('--no-guard', 'without apostrophes before formulas')
    .action(async (project: string, file: string, options: { bom: boolean; guard: boolean }) => {
      if (!/\.csv$/i.test(file))
        refuse('NOT_SUPPORTED', { what: `Export of the codebook to ${basename(file)}` });
      const { bytes } = await withProject(terminal, project, (call) => call('codebook.export', options));
      terminal.out(`Wrote ${await writeOutput(terminal.folder, file, bytes)}.\n`);
    });
}

/** A table's file as the procedures that import one take it. */
export function tableInput({ folder }: Terminal, file: string, { strict, encoding }: TableOptions) {
  return {
    bytes: readInput(folder, file),
    strict: strict === true,
    ...(encoding === undefined ? {} : { encoding }),
  };
}

/** Says in which encoding a table was read, and names refused rows by line; the exit code is 1 then. */
export function tellTable(
  { refused, encoding }: TableImport,
  terminal: Terminal,
  outcome: Outcome,
  { json }: TableOptions,
): void {
  if (refused.length > 0) outcome.code = REFUSED;
  if (json) return;
  if (encoding !== 'utf-8') terminal.out(`Read as ${encoding}.\n`);
  for (const row of refused)
    terminal.complain(`error: ${row.code}: line ${row.row}: ${sentenceFor(row.code, row.details)}`);
}

export function told({ row, code, details }: RefusedRow): { row: number; code: ErrorCode; message: string } {
  return { row, code, message: sentenceFor(code, details) };
}
