import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../src/contract/contract.ts';
import { exampleIn } from '../support/example.ts';
import type { TestProject } from '../support/project.ts';

type Question = Input<'crosstab.read'>;

const BY_JOB: Question = { by: ['profession'], unit: 'participants', coder: 'any', where: [] };
const QUESTIONS: Readonly<Record<string, Question>> = {
  'by profession': BY_JOB,
  'direct, with interviewers': { ...BY_JOB, direct: true, includeInterviewer: true, depth: 2 },
  'what both coders agree on': { ...BY_JOB, coder: 'all' },
  'by two attributes, of one coder': { ...BY_JOB, by: ['profession', 'team'], coder: { coder: 'Daniel' } },
  'filtered, of a branch': {
    ...BY_JOB,
    code: 'Role boundaries',
    where: [{ attribute: 'local authority', value: 'Northshire' }],
  },
};

describe('the segments of a cell', () => {
  const held: { folder?: string; project?: TestProject } = {};
  const project = () => held.project ?? expect.fail('the study is not open');

  beforeAll(async () => {
    held.folder = mkdtempSync(join(tmpdir(), 'emic-test-'));
    held.project = await exampleIn(held.folder);
  });
  afterAll(() => {
    held.project?.host.close();
    rmSync(held.folder ?? '', { recursive: true, force: true });
  });

  it.each(Object.keys(QUESTIONS))(
    'are those that the explanation lists, counted as the crosstab counts: %s',
    async (name) => {
      const question = QUESTIONS[name] ?? BY_JOB;
      const { get } = project();
      const read = (unit: Question['unit']) => get('crosstab.read', { ...question, unit });
      const [people, segments, words] = [
        await read('participants'),
        await read('segments'),
        await read('words'),
      ];
      expect(people.rows.length).toBeGreaterThan(2);
      for (const [place, { codeId, cells, total }] of people.rows.entries()) {
        for (const [index, cell] of [...cells, { ...total, group: null }].entries()) {
          const asked = { ...question, row: codeId, group: cell.group };
          const explained = await get('crosstab.explain', asked);
          const view = await get('segment.retrieve', {
            // Other filters are left out where a cell is asked for.
            where: [{ attribute: 'profession', value: 'Nurse' }],
            coder: { coder: 'Priya' },
            text: 'zzz',
            cell: asked,
            context: 'none',
            limit: 10_000,
          });
          expect(view.rows.map(({ id }) => id)).toEqual(explained.segments?.rows.map(([id]) => id));
          expect(await get('crosstab.explain', { ...asked, segments: false })).toEqual({
            sentence: explained.sentence,
            segments: null,
          });
          const valueIn = (table: typeof people) =>
            cell.group === null ? table.rows[place]?.total.value : table.rows[place]?.cells[index]?.value;
          expect({ ...view, rows: [] }).toEqual({
            segments: valueIn(segments),
            participants: cell.value,
            of: cell.n,
            words: valueIn(words),
            rows: [],
          });
        }
      }
    },
  );

  it('are refused where there is no such row or group', async () => {
    const { call } = project();
    const retrieve = (cell: { row: string; group: string | null }) =>
      call('segment.retrieve', {
        where: [],
        coder: 'any',
        cell: { ...BY_JOB, code: 'Role boundaries', ...cell },
        context: 'none',
        limit: 1,
      });
    expect(await retrieve({ row: 'Role boundaries', group: 'Doctor' })).toEqual({
      ok: false,
      error: {
        code: 'NOT_FOUND',
        details: { what: 'group', name: 'Doctor', has: ['Nurse', 'Occupational therapist', 'Social worker'] },
      },
    });
    expect(await retrieve({ row: 'Risk management', group: null })).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND', details: { what: 'row', name: 'Risk management' } },
    });
  });
});
