// Builds example.emic from the example study through the command line, and prints the comparison.
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thisMachine } from '../src/app/machine.ts';
import { runEmic } from '../src/cli/run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STUDY = join(ROOT, 'fixtures', 'study');

/** A folder of our own beside the result, so that two demos at once cannot meet and files move in one step. */
const workshop = mkdtempSync(join(ROOT, '.example-'));

try {
  const project = join(workshop, 'example.emic');
  const transcripts = readdirSync(join(STUDY, 'transcripts')).sort();
  await emic('new', project, '--name', 'Personal budgets (invented example)', '--coder', 'Priya');
  await emic('import', project, ...transcripts.map((name) => join(STUDY, 'transcripts', name)));
  await emic('participants', project, join(STUDY, 'participants.csv'));
  await emic('codebook', 'import', project, join(STUDY, 'codebook.csv'));
  for (const coder of ['priya', 'daniel'])
    await emic('segments', 'import', project, join(STUDY, `segments-${coder}.csv`));
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
} finally {
  rmSync(workshop, { recursive: true, force: true });
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
