import { describe, expect, it } from 'vitest';
import { allRows, type TestProject, testProject, textFile } from '../support/project.ts';
import { coded, imported, labels, paths } from './story.ts';

/** The ids of entries with these labels, in this order. */
async function ids(project: TestProject, ...wanted: readonly string[]): Promise<readonly string[]> {
  const { entries } = await project.get('journal.list', { limit: 1_000 });
  return wanted.map((label) => entries.find((entry) => entry.label === label)?.id ?? label);
}

async function codes(project: TestProject, names: readonly string[], coder = 'Priya'): Promise<void> {
  for (const name of names) await project.get('code.create', { name, parent: null }, coder);
}

async function expectRefused(
  project: TestProject,
  entries: readonly string[],
  error: { readonly code: string; readonly details: unknown },
): Promise<void> {
  const before = [allRows(project), await labels(project)];
  expect(await project.call('journal.undo', { entries: [...entries] })).toEqual({ ok: false, error });
  expect([allRows(project), await labels(project)]).toEqual(before);
}

describe('undoing chosen entries', () => {
  it('takes back exactly these, the latest first, and redo brings them back', async () => {
    const project = testProject();
    await codes(project, ['A', 'B', 'C', 'D']);
    const after = allRows(project);
    const chosen = await ids(project, "Created code 'A'", "Created code 'C'");
    const undone = await project.get('journal.undo', { entries: [...chosen] });
    expect(undone.map(({ label, undone }) => [label, undone])).toEqual([
      ["Created code 'C'", true],
      ["Created code 'A'", true],
    ]);
    expect(await paths(project)).toEqual(['B', 'D']);
    expect((await labels(project)).slice(0, 2)).toEqual([
      "Undid: Created code 'A'",
      "Undid: Created code 'C'",
    ]);
    await project.get('journal.redo', { count: 2 });
    expect(allRows(project)).toEqual(after);
    expect(await project.get('project.check', {})).toEqual([]);
  });

  it('is possible for an import by the entry that it answers with, whatever was done since', async () => {
    const project = testProject();
    const before = allRows(project);
    const one = await project.get('document.import', textFile('N01.txt', 'N01: I am tired.'));
    const other = await project.get('document.import', textFile('N02.txt', 'N02: The panel.'));
    await codes(project, ['Later'], 'Daniel');
    await project.get('journal.undo', { entries: [other.entry, one.entry] });
    expect(await project.get('document.list', {})).toEqual([]);
    await project.get('journal.undo', {}, 'Daniel');
    const { coder: _, ...rows } = allRows(project);
    const { coder: __, ...rowsBefore } = before;
    expect(rows).toEqual(rowsBefore);
  });

  it('is refused as a whole where a later change stands on one of them', async () => {
    const project = testProject();
    await imported(project);
    await codes(project, ['Forms', 'Panel']);
    await coded(project, 'Forms', 'forms', 'Daniel');
    const chosen = await ids(project, "Created code 'Panel'", "Created code 'Forms'");
    await expectRefused(project, chosen, {
      code: 'UNDO_CONFLICT',
      details: { label: "Created code 'Forms'", later: ["Applied 'Forms' to N01"] },
    });
  });

  it('is refused as a whole where one is another coder’s, undone already, no change, or not there', async () => {
    const project = testProject();
    await codes(project, ['A', 'B']);
    await codes(project, ['C'], 'Daniel');
    await project.get('journal.undo', {});
    const refusal = (name: string) => ({
      code: 'NOT_FOUND',
      details: { what: 'change that Priya could undo', name },
    });
    for (const label of [
      "Created code 'C'",
      "Created code 'B'",
      "Undid: Created code 'B'",
      "Added coder 'Daniel'",
      '01890000-0000-7000-8000-000000000000',
    ])
      await expectRefused(project, await ids(project, "Created code 'A'", label), refusal(label));
  });

  it('takes an entry that is named twice once, and either a number or entries', async () => {
    const project = testProject();
    await codes(project, ['A', 'B']);
    const [id = ''] = await ids(project, "Created code 'A'");
    expect(await project.call('journal.undo', { count: 1, entries: [id] })).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
    expect(await project.call('journal.undo', { entries: [] })).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
    expect(await project.get('journal.undo', { entries: [id, id] })).toHaveLength(1);
    expect(await paths(project)).toEqual(['B']);
  });
});
