import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../property/random-commands.ts';
import { APPLY, CREATE_CODE, IMPORT, IMPORT_PEOPLE, takeStep } from '../property/random-commands.ts';
import { allRows, type TestProject, temporaryFolder, testProject } from '../support/project.ts';

const picks = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999));
const coder = fc.constantFrom('Priya', 'Daniel');
const change = fc.record({ command: fc.nat(10_000), picks });
const moves = fc.array(
  fc.tuple(
    coder,
    fc.oneof(
      { weight: 3, arbitrary: change },
      fc.constantFrom('journal.undo' as const, 'journal.redo' as const),
    ),
  ),
  { minLength: 5, maxLength: 45 },
);
const OPENING = [IMPORT, CREATE_CODE, CREATE_CODE, APPLY, IMPORT_PEOPLE];

type Move = readonly [coder: string, change: Step | 'journal.undo' | 'journal.redo'];

async function expectPromisesKept(project: TestProject, [name, move]: Move): Promise<void> {
  const before = allRows(project);
  const reply =
    typeof move === 'string' ? await project.call(move, {}, name) : await takeStep(as(project, name), move);
  if (!reply.ok) expect(allRows(project)).toEqual(before);
  if (!reply.ok && reply.error.code === 'UNDO_CONFLICT') expect(reply.error.details.later).not.toEqual([]);
  expect(await project.get('project.check', {})).toEqual([]);
}

/** The same project, whoever calls without saying who. */
function as(project: TestProject, name: string): TestProject {
  return { ...project, call: (procedure, input) => project.call(procedure, input, name) };
}

describe('two coders who change, undo and redo in any order', () => {
  it('never leave a project that breaks its promises, and a refused undo changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(moves, fc.nat(1_000), async (all, seed) => {
        const project = testProject(temporaryFolder(), seed);
        for (const [index, command] of OPENING.entries()) {
          const step: Step = { command, picks: [index, index, 3, 4] };
          await takeStep(as(project, index % 2 === 0 ? 'Priya' : 'Daniel'), step);
        }
        for (const move of all) await expectPromisesKept(project, move);
        project.host.close();
      }),
      { numRuns: 60 },
    );
  });
});
