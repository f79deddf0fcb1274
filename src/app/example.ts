import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Input, ProcedureName } from '../contract/contract.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Progress, unwatched } from './progress.ts';
import { type Machine, newProject } from './projects.ts';

/** The invented study that comes with Emic: 28 interviews, their participants, a codebook, two coders' segments. */
const STUDY = fileURLToPath(new URL('../../fixtures/study', import.meta.url));

export function hasExample(): boolean {
  return existsSync(STUDY);
}

/** Makes a project of the example study at `path`, where there is no file yet, and closes it. */
export async function makeExample(
  path: string,
  machine: Machine,
  progress: Progress = unwatched,
): Promise<void> {
  const transcripts = readdirSync(join(STUDY, 'transcripts')).sort();
  const tables = [
    ['participant.import', 'participants.csv'],
    ['codebook.import', 'codebook.csv'],
    ['segment.import', 'segments-priya.csv'],
    ['segment.import', 'segments-daniel.csv'],
  ] as const;
  const total = transcripts.length + tables.length;
  const host = newProject(path, 'Personal budgets (invented example)', { coder: 'Priya' }, machine);
  const run = async <Name extends ProcedureName>(name: Name, input: Input<Name>) => {
    const reply = await host.handle(name, input, { coder: null });
    if (!reply.ok) throw new Refusal(reply.error.code, reply.error.details);
  };
  try {
    for (const [index, name] of transcripts.entries()) {
      progress.step(index, total, name);
      await run('document.import', { name, bytes: readFileSync(join(STUDY, 'transcripts', name)) });
    }
    for (const [index, [name, file]] of tables.entries()) {
      progress.step(transcripts.length + index, total, file);
      await run(name, { bytes: readFileSync(join(STUDY, file)) });
    }
  } finally {
    host.close();
  }
}
