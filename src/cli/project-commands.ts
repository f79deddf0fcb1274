import { resolve } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../app/done.ts';
import { copyAsOf } from '../app/earlier-copy.ts';
import { writeOutput } from '../app/output-file.ts';
import { unwatched } from '../app/progress.ts';
import { backUpProject, newProject, restoreProject } from '../app/projects.ts';
import type { EntryView } from '../contract/views.ts';
import { refuse } from '../kernel/errors.ts';
import type { Outcome } from './program.ts';
import { REFUSED, type Terminal, UsageError } from './run.ts';
import { changeProject, withProject } from './session.ts';
import { oneLine, textTable } from './table.ts';

type Common = { readonly json?: boolean; readonly coder?: string };

export function addProjectCommands(program: Command, terminal: Terminal, outcome: Outcome): void {
  addNewCommand(program, terminal);
  addCopyCommands(program, terminal);
  addExportCommand(program, terminal);
  addHistoryCommand(program, terminal);
  addUndoCommands(program, terminal);
  program
    .command('check <project>')
    .description('checks the database, every text, every quote; exit 1 with the list if anything is wrong')
    .option('--json', 'one JSON document')
    .action(async (project: string, { json }: Common) => {
      const findings = await withProject(terminal, project, (call) => call('project.check', {}));
      if (findings.length > 0) outcome.code = REFUSED;
      if (json) terminal.out(`${JSON.stringify({ ok: findings.length === 0, findings })}\n`);
      else if (findings.length === 0) terminal.out('Everything is in order.\n');
      else for (const { what, where } of findings) terminal.complain(`error: CHECK: ${where}: ${what}`);
    });
}

function addNewCommand(program: Command, terminal: Terminal): void {
  program
    .command('new <project>')
    .description('creates a project file; never overwrites one')
    .option('--name <name>', 'the project’s name (default: the file’s)')
    .option('--coder <coder>', 'who works with it (default: the system’s user)')
    .option('--json', 'one JSON document')
    .action(async (project: string, { name, coder, json }: Common & { name?: string }) => {
      const host = newProject(
        resolve(terminal.folder, project),
        name,
        { coder: coder ?? null },
        terminal.machine,
      );
      const { id, name: given } = host.project;
      host.close();
      terminal.out(
        json
          ? `${JSON.stringify({ id, name: given, file: host.project.path })}\n`
          : `Created project '${given}' in ${project}.\n`,
      );
    });
}

function addCopyCommands(program: Command, terminal: Terminal): void {
  const at = (path: string) => resolve(terminal.folder, path);
  program
    .command('backup <project> [file]')
    .description('writes a checked copy, beside the project where no file is named')
    .action(async (project: string, file: string | undefined) => {
      const target = await backUpProject(
        at(project),
        file === undefined ? undefined : at(file),
        terminal.machine,
      );
      terminal.out(`Backed up to ${target}.\n`);
    });
  program
    .command('restore <backup> <project>')
    .description('makes a new project file of a backup or a project, which stays as it is')
    .option('--after <n>', 'as it stood after change n of its history (see emic history)')
    .option('--coder <coder>', 'who signs the going back in the new file')
    .action(async (backup: string, project: string, { after, coder }: Common & { after?: string }) => {
      if (after === undefined) restoreProject(at(backup), at(project));
      else {
        const options = { after: wholeNumber(after, '--after'), target: at(project), coder: coder ?? null };
        await copyAsOf(at(backup), options, terminal.machine, unwatched);
      }
      terminal.out(`Restored to ${at(project)}.\n`);
    });
}

function addExportCommand(program: Command, terminal: Terminal): void {
  program
    .command('export <project> <file>')
    .description('writes the project by the file’s ending: csv (segments) or json')
    .option('--no-bom', 'CSV without a byte order mark')
    .option('--no-guard', 'CSV without apostrophes before formulas')
    .action(async (project: string, file: string, options: { bom: boolean; guard: boolean }) => {
      const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
      if (['qdpx', 'qdc', 'xlsx', 'html', 'docx'].includes(ending))
        refuse('NOT_SUPPORTED', { what: `Export to .${ending}` });
      if (ending !== 'csv' && ending !== 'json') throw new UsageError('the file should end in .csv or .json');
      const { bytes } = await withProject(terminal, project, (call) =>
        ending === 'csv'
          ? call('segment.export', { where: [], coder: 'any', ...options })
          : call('project.export', {}),
      );
      terminal.out(`Wrote ${await writeOutput(terminal.folder, file, bytes)}.\n`);
    });
}

function addHistoryCommand(program: Command, terminal: Terminal): void {
  program
    .command('history <project>')
    .description('what was changed, when and by whom, newest first')
    .option('--limit <n>', 'how many entries', '50')
    .option('--json', 'one JSON document')
    .action(async (project: string, { limit, json }: Common & { limit: string }) => {
      const { entries } = await withProject(terminal, project, (call) =>
        call('journal.list', { limit: wholeNumber(limit, '--limit') }),
      );
      if (json) terminal.out(entriesJson(entries));
      else {
        const rows = entries.map(({ sequence, at, coder, label, undone }) => [
          String(sequence),
          at.slice(0, 16).replace('T', ' '),
          coder,
          oneLine(label, 90),
          undone ? 'undone' : '',
        ]);
        terminal.out(textTable([['no.', 'when (UTC)', 'coder', 'change', ''], ...rows]));
      }
    });
}

function addUndoCommands(program: Command, terminal: Terminal): void {
  for (const [name, procedure, past] of [
    ['undo', 'journal.undo', 'Undid'],
    ['redo', 'journal.redo', 'Redid'],
  ] as const) {
    program
      .command(`${name} <project> [n]`)
      .description(name === 'undo' ? 'takes back your latest changes' : 'brings back what you undid last')
      .option('--coder <coder>', 'whose changes')
      .option('--json', 'one JSON document')
      .action(async (project: string, n: string | undefined, { coder, json }: Common) => {
        const count = n === undefined ? 1 : wholeNumber(n, 'n');
        const entries = await changeProject(terminal, project, { coder, json }, (call) =>
          call(procedure, { count }),
        );
        if (json) terminal.out(entriesJson(entries));
        else
          terminal.out(
            `${past} ${counted(entries.length, 'change')}:\n${entries.map(({ label }) => `  ${label}\n`).join('')}`,
          );
      });
  }
}

function entriesJson(entries: readonly EntryView[]): string {
  return `${JSON.stringify(entries.map(({ sequence, at, coder, label, undone }) => ({ number: sequence, at, coder, label, undone })))}\n`;
}

export function wholeNumber(text: string, option: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1)
    throw new UsageError(`${option} takes a whole number from 1, not "${text}"`);
  return value;
}
