import { describe, expect, it } from 'vitest';
import { allRows, csvBytes, reopened, testProject } from '../support/project.ts';
import { coded, imported, labels, paths, segments, step } from './story.ts';

describe('undo and redo', () => {
  it('are each coder’s own, also where two coders take turns', async () => {
    const project = testProject();
    await imported(project);
    await coded(project, 'Forms', 'forms', 'Priya');
    await coded(project, 'Panel', 'panel', 'Daniel');
    await coded(project, 'Tired', 'tired', 'Priya');
    await coded(project, 'Panel', 'said no', 'Daniel');
    expect(await step(project, 'journal.undo', 1, 'Daniel')).toEqual(["Applied 'Panel' to N01"]);
    expect(await segments(project)).toEqual([
      'Tired: tired (Priya)',
      'Forms: forms (Priya)',
      'Panel: panel (Daniel)',
    ]);
    expect(await step(project, 'journal.undo', 2, 'Priya')).toEqual([
      "Applied 'Tired' to N01",
      "Applied 'Forms' to N01",
    ]);
    expect(await segments(project)).toEqual(['Panel: panel (Daniel)']);
    expect(await project.get('journal.list', { limit: 3 }, 'Priya')).toMatchObject({
      undo: 'Imported N01',
      redo: "Applied 'Forms' to N01",
    });
    expect(await project.get('journal.list', { limit: 3 }, 'Daniel')).toMatchObject({
      undo: "Applied 'Panel' to N01",
      redo: "Applied 'Panel' to N01",
    });
    expect(await step(project, 'journal.redo', 1, 'Daniel')).toEqual(["Applied 'Panel' to N01"]);
    expect(await step(project, 'journal.redo', 2, 'Priya')).toEqual([
      "Applied 'Forms' to N01",
      "Applied 'Tired' to N01",
    ]);
    expect(await segments(project)).toEqual([
      'Tired: tired (Priya)',
      'Forms: forms (Priya)',
      'Panel: panel (Daniel)',
      'Panel: said no (Daniel)',
    ]);
  });

  it('lose what could be redone to a new change, and only to one’s own', async () => {
    const project = testProject();
    await imported(project);
    await coded(project, 'Forms', 'forms', 'Priya');
    await coded(project, 'Panel', 'panel', 'Daniel');
    await project.get('journal.undo', {}, 'Priya');
    await project.get('journal.undo', {}, 'Daniel');
    await coded(project, 'Tired', 'tired', 'Daniel');
    expect(await project.call('journal.redo', {}, 'Daniel')).toEqual({
      ok: false,
      error: { code: 'NOTHING_TO_REDO', details: { coder: 'Daniel' } },
    });
    expect(await step(project, 'journal.redo', 1, 'Priya')).toEqual(["Applied 'Forms' to N01"]);
  });

  it('take back several changes all or none', async () => {
    const project = testProject();
    await imported(project);
    await coded(project, 'Forms', 'forms');
    const before = { rows: allRows(project), history: await labels(project) };
    expect(await project.call('journal.undo', { count: 3 })).toEqual({
      ok: false,
      error: { code: 'NOTHING_TO_UNDO', details: { coder: 'Priya' } },
    });
    expect({ rows: allRows(project), history: await labels(project) }).toEqual(before);
    await project.get('journal.undo', { count: 2 });
    expect(await project.call('journal.redo', { count: 3 })).toMatchObject({
      error: { code: 'NOTHING_TO_REDO' },
    });
    expect(await project.get('document.list', {})).toEqual([]);
  });

  it('outlive closing and opening again', async () => {
    const first = testProject();
    const empty = allRows(first);
    await imported(first);
    const withText = allRows(first);
    await coded(first, 'Forms', 'forms');
    const whole = allRows(first);
    const second = await reopened(first);
    await second.get('journal.undo', {});
    expect(allRows(second)).toEqual(withText);
    const third = await reopened(second);
    await third.get('journal.undo', {});
    expect(allRows(third)).toEqual(empty);
    const fourth = await reopened(third);
    await fourth.get('journal.redo', { count: 2 });
    expect(allRows(fourth)).toEqual(whole);
    expect(await fourth.get('project.check', {})).toEqual([]);
  });

  it('give back characters that other tools lose: NUL, quotes, emoji, line ends', async () => {
    const project = testProject();
    await imported(project);
    const odd = 'a\u0000b "c" \'d\' \\ 😀 e\u0301\r\n\u2028 {"x":1}';
    await project.get('code.create', { name: `Odd "'\\> 😀`, parent: null });
    await project.get('code.define', { code: `Odd "'\\\\> 😀`, definition: odd });
    const applied = await coded(project, 'Forms', 'forms', 'Priya', { comment: odd });
    const whole = allRows(project);
    await project.get('segment.remove', { segment: applied.id });
    await project.get('journal.undo', { count: 4 });
    await project.get('journal.redo', { count: 3 });
    expect(allRows(project)).toEqual(whole);
    expect(await project.get('segment.list', { document: 'N01' })).toMatchObject([{ comment: odd }]);
  });

  it('cannot take back the setup of a project or a coder', async () => {
    const project = testProject();
    expect(await project.call('journal.undo', {})).toMatchObject({ error: { code: 'NOTHING_TO_UNDO' } });
    await project.get('code.create', { name: 'A', parent: null }, 'Daniel');
    await project.get('journal.undo', {}, 'Daniel');
    expect(await project.call('journal.undo', {}, 'Daniel')).toMatchObject({
      error: { code: 'NOTHING_TO_UNDO' },
    });
    expect(await project.get('coder.list', {})).toMatchObject([{ name: 'Priya' }, { name: 'Daniel' }]);
    expect(
      (await project.get('journal.list', { limit: 9 })).entries.map(({ label, kind, coder }) => [
        label,
        kind,
        coder,
      ]),
    ).toEqual([
      ["Undid: Created code 'A'", 'undo', 'Daniel'],
      ["Created code 'A'", 'change', 'Daniel'],
      ["Added coder 'Daniel'", 'setup', 'Daniel'],
      ["Created project 'study'", 'setup', 'Priya'],
      ["Added coder 'Priya'", 'setup', 'Priya'],
    ]);
  });

  it('take back 20,000 imported rows and bring back the very same', async () => {
    const project = testProject();
    const text = `N01: ${'abcdefghij'.repeat(2_100)}`;
    await imported(project, 'N01.txt', text);
    const before = allRows(project);
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `N01,Theme > C${index % 40},${index},${index + 9},Daniel`,
    );
    const { imported: count } = await project.get('segment.import', {
      bytes: csvBytes('document,code,start,end,coder', ...rows),
    });
    expect(count).toBe(20_000);
    const after = allRows(project);
    await project.get('journal.undo', {});
    expect(allRows(project)).toEqual(before);
    await project.get('journal.redo', {});
    expect(allRows(project)).toEqual(after);
    expect(await project.get('project.check', {})).toEqual([]);
  });
});

describe('the history', () => {
  it('has no entry, and the project no coder, after commands that were refused or changed nothing', async () => {
    const project = testProject();
    const document = await imported(project);
    const { id } = await coded(project, 'Forms', 'forms');
    const before = { rows: allRows(project), history: await labels(project) };
    const attempts = [
      project.call('segment.apply', { document, code: 'Forms', start: 3, end: 3 }, 'Zoe'),
      project.call('segment.applyQuote', { document, code: 'New > Code', quote: 'nowhere' }, 'Zoe'),
      project.call('code.create', { name: 'forms', parent: null }, 'Zoe'),
      project.call('participant.import', { bytes: csvBytes('name,team', 'N01,a') }, 'Zoe'),
      project.call(
        'segment.import',
        { bytes: csvBytes('document,code,quote', 'N01,New,nowhere'), strict: true },
        'Zoe',
      ),
      project.call('journal.undo', {}, 'Zoe'),
      project.call('code.rename', { code: 'Forms', name: 'Forms' }, 'Zoe'),
      project.call('segment.comment', { segment: id, comment: '' }, 'Zoe'),
    ];
    const replies = await Promise.all(attempts);
    expect(replies.map((reply) => (reply.ok ? 'done' : reply.error.code))).toEqual([
      'SPAN_EMPTY',
      'QUOTE_NOT_FOUND',
      'CODE_NAME_TAKEN',
      'CSV_COLUMN_MISSING',
      'ROWS_REFUSED',
      'NOTHING_TO_UNDO',
      'done',
      'done',
    ]);
    expect({ rows: allRows(project), history: await labels(project) }).toEqual(before);
  });

  it('only ever grows: no entry that stood there once is changed or gone later', async () => {
    const project = testProject();
    const journal = () => {
      const { reader } = project.host.project;
      return ['journal', 'journal_change', 'replica'].map((table) =>
        reader.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all(),
      );
    };
    const steps = [
      () => imported(project),
      () => coded(project, 'Forms', 'forms'),
      () => coded(project, 'Panel', 'panel', 'Daniel'),
      () => project.get('journal.undo', {}),
      () => project.get('journal.redo', {}),
      () => project.get('code.merge', { code: 'Forms', into: 'Panel' }),
      () => project.get('journal.undo', {}),
      () => project.call('journal.undo', { count: 99 }),
      () => project.get('document.delete', { document: 'N01' }),
    ];
    for (const take of steps) {
      const before = journal();
      await take();
      expect(journal().map((rows, index) => rows.slice(0, before[index]?.length))).toEqual(before);
    }
  });

  it('says which entries are undone now', async () => {
    const project = testProject();
    for (const name of ['A', 'B']) await project.get('code.create', { name, parent: null });
    await project.get('journal.undo', { count: 2 });
    await project.get('journal.redo', {});
    const { entries } = await project.get('journal.list', { limit: 5 });
    expect(entries.map(({ label, kind, undone }) => ({ label, kind, undone }))).toEqual([
      { label: "Redid: Created code 'A'", kind: 'redo', undone: false },
      { label: "Undid: Created code 'A'", kind: 'undo', undone: false },
      { label: "Undid: Created code 'B'", kind: 'undo', undone: false },
      { label: "Created code 'B'", kind: 'change', undone: true },
      { label: "Created code 'A'", kind: 'change', undone: false },
    ]);
    expect(await paths(project)).toEqual(['A']);
  });
});
