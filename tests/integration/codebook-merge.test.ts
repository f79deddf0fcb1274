import { describe, expect, it } from 'vitest';
import { transact } from '../../src/db/transact.ts';
import { allRows, type TestProject, testProject } from '../support/project.ts';
import { codebook, coded, imported, paths, segments, undoable } from './story.ts';

describe('merging codes', () => {
  it('does what its preview says: segments, duplicates, comments, sub-codes, memos, definitions', async () => {
    const project = testProject();
    await imported(project);
    await codebook(project, 'From', 'From > Own', 'From > Shared', 'Into', 'Into > shared');
    const gone = await coded(project, 'From', 'forms', 'Priya', { comment: 'not sure' });
    const kept = await coded(project, 'Into', 'forms', 'Priya', { comment: 'sure' });
    await coded(project, 'From', 'forms', 'Daniel');
    await coded(project, 'From', 'panel');
    await coded(project, 'From > Own', 'tired');
    await coded(project, 'From > Shared', 'said no');
    await coded(project, 'Into > shared', 'said no', 'Priya', { comment: 'there' });
    await project.get('code.define', { code: 'From', definition: 'One', example: 'E' });
    await project.get('code.define', { code: 'Into', definition: 'Two', example: 'E' });
    const from = (await project.get('code.list', {})).find(({ name }) => name === 'From')?.id ?? '';
    addMemo(project, { code_id: from }, 'on the code');
    addMemo(project, { segment_id: gone.id }, 'on a segment that goes');
    const preview = await project.get('code.previewMerge', { code: 'From', into: 'Into' });
    expect(preview).toEqual({ segments: 4, duplicates: 2, subcodes: 2, memos: 1, definitionJoined: true });
    await undoable(project, async () =>
      expect(await project.get('code.merge', { code: 'From', into: 'Into' })).toEqual(preview),
    );
    expect(await paths(project)).toEqual(['Into', 'Into > shared', 'Into > Own']);
    expect(await segments(project)).toEqual([
      'Into > Own: tired (Priya)',
      'Into: forms (Priya)',
      'Into: forms (Daniel)',
      'Into: panel (Priya)',
      'Into > shared: said no (Priya)',
    ]);
    const listed = await project.get('segment.list', { document: 'N01' });
    expect(listed.map(({ quote, comment }) => `${quote}: ${comment}`)).toEqual(
      expect.arrayContaining(['forms: sure\n\nnot sure', 'said no: there']),
    );
    expect(await project.get('code.list', {})).toMatchObject([
      { path: 'Into', definition: 'Two\n\nOne', example: 'E' },
      {},
      {},
    ]);
    expect(allRows(project).memo).toMatchObject([
      { body: 'on the code', code_id: kept.codeId },
      { body: 'on a segment that goes', segment_id: kept.id },
    ]);
    expect(await project.get('project.check', {})).toEqual([]);
  });

  it('keeps a remark that is a word of the other one', async () => {
    const project = testProject();
    await imported(project);
    await coded(project, 'From', 'forms', 'Priya', { comment: 'risk' });
    await coded(project, 'Into', 'forms', 'Priya', { comment: 'no risk at all' });
    await coded(project, 'From', 'panel', 'Priya', { comment: 'same' });
    await coded(project, 'Into', 'panel', 'Priya', { comment: 'same' });
    await project.get('code.merge', { code: 'From', into: 'Into' });
    expect(await project.get('segment.list', { document: 'N01' })).toMatchObject([
      { quote: 'forms', comment: 'no risk at all\n\nrisk' },
      { quote: 'panel', comment: 'same' },
    ]);
  });

  it('of a code into its own parent works', async () => {
    const project = testProject();
    await imported(project);
    await codebook(project, 'A', 'A > B', 'A > B > C', 'A > D');
    await coded(project, 'A > B', 'forms');
    await undoable(project, () => project.get('code.merge', { code: 'A > B', into: 'A' }));
    expect(await paths(project)).toEqual(['A', 'A > D', 'A > C']);
    expect(await segments(project)).toEqual(['A: forms (Priya)']);
  });

  it('of a code into its parent leaves nothing behind where a sub-code has its own name', async () => {
    const project = testProject();
    await imported(project);
    await codebook(project, 'A', 'A > B', 'A > B > B', 'A > B > B > C');
    await coded(project, 'A > B', 'forms');
    await coded(project, 'A > B > B', 'panel');
    await undoable(project, () => project.get('code.merge', { code: 'A > B', into: 'A' }));
    expect(await paths(project)).toEqual(['A', 'A > B', 'A > B > C']);
    expect(await segments(project)).toEqual(['A: forms (Priya)', 'A > B: panel (Priya)']);
    expect(await project.get('project.check', {})).toEqual([]);
  });

  it('into itself or its own branch is refused, and so is a preview of it', async () => {
    const project = testProject();
    await codebook(project, 'A', 'A > B', 'A > B > C');
    for (const into of ['A', 'B', 'C']) {
      const expected = { error: { code: 'CODE_MERGE_INTO_ITSELF', details: { code: 'A' } } };
      expect(await project.call('code.merge', { code: 'A', into })).toMatchObject(expected);
      expect(await project.call('code.previewMerge', { code: 'A', into })).toMatchObject(expected);
    }
  });

  it('never puts segments on a folder, not on a sub-folder either', async () => {
    const project = testProject();
    await imported(project);
    await codebook(project, 'From', 'From > Sub', 'Into', 'Into > Sub', 'Folder');
    await coded(project, 'From > Sub', 'forms');
    await project.get('code.define', { code: 'Into > Sub', codable: false });
    await project.get('code.define', { code: 'Folder', codable: false });
    const before = allRows(project);
    const refused = { error: { code: 'CODE_NOT_CODABLE', details: { code: 'Sub' } } };
    expect(await project.call('code.previewMerge', { code: 'From', into: 'Into' })).toMatchObject(refused);
    expect(await project.call('code.merge', { code: 'From', into: 'Into' })).toMatchObject(refused);
    expect(await project.call('code.merge', { code: 'From > Sub', into: 'Folder' })).toMatchObject({
      error: { code: 'CODE_NOT_CODABLE', details: { code: 'Folder' } },
    });
    expect(allRows(project)).toEqual(before);
    await project.get('code.merge', { code: 'From', into: 'Folder' });
    expect(await paths(project)).toEqual(['Into', 'Into > Sub', 'Folder', 'Folder > Sub']);
  });

  it('of codes merged before points all of them to where their segments are', async () => {
    const project = testProject();
    await codebook(project, 'A', 'B', 'C');
    await project.get('code.merge', { code: 'A', into: 'B' });
    await project.get('code.merge', { code: 'B', into: 'C' });
    const rows = project.host.project.reader
      .prepare(
        'SELECT one.name, other.name AS now FROM code one JOIN code other ON other.id = one.merged_into',
      )
      .all();
    expect(rows).toEqual([
      { name: 'A', now: 'C' },
      { name: 'B', now: 'C' },
    ]);
    await project.get('journal.undo', { count: 2 });
    expect(await paths(project)).toEqual(['A', 'B', 'C']);
  });
});

function addMemo(
  { host, machine }: TestProject,
  on: { readonly code_id: string } | { readonly segment_id: string },
  body: string,
): void {
  transact(host.project.side, { asked: 'Priya', userName: 'tester' }, 'Memo', (tx, { coder }) =>
    tx
      .prepare(`INSERT INTO memo (id, body, ${Object.keys(on)}, coder_id, created_at) VALUES (?, ?, ?, ?, ?)`)
      .run(machine.ports.newId(), body, ...Object.values(on), coder.id, machine.ports.now()),
  );
}
