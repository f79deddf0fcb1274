import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCrosstabTable, reportsOf } from '../../src/app/reports.ts';
import type { Input } from '../../src/contract/contract.ts';
import { type TestProject, temporaryFolder, testProject } from '../support/project.ts';
import { APPLY, CREATE_CODE, IMPORT, IMPORT_PEOPLE, type Step, takeStep } from './random-commands.ts';

const picks = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999));
const opening = [IMPORT, IMPORT_PEOPLE, CREATE_CODE, CREATE_CODE, APPLY, APPLY];
const steps = fc
  .array(fc.record({ command: fc.oneof(fc.constantFrom(...opening), fc.nat(10_000)), picks }), {
    minLength: 10,
    maxLength: 35,
  })
  .map((rest): readonly Step[] => [
    ...opening.map((command, index) => ({ command, picks: [index, index + 1, 3, 4] as const })),
    ...rest,
  ]);

const QUESTIONS: readonly Input<'crosstab.read'>[] = [
  { by: [], unit: 'segments', coder: 'any', where: [] },
  { by: ['team'], unit: 'participants', coder: 'any', where: [] },
  { by: ['team', 'years'], unit: 'words', coder: 'any', where: [], includeInterviewer: true },
  { by: ['years'], unit: 'passages', coder: 'all', where: [], direct: true },
];

async function refused(project: TestProject, question: Input<'crosstab.read'>): Promise<boolean> {
  return !(await project.call('crosstab.read', question)).ok;
}

describe('the columns of an open project', () => {
  it('that were kept up to date count like columns loaded afresh', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const project = testProject(temporaryFolder());
        for (const step of all) {
          await takeStep(project, step);
          if (step.picks[3] % 5 === 0) await project.call('journal.undo', {});
          for (const question of QUESTIONS) {
            if (await refused(project, question)) continue;
            const { reader } = project.host.project;
            expect(await project.get('crosstab.read', question)).toEqual(
              readCrosstabTable(reader, reportsOf(reader), question),
            );
          }
        }
        project.host.close();
      }),
      { numRuns: 40 },
    );
  });
});
