// Does at random whatever writes, until it is killed or has closed the project so many times: says what it begins, and
// what was acknowledged.
import { copyFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { copyAsOf } from '../../src/app/earlier-copy.ts';
import { thisMachine } from '../../src/app/machine.ts';
import { unwatched } from '../../src/app/progress.ts';
import { backUpProject, newProject, openHost, restoreProject } from '../../src/app/projects.ts';
import { backUpIfDue } from '../../src/db/backup.ts';
import { Refusal } from '../../src/kernel/errors.ts';
import { takeStep } from '../property/random-commands.ts';
import { projectOver, type TestProject } from '../support/project.ts';
import { randomFrom } from '../support/random-numbers.ts';

const HOUR = 3_600_000;
const [folder = '', seed = '1', openings = 'Infinity'] = process.argv.slice(2);
const path = join(folder, 'study.emic');
const machine = thisMachine({ EMIC_STATE_DIR: join(folder, 'state') });
const random = randomFrom(Number(seed));
const below = (limit: number) => Math.floor(random() * limit);
const name = (what: string) => `${what} ${seed} ${below(1_000_000)}`;
const say = (...words: readonly (string | number)[]) => writeSync(1, `${words.join(' ')}\n`);

/** What is acknowledged in the history, by number and id. */
function acknowledge(project: TestProject): void {
  const entry = project.host.project.reader
    .prepare<[], { sequence: number; id: string }>(
      'SELECT sequence, id FROM journal ORDER BY sequence DESC LIMIT 1',
    )
    .get();
  if (entry !== undefined) say('entry', entry.sequence, entry.id);
}

const who = () => (below(3) === 0 ? 'Tom' : 'Priya');

async function change(project: TestProject): Promise<void> {
  const picks = [below(1_000), below(1_000), below(1_000), below(1_000)] as const;
  const reply = await takeStep(project, { command: below(1_000), picks });
  if (reply.ok) acknowledge(project);
}

async function reverse(project: TestProject, command: 'journal.undo' | 'journal.redo'): Promise<void> {
  const reply = await project.call(command, { count: 1 + below(3) }, who());
  if (reply.ok) acknowledge(project);
}

async function keepLayout(project: TestProject): Promise<void> {
  const value = below(1_000_000);
  const reply = await project.call('layout.keep', { key: 'kill', value });
  if (reply.ok) say('layout', value);
}

type Deed = readonly [what: string, weight: number, run: (project: TestProject) => Promise<unknown>];

const DEEDS: readonly Deed[] = [
  ['change', 70, change],
  ['undo', 10, (project) => reverse(project, 'journal.undo')],
  ['redo', 6, (project) => reverse(project, 'journal.redo')],
  ['layout', 6, keepLayout],
  [
    'rotation',
    3,
    () => backUpIfDue(path, Date.UTC(2013, 0, 1) + (Number(seed) % 1_000) * 40 * HOUR + below(40) * HOUR),
  ],
  [
    'backup',
    1,
    async () => say('file', await backUpProject(path, join(folder, `${name('backup')}.emic`), machine)),
  ],
  ['restore', 2, async () => restored()],
  ['copy', 1, async (project) => copied(project)],
  ['migration', 2, async () => migrated()],
  ['new', 1, async () => created()],
];

async function restored(): Promise<void> {
  const target = join(folder, `${name('restored')}.emic`);
  restoreProject(join(folder, 'kept.emic'), target);
  say('file', target);
}

async function copied({ host }: TestProject): Promise<void> {
  const { last = 1 } =
    host.project.reader.prepare<[], { last: number }>('SELECT max(sequence) AS last FROM journal').get() ??
    {};
  const target = join(folder, `${name('copy')}.emic`);
  const after = 1 + below(last);
  say('file', (await copyAsOf(path, { after, target, coder: 'Priya' }, machine, unwatched)).path);
}

async function migrated(): Promise<void> {
  const target = join(folder, `${name('migrated')}.emic`);
  copyFileSync(join(folder, 'old.emic'), `${target}.old`);
  renameSync(`${target}.old`, target);
  const host = await openHost(target, machine);
  await projectOver(host, machine).get('participant.create', { name: 'New' });
  say('file', target);
  host.close();
}

async function created(): Promise<void> {
  const target = join(folder, `${name('new')}.emic`);
  const host = newProject(target, undefined, { coder: 'Priya' }, machine);
  say('file', target);
  host.close();
}

const DEALT = DEEDS.flatMap((deed) => Array.from({ length: deed[1] }, () => deed));

say('begin', 'open');
for (let opening = 0; opening < Number(openings); opening += 1) {
  const host = await openHost(path, machine);
  const project = projectOver(host, machine);
  for (let deeds = 20 + below(40); deeds > 0; deeds -= 1) {
    const [what, , run] = DEALT[below(DEALT.length)] ?? ['change', 1, change];
    say('begin', what);
    try {
      await run(project);
    } catch (error) {
      // What is refused is refused to people, too: a copy after an entry that is none, undo where there is nothing.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  say('begin', 'close');
  host.close();
  say('begin', 'open');
}
