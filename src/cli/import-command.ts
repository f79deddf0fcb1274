import { basename } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../app/done.ts';
import { sentenceFor, warningSentence } from '../contract/messages.ts';
import type { ImportedView } from '../contract/views.ts';
import { type ErrorCode, Refusal } from '../kernel/errors.ts';
import { filesMeant, readInput } from './files.ts';
import { collect } from './filter-options.ts';
import type { Outcome } from './program.ts';
import { REFUSED, type Terminal } from './run.ts';
import { type Call, changeProject } from './session.ts';

type ImportOptions = {
  readonly json?: boolean;
  readonly coder?: string;
  readonly encoding?: string;
  readonly interviewer?: readonly string[];
};

export function addImportCommand(program: Command, terminal: Terminal, outcome: Outcome): void {
  program
    .command('import <project> <files...>')
    .description(
      'imports transcripts (docx, txt, md, vtt, srt; told by their content), each whole or not at all',
    )
    .option('--encoding <name>', 'read texts as this encoding instead of the one found')
    .option('--interviewer <label>', 'a speaker who is an interviewer; may be given several times', collect)
    .option('--coder <coder>', 'who imports')
    .option('--json', 'one JSON document')
    .action(async (project: string, names: string[], options: ImportOptions) => {
      const files = names.flatMap((name) => filesMeant(terminal.folder, name));
      const result = await changeProject(terminal, project, options, (call) =>
        importFiles(call, files, options, terminal),
      );
      if (result.failed.length > 0) outcome.code = REFUSED;
      if (options.json) terminal.out(`${JSON.stringify(result)}\n`);
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
      const view = await importFile(call, file, options, terminal);
      imported.push(importedJson(file, view));
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

function importFile(
  call: Call,
  file: string,
  { encoding, interviewer }: ImportOptions,
  { folder }: Terminal,
): Promise<ImportedView> {
  return call('document.import', {
    name: basename(file),
    bytes: readInput(folder, file),
    ...(encoding === undefined ? {} : { encoding }),
    ...(interviewer === undefined ? {} : { interviewers: [...interviewer] }),
  });
}

function importedJson(file: string, view: ImportedView): Imported {
  const { document, characters, words, turns, speakers, format, encoding } = view;
  const warnings = view.warnings.map((warning) => ({
    code: warning.code,
    message: warningSentence(warning),
  }));
  return { file, document, characters, words, turns, speakers, format, encoding, warnings };
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
