import { Command } from 'commander';
import { programVersion } from '../app/version.ts';
import { addBackupsCommand } from './backups-command.ts';
import { addCodingCommands } from './coding-commands.ts';
import { addCrosstabCommand } from './crosstab-command.ts';
import { addImportCommand } from './import-command.ts';
import { addProjectCommands } from './project-commands.ts';
import { addReportCommands } from './report-commands.ts';
import type { Terminal } from './run.ts';
import { addSegmentsCommand } from './segments-command.ts';
import { addServeCommands } from './serve-command.ts';
import { addTableCommands } from './table-commands.ts';

/** The exit code of a command that went through but has refusals to tell. */
export type Outcome = { code: number };

export function programFor(terminal: Terminal, outcome: Outcome): Command {
  const program = new Command('emic')
    .version(programVersion())
    .description('Codes qualitative interviews and compares groups, in a local project file.')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: (text) => terminal.complain(text.trimEnd()),
      outputError: (text, write) => write(text),
    })
    .showHelpAfterError()
    .helpCommand(false);
  addProjectCommands(program, terminal, outcome);
  addBackupsCommand(program, terminal);
  addImportCommand(program, terminal, outcome);
  addTableCommands(program, terminal, outcome);
  addCodingCommands(program, terminal);
  addReportCommands(program, terminal);
  addCrosstabCommand(program, terminal);
  addSegmentsCommand(program, terminal, outcome);
  addServeCommands(program, terminal);
  return program;
}
