import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFacts, EVERY_CODE, participantsByCode } from '../../src/app/code-facts.ts';
import { listParticipants } from '../../src/app/participants.ts';
import { readCrosstabTable, reportsOf } from '../../src/app/reports.ts';
import { retrieveSegments } from '../../src/app/retrieval.ts';
import { readSegment } from '../../src/app/segment-detail.ts';
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

const EVERYTHING: Input<'segment.retrieve'> = { where: [], coder: 'any', context: 'turn', limit: 100 };

async function refused(project: TestProject, question: Input<'crosstab.read'>): Promise<boolean> {
  return !(await project.call('crosstab.read', question)).ok;
}

/** What people say, what is coded of it and what is found, beside a look with fresh eyes. */
async function expectSameFacts(project: TestProject): Promise<void> {
  const { reader } = project.host.project;
  const fresh = reportsOf(reader);
  expect(await project.get('participant.list', {})).toEqual(listParticipants(reader, fresh));
  const codes = await project.get('code.list', {});
  expect(new Map(codes.map(({ id, participants }) => [id, participants]))).toEqual(participantsByCode(fresh));
  const [code] = codes;
  if (code !== undefined) {
    const facts = await project.get('code.facts', { code: code.id });
    expect(facts).toEqual(codeFacts(reader, fresh, { code: code.id }));
  }
  const found = await project.get('segment.retrieve', EVERYTHING);
  expect(found).toEqual(retrieveSegments(reader, fresh, EVERYTHING));
  for (const { before: _, after: __, attributes: ___, ...row } of found.rows)
    expect(readSegment(reader, { segment: row.id })).toEqual(row);
}

describe('the columns of an open project', () => {
  it('that were loaded bit by bit, while others changed things, are those loaded at once', async () => {
    const patience = fc.array(fc.nat(6), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, patience, fc.boolean(), async (all, slices, isFinished) => {
        const project = testProject(temporaryFolder());
        const { reader, snapshot } = project.host.project;
        const warmed = reportsOf(reader);
        const warm = (looks: number) => {
          const left = { looks };
          return snapshot(() =>
            warmed.warm(EVERY_CODE, () => {
              left.looks -= 1;
              return left.looks < 0;
            }),
          );
        };
        for (const [index, step] of all.entries()) {
          await takeStep(project, step);
          warm(slices[index % slices.length] ?? 0);
        }
        if (isFinished) expect(warm(1_000)).toBe(true);
        if (isFinished) expect(warmed.loaded()).toBe(true);
        for (const question of QUESTIONS) {
          if (await refused(project, question)) continue;
          expect(readCrosstabTable(reader, warmed, question)).toEqual(
            readCrosstabTable(reader, reportsOf(reader), question),
          );
        }
        expect(participantsByCode(warmed)).toEqual(participantsByCode(reportsOf(reader)));
        project.host.close();
      }),
      { numRuns: 40 },
    );
  });

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
          await expectSameFacts(project);
        }
        project.host.close();
      }),
      { numRuns: 40 },
    );
  });
});
