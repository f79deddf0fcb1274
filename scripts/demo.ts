// Builds example.emic from the example study, and prints the comparison through the command line.
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeExample } from '../src/app/example.ts';
import { thisMachine } from '../src/app/machine.ts';
import { runEmic } from '../src/cli/run.ts';
import { openProject } from '../src/db/project.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLE = join(ROOT, 'example.emic');

class InTheWay extends Error {}

/** A folder of our own beside the result, so that two demos at once cannot meet and files move in one step. */
const workshop = mkdtempSync(join(ROOT, '.example-'));

try {
  await foldLogIn();
  const project = join(workshop, 'example.emic');
  await makeExample(project, thisMachine());
  const transcripts: unknown[] = JSON.parse(await emic('list', project, 'documents', '--json'));
  const crosstab = await emic('crosstab', project, '--by', 'profession', '--depth', '1');
  await emic(
    'crosstab',
    project,
    '--by',
    'profession',
    '--format',
    'csv',
    '--out',
    join(workshop, 'example-crosstab.csv'),
  );
  await emic('segments', project, '--format', 'csv', '--out', join(workshop, 'example-segments.csv'));
  const files = ['example.emic', 'example-crosstab.csv', 'example-segments.csv'];
  await foldLogIn();
  for (const name of files) renameSync(join(workshop, name), join(ROOT, name));
  process.stdout.write(
    `Participants per theme by professional group (${transcripts.length} invented transcripts)\n\n${crosstab}\n`,
  );
  process.stdout.write(
    `Written: ${files.map((name) => relative(process.cwd(), join(ROOT, name))).join(', ')}\n`,
  );
  process.stdout.write(
    'Try: npm run -s emic -- segments example.emic --counted --by profession --code Risk\n',
  );
} catch (error) {
  if (!(error instanceof InTheWay)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

/** A log beside the old example would be replayed into the new one; opening and closing folds it in. */
async function foldLogIn(): Promise<void> {
  const leftovers = () =>
    ['-wal', '-journal'].map((ending) => EXAMPLE + ending).filter((log) => existsSync(log));
  if (leftovers().length > 0 && existsSync(EXAMPLE)) {
    try {
      (await openProject(EXAMPLE, thisMachine())).close();
    } catch {
      // What cannot be opened is to be replaced, but not its log: that may be all there is of someone's work.
    }
  }
  const [log] = leftovers();
  if (log === undefined) return;
  throw new InTheWay(
    `${relative(process.cwd(), log)} belongs to a project that is open or was not closed. Close Emic first, or move the file elsewhere. Nothing was changed.`,
  );
}

/** Runs one command and gives what it prints; a refusal ends the demo. */
async function emic(...words: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runEmic(words, {
    machine: thisMachine(),
    folder: ROOT,
    out: (text) => printed.push(text),
    complain: (line) => complaints.push(line),
  });
  if (code !== 0) throw new Error(`emic ${words[0]} ended with ${code}: ${complaints.join('\n')}`);
  return printed.join('');
}
