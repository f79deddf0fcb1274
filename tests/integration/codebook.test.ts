import { describe, expect, it } from 'vitest';
import { transact } from '../../src/db/transact.ts';
import { allRows, csvBytes, type TestProject, testProject } from '../support/project.ts';
import { coded, imported, paths, segments } from './story.ts';

async function themes(project: TestProject, ...names: readonly string[]): Promise<void> {
  for (const name of names) await project.get('code.create', { name, parent: null });
}

/** Codes by path, each with its parents before it. */
async function codebook(project: TestProject, ...all: readonly string[]): Promise<void> {
  const rows = all.map((path) => `"${path}"`);
  await project.get('codebook.import', { bytes: csvBytes('code', ...rows) });
}

/** Runs a change and expects that undoing it gives back every row. */
async function undoable(project: TestProject, change: () => Promise<unknown>): Promise<void> {
  const before = allRows(project);
  await change();
  const after = allRows(project);
  await project.get('journal.undo', {});
  expect(allRows(project)).toEqual(before);
  await project.get('journal.redo', {});
  expect(allRows(project)).toEqual(after);
}

describe('a code', () => {
  it('is created with its colour, origin and place, and listed with its counts', async () => {
    const project = testProject();
    await imported(project);
    await themes(project, 'Care');
    const { id } = await project.get('code.create', {
      name: '  Who   decides ',
      parent: 'Care',
      color: '#F0A',
      origin: 'in vivo',
      codable: true,
    });
    await coded(project, 'Care', 'panel');
    await coded(project, 'Care > Who decides', 'said no');
    const [care, who] = await project.get('code.list', {});
    expect(who).toEqual({
      id,
      name: 'Who decides',
      path: 'Care > Who decides',
      level: 2,
      parentId: care?.id,
      codable: true,
      definition: '',
      includes: '',
      excludes: '',
      example: '',
      origin: 'in vivo',
      color: '#ff00aa',
      segments: 1,
      segments_subtree: 1,
    });
    expect(care).toMatchObject({ level: 1, parentId: null, segments: 1, segments_subtree: 2 });
  });

  it('is refused without a name, with a taken one however cased, and with a colour that is none', async () => {
    const project = testProject();
    await themes(project, 'Risk');
    const refusal = async (input: { name: string; color?: string }) => {
      const reply = await project.call('code.create', { parent: null, ...input });
      return reply.ok ? reply : reply.error;
    };
    expect(await refusal({ name: ' \t ' })).toEqual({ code: 'NAME_EMPTY', details: { name: ' \t ' } });
    expect(await refusal({ name: 'x'.repeat(501) })).toMatchObject({ code: 'NAME_TOO_LONG' });
    expect(await refusal({ name: 'risk' })).toEqual({ code: 'CODE_NAME_TAKEN', details: { name: 'risk' } });
    expect(await refusal({ name: 'Ünwell', color: 'red' })).toEqual({
      code: 'COLOR_INVALID',
      details: { color: 'red' },
    });
    expect(await paths(project)).toEqual(['Risk']);
  });

  it('changes name, colour and definition, part by part, and each is undone', async () => {
    const project = testProject();
    await themes(project, 'Risk');
    await undoable(project, () => project.get('code.rename', { code: 'Risk', name: 'Danger' }));
    await undoable(project, () => project.get('code.recolor', { code: 'Danger', color: '#123' }));
    await undoable(project, () =>
      project.get('code.define', { code: 'Danger', definition: 'What may go wrong', origin: 'guide' }),
    );
    await project.get('code.define', { code: 'Danger', example: '“Who signed?”', codable: false });
    expect(await project.get('code.list', {})).toMatchObject([
      {
        path: 'Danger',
        color: '#112233',
        definition: 'What may go wrong',
        example: '“Who signed?”',
        origin: 'guide',
        codable: false,
      },
    ]);
    await project.get('code.define', { code: 'Danger', origin: null });
    await project.get('code.recolor', { code: 'Danger', color: null });
    expect(await project.get('code.list', {})).toMatchObject([{ color: null, origin: null }]);
  });

  it('may be given its own name in other letters', async () => {
    const project = testProject();
    await themes(project, 'risk');
    await project.get('code.rename', { code: 'risk', name: 'Risk' });
    expect(await paths(project)).toEqual(['Risk']);
  });
});

describe('moving a code', () => {
  it('takes its branch along, before a sibling or behind them all', async () => {
    const project = testProject();
    await codebook(project, 'A', 'A > A1', 'A > A2', 'B', 'B > B1', 'C');
    await undoable(project, () => project.get('code.move', { code: 'C', parent: null, before: 'A' }));
    expect(await paths(project)).toEqual(['C', 'A', 'A > A1', 'A > A2', 'B', 'B > B1']);
    await undoable(project, () => project.get('code.move', { code: 'A', parent: 'B', before: 'B1' }));
    expect(await paths(project)).toEqual(['C', 'B', 'B > A', 'B > A > A1', 'B > A > A2', 'B > B1']);
    await undoable(project, () => project.get('code.move', { code: 'B > A > A1', parent: null }));
    expect(await paths(project)).toEqual(['C', 'B', 'B > A', 'B > A > A2', 'B > B1', 'A1']);
  });

  it('writes one row', async () => {
    const project = testProject();
    await codebook(project, 'A', 'B', 'C', 'D');
    const before = new Map(allRows(project).code?.map((row) => [(row as { id: string }).id, row]));
    await project.get('code.move', { code: 'D', parent: null, before: 'B' });
    const changed = allRows(project).code?.filter(
      (row) => JSON.stringify(before.get((row as { id: string }).id)) !== JSON.stringify(row),
    );
    expect(changed).toMatchObject([{ name: 'D' }]);
  });

  it('before itself leaves it where it is', async () => {
    const project = testProject();
    await codebook(project, 'A', 'B', 'C');
    await project.get('code.move', { code: 'B', parent: null, before: 'B' });
    expect(await paths(project)).toEqual(['A', 'B', 'C']);
    await project.get('code.move', { code: 'C', parent: null, before: 'B' });
    expect(await paths(project)).toEqual(['A', 'C', 'B']);
  });

  it('is refused into itself, under itself, to a taken name and before a code elsewhere', async () => {
    const project = testProject();
    await codebook(project, 'A', 'A > A1', 'A > A1 > A2', 'B', 'B > a');
    const before = allRows(project);
    const refusal = async (input: { code: string; parent: string | null; before?: string }) => {
      const reply = await project.call('code.move', input);
      return reply.ok ? 'done' : reply.error.code;
    };
    expect(await refusal({ code: 'A', parent: 'A' })).toBe('CODE_MOVE_INTO_ITSELF');
    expect(await refusal({ code: 'A', parent: 'A2' })).toBe('CODE_MOVE_INTO_ITSELF');
    expect(await refusal({ code: 'A', parent: 'B' })).toBe('CODE_NAME_TAKEN');
    expect(await refusal({ code: 'A', parent: null, before: 'A1' })).toBe('NOT_FOUND');
    expect(allRows(project)).toEqual(before);
  });
});

describe('deleting a code', () => {
  it('takes its branch, segments and merged codes along, and undo brings them all back', async () => {
    const project = testProject();
    await imported(project);
    await codebook(project, 'A', 'A > A1', 'A > A1 > A2', 'B', 'Old');
    await coded(project, 'A', 'forms');
    await coded(project, 'A2', 'panel', 'Daniel');
    await coded(project, 'B', 'tired');
    await coded(project, 'Old', 'said no');
    await project.get('code.merge', { code: 'Old', into: 'A1' });
    await undoable(project, async () =>
      expect(await project.get('code.delete', { code: 'A' })).toEqual({ codes: 3, segments: 3 }),
    );
    expect(await segments(project)).toEqual(['B: tired (Priya)']);
    expect(allRows(project).code).toMatchObject([{ name: 'B' }]);
    expect(await project.get('project.check', {})).toEqual([]);
  });
});

describe('merging codes', () => {
  it('does what its preview says: segments, duplicates, comments, sub-codes, memos, definitions', async () => {
    const project = testProject();
    await imported(project);
    await codebook(project, 'From', 'From > Own', 'From > Shared', 'Into', 'Into > shared');
    await coded(project, 'From', 'forms', 'Priya', { comment: 'not sure' });
    await coded(project, 'Into', 'forms', 'Priya', { comment: 'sure' });
    await coded(project, 'From', 'forms', 'Daniel');
    await coded(project, 'From', 'panel');
    await coded(project, 'From > Own', 'tired');
    await coded(project, 'From > Shared', 'said no');
    await coded(project, 'Into > shared', 'said no', 'Priya', { comment: 'there' });
    await project.get('code.define', { code: 'From', definition: 'One', example: 'E' });
    await project.get('code.define', { code: 'Into', definition: 'Two', example: 'E' });
    const from = (await project.get('code.list', {})).find(({ name }) => name === 'From')?.id ?? '';
    addMemo(project, from, 'memo');
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
      { code_id: listed.find(({ code }) => code === 'Into')?.codeId },
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
    await themes(project, 'A', 'B', 'C');
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

function addMemo({ host, machine }: TestProject, codeId: string, body: string): void {
  transact(host.project.side, { asked: 'Priya', userName: 'tester' }, 'Memo', (tx, { coder }) =>
    tx
      .prepare('INSERT INTO memo (id, body, code_id, coder_id, created_at) VALUES (?, ?, ?, ?, ?)')
      .run(machine.ports.newId(), body, codeId, coder.id, machine.ports.now()),
  );
}
