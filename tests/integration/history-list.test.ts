import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/contract/contract.ts';
import { type TestProject, testProject } from '../support/project.ts';

async function listed(project: TestProject, input: Partial<Input<'journal.list'>>) {
  const { entries, total } = await project.get('journal.list', { limit: 100, ...input });
  return { labels: entries.map(({ label }) => label), total };
}

async function withHistory(): Promise<TestProject> {
  const project = testProject();
  await project.get('code.create', { name: 'Émotion', parent: null });
  await project.get('code.create', { name: 'Risk', parent: null }, 'Daniel');
  await project.get('code.rename', { code: 'Risk', name: 'Danger' }, 'Daniel');
  await project.get('journal.undo', {}, 'Daniel');
  return project;
}

const ALL = [
  "Undid: Renamed 'Risk' to 'Danger'",
  "Renamed 'Risk' to 'Danger'",
  "Created code 'Risk'",
  "Added coder 'Daniel'",
  "Created code 'Émotion'",
  "Created project 'study'",
  "Added coder 'Priya'",
];

describe('the history', () => {
  it('is listed newest first, each entry with who, when and what became of it', async () => {
    const { entries } = await (await withHistory()).get('journal.list', { limit: 3 });
    expect(entries).toEqual([
      {
        id: expect.any(String),
        sequence: 7,
        at: expect.stringMatching(/^2013-05-01T00:00:00\.\d{3}Z$/),
        coder: 'Daniel',
        label: ALL[0],
        undone: false,
        kind: 'undo',
      },
      expect.objectContaining({ sequence: 6, coder: 'Daniel', undone: true, kind: 'change' }),
      expect.objectContaining({ sequence: 5, coder: 'Daniel', undone: false, kind: 'change' }),
    ]);
  });

  it('comes in pages that together are the whole, with the number of all', async () => {
    const project = await withHistory();
    expect(await listed(project, {})).toEqual({ labels: ALL, total: 7 });
    for (const limit of [1, 3, 7]) {
      const pages = await Promise.all(
        Array.from({ length: Math.ceil(7 / limit) }, (_, page) =>
          listed(project, { limit, offset: page * limit }),
        ),
      );
      expect(pages.flatMap(({ labels }) => labels)).toEqual(ALL);
      expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([7]));
    }
    expect(await listed(project, { offset: 99 })).toEqual({ labels: [], total: 7 });
  });

  it('is that of one coder, by name or id', async () => {
    const project = await withHistory();
    const coders = await project.get('coder.list', {});
    const daniel = coders.find(({ name }) => name === 'Daniel')?.id ?? '';
    for (const coder of ['Daniel', 'daniel', daniel])
      expect(await listed(project, { coder, limit: 2 })).toEqual({ labels: ALL.slice(0, 2), total: 4 });
    expect(await project.call('journal.list', { limit: 1, coder: 'Zoe' })).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND', details: { what: 'coder', name: 'Zoe', has: ['Priya', 'Daniel'] } },
    });
  });

  it('is what says a text, however it is cased, also beyond ASCII', async () => {
    const project = await withHistory();
    expect(await listed(project, { text: 'ÉMO' })).toEqual({ labels: [ALL[4]], total: 1 });
    expect(await listed(project, { text: 'risk', limit: 1, offset: 1 })).toEqual({
      labels: [ALL[1]],
      total: 3,
    });
    expect(await listed(project, { text: 'created', coder: 'Daniel' })).toEqual({
      labels: [ALL[2]],
      total: 1,
    });
    expect(await listed(project, { text: '%' })).toEqual({ labels: [], total: 0 });
    expect(await listed(project, { text: '' })).toEqual({ labels: ALL, total: 7 });
  });
});
