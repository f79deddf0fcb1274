import { basename } from 'node:path';
import type { Command } from 'commander';
import { sentenceFor, warningSentence } from '../contract/messages.ts';
import type { ImportedView, RefusedRow, TableImport } from '../contract/views.ts';
import { type ErrorCode, Refusal, refuse } from '../kernel/errors.ts';
import { readInput, writeOutput } from './files.ts';
import { collect } from './filter-options.ts';
import type { Outcome } from './program.ts';
import { REFUSED, type Terminal } from './run.ts';
import { type Call, withProject } from './session.ts';
import { counted } from './table.ts';

type ImportOptions = {
  readonly json?: boolean;
  readonly coder?: string;
  readonly encoding?: string;
  readonly interviewer?: readonly string[];
};
type TableOptions = { readonly json?: boolean; readonly coder?: string; readonly strict?: boolean };

export function addImportCommands(program: Command, terminal: Terminal, outcome: Outcome): void {
  program
    .command('import <project> <files...>')
    .description(
      'imports transcripts (docx, txt, md, vtt, srt; told by their content), each whole or not at all',
    )
    .option('--encoding <name>', 'read texts as this encoding instead of the one found')
    .option('--interviewer <label>', 'a speaker who is an interviewer; may be given several times', collect)
    .option('--coder <coder>', 'who imports')
    .option('--json', 'one JSON document')
    .action(async (project: string, files: string[], options: ImportOptions) => {
      const result = await withProject(terminal, project, options.coder, (call) =>
        importFiles(call, files, options, terminal),
      );
      if (result.failed.length > 0) outcome.code = REFUSED;
      if (options.json) terminal.out(`${JSON.stringify(result)}\n`);
    });
  program
    .command('participants <project> <file>')
    .description('creates and updates participants from CSV: participant, document, then attributes')
    .option('--strict', 'nothing goes in if a row is refused')
    .option('--coder <coder>', 'who imports')
    .option('--json', 'one JSON document')
    .action(async (project: string, file: string, options: TableOptions) => {
      const bytes = readInput(terminal.folder, file);
      const found = await withProject(terminal, project, options.coder, (call) =>
        call('participant.import', { bytes, strict: options.strict === true }),
      );
      tellRefused(found, terminal, outcome, options);
      if (options.json) {
        const attributes = found.attributes.map(({ name }) => name);
        const types = Object.fromEntries(found.attributes.map(({ name, type }) => [name, type]));
        const { imported: participants, linked, unmatched, cleared, refused } = found;
        terminal.out(
          `${JSON.stringify({ participants, attributes, types, linked, unmatched, cleared, refused: refused.map(told) })}\n`,
        );
        return;
      }
      const types = found.attributes.map(({ name, type }) => `${name} (${type})`).join(', ');
      terminal.out(
        `${counted(found.imported, 'participant')}; ${counted(found.linked, 'new link')} to transcripts.\n`,
      );
      if (types !== '') terminal.out(`Attributes: ${types}.\n`);
      if (found.cleared > 0)
        terminal.out(`${counted(found.cleared, 'value was', 'values were')} cleared by blank cells.\n`);
      for (const [entered, used] of found.spellings) terminal.out(`'${entered}' was taken as '${used}'.\n`);
      if (found.unmatched.length > 0)
        terminal.out(`Not found among the transcripts: ${found.unmatched.join('; ')}.\n`);
    });
  addCodebookCommands(program, terminal, outcome);
}

function addCodebookCommands(program: Command, terminal: Terminal, outcome: Outcome): void {
  const codebook = program.command('codebook').description('imports or exports the codebook');
  codebook
    .command('import <project> <file>')
    .description(
      'creates and updates codes from CSV: code (a path), definition, includes, excludes, example, color',
    )
    .option('--strict', 'nothing goes in if a row is refused')
    .option('--coder <coder>', 'who imports')
    .option('--json', 'one JSON document')
    .action(async (project: string, file: string, options: TableOptions) => {
      if (/\.qdc$/i.test(file)) refuse('NOT_SUPPORTED', { what: 'Import of .qdc' });
      const bytes = readInput(terminal.folder, file);
      const found = await withProject(terminal, project, options.coder, (call) =>
        call('codebook.import', { bytes, strict: options.strict === true }),
      );
      tellRefused(found, terminal, outcome, options);
      const { imported, created, updated, refused } = found;
      if (options.json)
        terminal.out(`${JSON.stringify({ imported, created, updated, refused: refused.map(told) })}\n`);
      else terminal.out(`${counted(imported, 'code')}: ${created} created, ${updated} updated.\n`);
    });
  codebook
    .command('export <project> <file>')
    .description('writes the codebook by the file’s ending: csv')
    .option('--no-bom', 'without a byte order mark')
    .option('--no-guard', 'without apostrophes before formulas')
    .action(async (project: string, file: string, options: { bom: boolean; guard: boolean }) => {
      if (!/\.csv$/i.test(file))
        refuse('NOT_SUPPORTED', { what: `Export of the codebook to ${basename(file)}` });
      const { bytes } = await withProject(terminal, project, undefined, (call) =>
        call('codebook.export', options),
      );
      terminal.out(`Wrote ${writeOutput(terminal.folder, file, bytes)}.\n`);
    });
}

type Failed = { readonly file: string; readonly code: ErrorCode; readonly message: string };
type Imported = { readonly file: string } & Pick<
  ImportedView,
  'document' | 'characters' | 'words' | 'turns' | 'speakers'
> & {
    readonly format: string;
    readonly encoding: string | null;
    readonly warnings: readonly { readonly code: string; readonly message: string }[];
  };

/** Every file has its line; one that is refused never stops the others. */
async function importFiles(
  call: Call,
  files: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
): Promise<{ imported: readonly Imported[]; failed: readonly Failed[] }> {
  const imported: Imported[] = [];
  const failed: Failed[] = [];
  let unlinked = 0;
  for (const file of files) {
    try {
      const view = await call('document.import', {
        name: basename(file),
        bytes: readInput(terminal.folder, file),
        ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
        ...(options.interviewer === undefined ? {} : { interviewers: [...options.interviewer] }),
      });
      const { document, characters, words, turns, speakers, format, encoding } = view;
      const warnings = view.warnings.map((warning) => ({
        code: warning.code,
        message: warningSentence(warning),
      }));
      imported.push({ file, document, characters, words, turns, speakers, format, encoding, warnings });
      unlinked += view.warnings.filter(isUnlinked).length;
      if (!options.json) terminal.out(importLines(file, view));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const message = sentenceFor(error.code, error.details);
      failed.push({ file, code: error.code, message });
      terminal.complain(`error: ${error.code}: ${file}: ${message}`);
    }
  }
  if (!options.json && unlinked > 0) {
    terminal.out(
      `${counted(unlinked, 'speaker is', 'speakers are')} not linked to a participant yet, and what they say is not counted until then: ` +
        '"emic participants" links them by name or by transcript, "emic speakers" one by one.\n',
    );
  }
  return { imported, failed };
}

/** Said once for all files: before the participants are there, it holds for every speaker. */
function isUnlinked({ code }: { readonly code: string }): boolean {
  return code === 'SPEAKER_UNLINKED';
}

function importLines(file: string, view: ImportedView): string {
  const speakers = view.speakers
    .map(({ label, role, participant }) => `${label} (${participant ?? role})`)
    .join(', ');
  const encoding = view.encoding === null || view.encoding === 'utf-8' ? '' : `, ${view.encoding}`;
  const head = `${file}: ${view.document}, ${counted(view.words, 'word')}, ${counted(view.turns, 'turn')}${encoding}${speakers === '' ? '' : `; ${speakers}`}\n`;
  return (
    head +
    view.warnings
      .filter((warning) => !isUnlinked(warning))
      .map((warning) => `  ${warningSentence(warning)}\n`)
      .join('')
  );
}

/** Names refused rows by line; the exit code is 1 then. */
export function tellRefused(
  { refused }: TableImport,
  terminal: Terminal,
  outcome: Outcome,
  { json }: { readonly json?: boolean },
): void {
  if (refused.length > 0) outcome.code = REFUSED;
  if (json) return;
  for (const row of refused)
    terminal.complain(`error: ${row.code}: line ${row.row}: ${sentenceFor(row.code, row.details)}`);
}

export function told({ row, code, details }: RefusedRow): { row: number; code: ErrorCode; message: string } {
  return { row, code, message: sentenceFor(code, details) };
}
