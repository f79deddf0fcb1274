import { describe, expect, it } from 'vitest';
import { allRows, reopened, type TestProject, testProject } from '../support/project.ts';

function entries(project: TestProject): readonly unknown[] {
  return project.host.project.reader.prepare('SELECT * FROM journal ORDER BY sequence').all();
}

describe('the layout of the window', () => {
  it('is kept by topic, read back as it was, and there when the project is opened again', async () => {
    const project = testProject();
    expect(await project.get('layout.read', {})).toEqual({});
    const panes = { left: 232, open: [true, false], 'Café 😀': null };
    await project.get('layout.keep', { key: 'panes', value: panes });
    await project.get('layout.keep', { key: '__proto__', value: 'polluted' });
    await project.get('layout.keep', { key: 'panes', value: { ...panes, left: 288 } });
    const kept = JSON.parse('{"__proto__": "polluted"}');
    kept.panes = { ...panes, left: 288 };
    expect(await project.get('layout.read', {})).toEqual(kept);
    expect(Object.keys(await project.get('layout.read', {})).sort()).toEqual(['__proto__', 'panes']);
    expect(await (await reopened(project)).get('layout.read', {})).toEqual(kept);
  });

  it('is forgotten by topic', async () => {
    const project = testProject();
    await project.get('layout.keep', { key: 'panes', value: 1 });
    await project.get('layout.keep', { key: 'theme', value: 'dark' });
    await project.get('layout.keep', { key: 'panes', value: null });
    expect(await project.get('layout.read', {})).toEqual({ theme: 'dark' });
  });

  it('is no change of the study: no entry, and undo and redo stand where they stood', async () => {
    const project = testProject();
    await project.get('code.create', { name: 'Risk', parent: null });
    await project.get('code.create', { name: 'Forms', parent: null });
    await project.get('journal.undo', {});
    const before = [allRows(project), entries(project)];
    await project.get('layout.keep', { key: 'panes', value: 7 }, 'Daniel');
    expect([allRows(project), entries(project)]).toEqual(before);
    expect(await project.get('coder.list', {})).toMatchObject([{ name: 'Priya' }]);
    expect(await project.get('journal.list', { limit: 1 })).toMatchObject({
      undo: "Created code 'Risk'",
      redo: "Created code 'Forms'",
    });
    await project.get('journal.redo', {});
    await project.get('journal.undo', { count: 2 });
    expect(await project.get('layout.read', {})).toEqual({ panes: 7 });
  });

  it('is announced where it changed, and only there', async () => {
    const project = testProject();
    const announced: (readonly string[])[] = [];
    project.host.onChanged(({ tables }) => announced.push(tables));
    await project.get('layout.keep', { key: 'panes', value: [1] });
    await project.get('layout.keep', { key: 'panes', value: [1] });
    await project.get('layout.keep', { key: 'other', value: null });
    expect(announced).toEqual([['layout']]);
  });

  it('is refused where a topic is larger than a megabyte, and stays as it was', async () => {
    const project = testProject();
    const most = 'x'.repeat(1_000_000 - 2);
    await project.get('layout.keep', { key: 'panes', value: most });
    for (const value of [`${most}x`, [most], `é${'x'.repeat(999_997)}`]) {
      expect(await project.call('layout.keep', { key: 'panes', value })).toEqual({
        ok: false,
        error: { code: 'INVALID_INPUT', details: { issues: ['value should be at most 1 MB of JSON'] } },
      });
    }
    expect(await project.get('layout.read', {})).toEqual({ panes: most });
  });
});
