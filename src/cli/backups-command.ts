import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { listBackups } from '../app/backups.ts';
import { unwatched } from '../app/progress.ts';
import { occasionWords, sizeWords, standingWords } from '../contract/backup-words.ts';
import { sentenceFor } from '../contract/messages.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Terminal } from './run.ts';
import { oneLine, textTable } from './table.ts';

export function addBackupsCommand(program: Command, terminal: Terminal): void {
  program
    .command('backups <project>')
    .description('the backups beside a project, newest first, and what was changed since each')
    .option('--json', 'one JSON document')
    .action(async (project: string, { json }: { readonly json?: boolean }) => {
      const path = resolve(terminal.folder, project);
      const { folder, trouble, now, backups } = await listBackups(path, terminal.machine, unwatched);
      if (trouble !== null) {
        if (backups.length === 0) throw new Refusal(trouble.code, trouble.details);
        terminal.complain(`warning: ${trouble.code}: ${sentenceFor(trouble.code, trouble.details)}`);
      }
      const files = backups.map((backup) => ({ ...backup, file: join(folder, backup.name) }));
      if (json) terminal.out(`${JSON.stringify({ folder, now, backups: files })}\n`);
      else if (files.length === 0)
        terminal.out(`There is no backup in ${folder} yet: "emic backup" makes one.\n`);
      else {
        const rows = files.map((backup) => [
          backup.at.slice(0, 19).replace('T', ' '),
          occasionWords(backup).toLowerCase(),
          sizeWords(backup.bytes),
          oneLine(standingWords(backup.standing), 110),
        ]);
        const head = ['when (UTC)', 'made', 'size', 'changed since'];
        terminal.out(
          `${textTable([head, ...rows], new Set([2]))}In ${folder}; "emic restore" makes a project of one.\n`,
        );
      }
    });
}
