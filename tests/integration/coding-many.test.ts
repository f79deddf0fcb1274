import { describe, expect, it } from 'vitest';
import { allRows, type TestProject, testProject } from '../support/project.ts';
import { codebook, coded, imported, labels, N01, paths, segments, undoable } from './story.ts';

async function withText(): Promise<TestProject> {
  const project = testProject();
  await imported(project);
  return project;
}

const forms = { document: 'N01', start: N01.indexOf('forms'), end: N01.indexOf('forms') + 5 };

describe('applying several codes', () => {
  it('is one change, undone at once, and says how many', async () => {
    const project = await withText();
    await codebook(project, 'Risk', 'Care');
    await undoable(project, async () => {
      const applied = await project.get('segment.applyAll', {
        ...forms,
        codes: ['Risk', 'Care', 'New > Paper'],
      });
      expect(applied).toMatchObject([
        { code: 'Risk', quote: 'forms', created: true, codeCreated: false },
        { code: 'Care', quote: 'forms', created: true, codeCreated: false },
        { code: 'New > Paper', quote: 'forms', created: true, codeCreated: true },
      ]);
    });
    expect(await segments(project)).toEqual([
      'Risk: forms (Priya)',
      'Care: forms (Priya)',
      'New > Paper: forms (Priya)',
    ]);
    expect((await labels(project, 1))[0]).toBe('Redid: Applied 3 codes to N01');
  });

  it('counts each code once, names a single one, and is no change where all stand there', async () => {
    const project = await withText();
    await codebook(project, 'Risk', 'Care');
    await project.get('segment.applyAll', { ...forms, codes: ['Risk', 'risk'] });
    expect(await labels(project, 1)).toEqual(["Applied 'Risk' to N01"]);
    await project.get('segment.applyAll', { ...forms, codes: ['Risk', 'Care', 'Care'] });
    expect(await labels(project, 1)).toEqual(['Applied 2 codes to N01']);
    const before = [allRows(project), await labels(project)];
    const again = await project.get('segment.applyAll', { ...forms, codes: ['Care', 'Risk'] });
    expect(again.map(({ created }) => created)).toEqual([false, false]);
    expect([allRows(project), await labels(project)]).toEqual(before);
  });

  it('applies none of them where one cannot be applied', async () => {
    const project = await withText();
    await codebook(project, 'Risk', 'Folder');
    await project.get('code.define', { code: 'Folder', codable: false });
    const before = allRows(project);
    expect(await project.call('segment.applyAll', { ...forms, codes: ['Risk', 'New', 'Folder'] })).toEqual({
      ok: false,
      error: { code: 'CODE_NOT_CODABLE', details: { code: 'Folder' } },
    });
    expect(
      await project.call('segment.applyAll', { ...forms, end: N01.length + 1, codes: ['Risk'] }),
    ).toMatchObject({ ok: false, error: { code: 'SPAN_OUT_OF_RANGE' } });
    expect(allRows(project)).toEqual(before);
  });
});

describe('an in vivo code', () => {
  it('says that it is one where it is new, and a code that was there stays what it was', async () => {
    const project = await withText();
    await codebook(project, 'Risk');
    await undoable(project, () =>
      project.get('segment.apply', { ...forms, code: 'Forms > the forms', inVivo: true }),
    );
    await project.get('segment.apply', { ...forms, code: 'Risk', inVivo: true });
    await project.get('segment.apply', { ...forms, code: 'Plain', inVivo: false });
    const origins = (await project.get('code.list', {})).map(({ path, origin }) => [path, origin]);
    expect(origins).toEqual([
      ['Risk', null],
      ['Forms', null],
      ['Forms > the forms', 'in vivo'],
      ['Plain', null],
    ]);
  });
});

describe('the marks of a transcript', () => {
  it('are where its segments stand, in reading order, the widest first', async () => {
    const project = await withText();
    await imported(project, 'N02.txt', 'N02: The panel.');
    await coded(project, 'Forms', 'forms', 'Daniel', { comment: 'why?' });
    await coded(project, 'Panel', 'The panel');
    await coded(project, 'Risk', 'The panel said no');
    await coded(project, 'Care', '😀 tired');
    await coded(project, 'Panel', 'panel', 'Priya', { document: 'N02' });
    const codes = new Map((await project.get('code.list', {})).map(({ id, path }) => [id, path]));
    const coders = new Map((await project.get('coder.list', {})).map(({ id, name }) => [id, name]));
    const marks = await project.get('segment.marks', { document: 'N01' });
    const of = (quote: string) => ({
      start: N01.indexOf(quote),
      end: N01.indexOf(quote) + quote.length,
    });
    expect(
      marks.map(({ codeId, coderId, start, end, comment }) => ({
        code: codes.get(codeId),
        coder: coders.get(coderId),
        start,
        end,
        comment,
      })),
    ).toEqual([
      { code: 'Care', coder: 'Priya', ...of('😀 tired'), comment: '' },
      { code: 'Forms', coder: 'Daniel', ...of('forms'), comment: 'why?' },
      { code: 'Risk', coder: 'Priya', ...of('The panel said no'), comment: '' },
      { code: 'Panel', coder: 'Priya', ...of('The panel'), comment: '' },
    ]);
    const listed = await project.get('segment.list', { document: 'N01' });
    expect(new Set(marks.map(({ id }) => id))).toEqual(new Set(listed.map(({ id }) => id)));
    for (const { createdAt } of marks) expect(new Date(createdAt).getUTCFullYear()).toBe(2013);
    expect(Object.keys(marks[0] ?? {}).sort()).toEqual([
      'codeId',
      'coderId',
      'comment',
      'createdAt',
      'end',
      'id',
      'start',
    ]);
    expect(await paths(project)).toHaveLength(4);
  });
});
