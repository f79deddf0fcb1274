import { describe, expect, it } from 'vitest';
import { allRows, type TestProject, testProject } from '../support/project.ts';
import { codebook, coded, imported, paths, segments, undoable } from './story.ts';

async function themes(project: TestProject, ...names: readonly string[]): Promise<void> {
  for (const name of names) await project.get('code.create', { name, parent: null });
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
      pattern: null,
      look: { color: '#ff00aa', pattern: 'dashed' },
      segments: 1,
      segments_subtree: 1,
      participants: 0,
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
    await project.get('code.move', { code: 'C', parent: null, before: 'C' });
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
