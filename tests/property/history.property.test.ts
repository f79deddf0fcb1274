import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyAsOf } from '../../src/app/earlier-copy.ts';
import { unwatched } from '../../src/app/progress.ts';
import { openHost } from '../../src/app/projects.ts';
import { allRows, projectOver, type TestProject, temporaryFolder, testProject } from '../support/project.ts';
import { APPLY, CREATE_CODE, IMPORT, IMPORT_PEOPLE, type Step, takeStep } from './random-commands.ts';

const picks = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999));
const step = fc.record({ command: fc.nat(10_000), picks });
const opening = fc.tuple(
  ...[IMPORT, CREATE_CODE, CREATE_CODE, APPLY, IMPORT_PEOPLE].map((command) =>
    fc.record({ command: fc.constant(command), picks }),
  ),
);
/** A little material first, so that later steps find something to change. */
const steps = fc
  .tuple(opening, fc.array(step, { minLength: 1, maxLength: 30 }))
  .map(([first, rest]): readonly Step[] => [...first, ...rest]);

/** Runs the steps and keeps the rows before each one that changed something. */
async function played(
  project: TestProject,
  all: readonly Step[],
): Promise<Readonly<Record<string, readonly unknown[]>>[]> {
  const states = [allRows(project)];
  for (const step of all) {
    const before = states.at(-1);
    const entries = await entryCount(project);
    const reply = await takeStep(project, step);
    const after = allRows(project);
    if (!reply.ok) expect(after).toEqual(before);
    if ((await entryCount(project)) > entries) states.push(after);
    else expect(after).toEqual(before);
  }
  return states;
}

async function entryCount(project: TestProject): Promise<number> {
  const { entries } = await project.get('journal.list', { limit: 1_000_000 });
  return entries.length;
}

type Rows = ReturnType<typeof allRows>;

/** Makes a move, and keeps the states that undo and redo should give back. */
async function make(
  project: TestProject,
  move: Step | 'undo' | 'redo',
  past: Rows[],
  future: Rows[],
): Promise<void> {
  if (move === 'undo') {
    const reply = await project.call('journal.undo', {});
    expect(reply.ok).toBe(past.length > 1);
    if (reply.ok) future.push(past.pop() ?? {});
    return;
  }
  if (move === 'redo') {
    const reply = await project.call('journal.redo', {});
    expect(reply.ok).toBe(future.length > 0);
    if (reply.ok) past.push(future.pop() ?? {});
    return;
  }
  const entries = await entryCount(project);
  await takeStep(project, move);
  if ((await entryCount(project)) === entries) return;
  past.push(allRows(project));
  future.length = 0;
}

describe('history', () => {
  it('takes back any commands to the very same rows, and brings them back', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(1_000_000), async (all, seed) => {
        const project = testProject(temporaryFolder(), seed);
        const states = await played(project, all);
        for (const before of states.slice(0, -1).reverse()) {
          await project.get('journal.undo', {});
          expect(allRows(project)).toEqual(before);
        }
        expect(await project.call('journal.undo', {})).toMatchObject({
          ok: false,
          error: { code: 'NOTHING_TO_UNDO' },
        });
        for (const after of states.slice(1)) {
          await project.get('journal.redo', {});
          expect(allRows(project)).toEqual(after);
        }
        expect(await project.call('journal.redo', {})).toMatchObject({
          ok: false,
          error: { code: 'NOTHING_TO_REDO' },
        });
        expect(await project.get('project.check', {})).toEqual([]);
        project.host.close();
      }),
      { numRuns: 120 },
    );
  });

  it('keeps its promise where undo, redo and new changes are mixed', async () => {
    const moves = fc.array(
      fc.oneof({ weight: 3, arbitrary: step }, fc.constant('undo' as const), fc.constant('redo' as const)),
      {
        minLength: 5,
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(moves, fc.nat(1_000_000), async (all, seed) => {
        const project = testProject(temporaryFolder(), seed);
        const past: Rows[] = [allRows(project)];
        const future: Rows[] = [];
        for (const move of all) {
          await make(project, move, past, future);
          expect(allRows(project)).toEqual(past.at(-1));
        }
        project.host.close();
      }),
      { numRuns: 80 },
    );
  });

  it('goes back to any of its states in a copy, and the copy forward again', async () => {
    const moves = fc.array(
      fc.oneof({ weight: 3, arbitrary: step }, fc.constant('undo' as const), fc.constant('redo' as const)),
      { minLength: 5, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(moves, fc.nat(1_000_000), fc.nat(1_000_000), async (all, seed, at) => {
        const project = testProject(temporaryFolder(), seed);
        const past: Rows[] = [allRows(project)];
        const states = new Map<string, Rows>();
        for (const move of all) {
          await make(project, move, past, []).catch(() => undefined);
          const { entries } = await project.get('journal.list', { limit: 1 });
          states.set(entries[0]?.id ?? '', allRows(project));
        }
        const [id, then] = [...states][at % states.size] ?? [];
        const { path, name } = await copyAsOf(
          project.path,
          { after: id ?? '', target: null, coder: 'Priya' },
          project.machine,
          unwatched,
        );
        const copy = projectOver(await openHost(path, project.machine), project.machine);
        expect(nameless(allRows(copy))).toEqual(nameless(then ?? {}));
        expect((await copy.get('project.read', {})).name).toBe(name);
        expect(await copy.get('project.check', {})).toEqual([]);
        await copy.get('journal.undo', {});
        expect(allRows(copy)).toEqual(allRows(project));
        copy.host.close();
        project.host.close();
      }),
      { numRuns: 60 },
    );
  });
});

/** A copy has a name of its own. */
function nameless(rows: Rows): Rows {
  return { ...rows, project: (rows.project ?? []).map((row) => ({ ...(row as object), name: '' })) };
}
