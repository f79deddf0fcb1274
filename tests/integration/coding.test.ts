import { describe, expect, it } from 'vitest';
import { allRows, csvBytes, type TestProject, testProject } from '../support/project.ts';
import { coded, imported, N01, paths, segments, undoable } from './story.ts';

async function withText(text = N01): Promise<TestProject> {
  const project = testProject();
  await imported(project, 'N01.txt', text);
  return project;
}

describe('applying a code', () => {
  it('keeps the exact words, and makes the code where its path is new', async () => {
    const project = await withText();
    const start = N01.indexOf('😀 tired');
    await undoable(project, async () => {
      const applied = await project.get('segment.apply', {
        document: 'N01',
        code: 'Care \\> cure > Tired',
        start,
        end: start + 8,
        comment: 'why?',
      });
      expect(applied).toMatchObject({
        code: 'Care \\> cure > Tired',
        quote: '😀 tired',
        comment: 'why?',
        created: true,
        codeCreated: true,
      });
    });
    expect(await paths(project)).toEqual(['Care \\> cure', 'Care \\> cure > Tired']);
  });

  it('twice by one coder at one place is one segment, by another coder another', async () => {
    const project = await withText();
    const first = await coded(project, 'Forms', 'forms');
    const rows = allRows(project);
    expect(await coded(project, 'forms', 'forms')).toEqual({ ...first, created: false, codeCreated: false });
    expect(allRows(project)).toEqual(rows);
    const other = await coded(project, 'Forms', 'forms', 'Daniel');
    expect(other).toMatchObject({ created: true, start: first.start });
    expect(await segments(project)).toEqual(['Forms: forms (Priya)', 'Forms: forms (Daniel)']);
  });

  it('again with a remark loses neither the remark nor the one before', async () => {
    const project = await withText();
    await coded(project, 'Forms', 'forms', 'Priya', { comment: 'one' });
    await undoable(project, async () =>
      expect(await coded(project, 'Forms', 'forms', 'Priya', { comment: 'two' })).toMatchObject({
        created: false,
        comment: 'one\n\ntwo',
      }),
    );
    expect(await project.get('segment.list', { document: 'N01' })).toMatchObject([{ comment: 'one\n\ntwo' }]);
    const rows = allRows(project);
    await coded(project, 'Forms', 'forms', 'Priya', { comment: 'two' });
    expect(allRows(project)).toEqual(rows);
  });

  it('refuses a place that is none, and changes nothing', async () => {
    const project = await withText();
    await project.get('code.create', { name: 'Tired', parent: null });
    const emoji = N01.indexOf('😀');
    const before = allRows(project);
    const refusal = async (start: number, end: number) => {
      const reply = await project.call('segment.apply', { document: 'N01', code: 'Tired', start, end });
      return reply.ok ? reply : reply.error;
    };
    const characters = N01.length;
    expect(await refusal(5, 5)).toEqual({ code: 'SPAN_EMPTY', details: { characters } });
    expect(await refusal(6, 5)).toMatchObject({ code: 'SPAN_EMPTY' });
    expect(await refusal(0, characters + 1)).toEqual({ code: 'SPAN_OUT_OF_RANGE', details: { characters } });
    expect(await refusal(characters + 3, characters + 5)).toMatchObject({ code: 'SPAN_OUT_OF_RANGE' });
    expect(await refusal(emoji + 1, emoji + 4)).toMatchObject({ code: 'SPAN_SPLITS_CHARACTER' });
    expect(await refusal(emoji - 1, emoji + 1)).toMatchObject({ code: 'SPAN_SPLITS_CHARACTER' });
    expect(allRows(project)).toEqual(before);
    await project.get('segment.apply', { document: 'N01', code: 'Tired', start: emoji, end: emoji + 2 });
    await project.get('segment.apply', { document: 'N01', code: 'Tired', start: 0, end: characters });
    await project.get('segment.apply', { document: 'N01', code: 'Tired', start: 20, end: emoji });
    expect(await segments(project)).toEqual([
      `Tired: ${N01} (Priya)`,
      `Tired: ${N01.slice(20, emoji)} (Priya)`,
      'Tired: 😀 (Priya)',
    ]);
  });

  it('refuses a folder, a path with an empty name, and a transcript or code that is not there', async () => {
    const project = await withText();
    await project.get('code.create', { name: 'Folder', parent: null, codable: false });
    const applied = await coded(project, 'Tired', 'tired');
    const before = allRows(project);
    const refusal = async (input: { document?: string; code: string }) => {
      const reply = await project.call('segment.applyQuote', { document: 'N01', quote: 'forms', ...input });
      return reply.ok ? 'done' : reply.error.code;
    };
    expect(await refusal({ code: 'Folder' })).toBe('CODE_NOT_CODABLE');
    expect(await refusal({ code: 'A > > B' })).toBe('CODE_PATH_INVALID');
    expect(await refusal({ code: 'Tired', document: 'N02' })).toBe('NOT_FOUND');
    expect(await project.call('segment.recode', { segment: applied.id, code: 'Folder' })).toMatchObject({
      error: { code: 'CODE_NOT_CODABLE', details: { code: 'Folder' } },
    });
    expect(await project.call('segment.recode', { segment: applied.id, code: 'Nowhere' })).toMatchObject({
      error: { code: 'NOT_FOUND', details: { what: 'code', name: 'Nowhere' } },
    });
    expect(await project.call('segment.remove', { segment: 'nowhere' })).toMatchObject({
      error: { code: 'NOT_FOUND', details: { what: 'segment' } },
    });
    expect(allRows(project)).toEqual(before);
  });
});

describe('a quote', () => {
  it('is found at the place asked for, says how often it stands, and may overlap itself', async () => {
    const project = await withText('N01: aaaa. said no, said no');
    expect(await coded(project, 'A', 'aa')).toMatchObject({ start: 5, end: 7, places: 3 });
    expect(await coded(project, 'A', 'aa', 'Priya', { occurrence: 3 })).toMatchObject({ start: 7, end: 9 });
    expect(await coded(project, 'B', 'said no', 'Priya', { occurrence: 2 })).toMatchObject({
      start: 20,
      places: 2,
    });
    expect(
      await project.call('segment.applyQuote', {
        document: 'N01',
        code: 'B',
        quote: 'said no',
        occurrence: 3,
      }),
    ).toEqual({ ok: false, error: { code: 'OCCURRENCE_NOT_FOUND', details: { places: 2, occurrence: 3 } } });
    expect(
      await project.call('segment.applyQuote', { document: 'N01', code: 'B', quote: 'Said no' }),
    ).toEqual({
      ok: false,
      error: { code: 'QUOTE_NOT_FOUND', details: { document: 'N01', quote: 'Said no' } },
    });
  });

  it('may run over turns, with the line ends of any system', async () => {
    const project = await withText(N01.replaceAll('\n', '\r\n'));
    const applied = await coded(project, 'No', 'said no.\r\nInterviewer: And then?\rN01: The');
    expect(applied).toMatchObject({ quote: 'said no.\nInterviewer: And then?\nN01: The', places: 1 });
    const { text } = await project.get('document.text', { document: 'N01' });
    expect(text).toBe(N01);
    expect(text.slice(applied.start, applied.end)).toBe(applied.quote);
  });

  it('never begins or ends inside a character', async () => {
    const project = await withText();
    expect(
      await project.call('segment.applyQuote', { document: 'N01', code: 'A', quote: '\ude00 tired' }),
    ).toMatchObject({
      error: { code: 'SPAN_SPLITS_CHARACTER' },
    });
  });
});

describe('a segment', () => {
  it('gets another extent and its words with it', async () => {
    const project = await withText();
    const { id } = await coded(project, 'Tired', 'tired');
    const start = N01.indexOf('😀');
    await undoable(project, async () =>
      expect(await project.get('segment.resize', { segment: id, start, end: start + 21 })).toMatchObject({
        id,
        quote: '😀 tired of the forms',
      }),
    );
    expect(
      await project.call('segment.resize', { segment: id, start: start + 1, end: start + 9 }),
    ).toMatchObject({
      error: { code: 'SPAN_SPLITS_CHARACTER' },
    });
    expect(await segments(project)).toEqual(['Tired: 😀 tired of the forms (Priya)']);
  });

  it('gets another code and another comment', async () => {
    const project = await withText();
    const { id } = await coded(project, 'Tired', 'tired', 'Priya', { comment: 'a' });
    await project.get('code.create', { name: 'Worn out', parent: 'Tired' });
    await undoable(project, () => project.get('segment.recode', { segment: id, code: 'Worn out' }));
    await undoable(project, () => project.get('segment.comment', { segment: id, comment: 'b\n😀' }));
    expect(await project.get('segment.list', { document: 'N01' })).toMatchObject([
      { id, code: 'Tired > Worn out', quote: 'tired', comment: 'b\n😀' },
    ]);
    await undoable(project, () => project.get('segment.remove', { segment: id }));
    expect(await project.get('segment.list', { document: 'N01' })).toEqual([]);
  });

  it.each(['resize', 'recode'])('that becomes one with another by %s keeps both comments', async (change) => {
    const project = await withText();
    const kept = await coded(project, 'A', 'said no', 'Priya', { comment: 'kept' });
    const gone =
      change === 'resize'
        ? await coded(project, 'A', 'said', 'Priya', { comment: 'gone' })
        : await coded(project, 'B', 'said no', 'Priya', { comment: 'gone' });
    await coded(project, 'A', 'said no', 'Daniel', { comment: 'Daniel’s' });
    await undoable(project, async () => {
      const united =
        change === 'resize'
          ? await project.get('segment.resize', { segment: gone.id, start: kept.start, end: kept.end })
          : await project.get('segment.recode', { segment: gone.id, code: 'A' });
      expect(united).toMatchObject({ id: kept.id, created: false, comment: 'kept\n\ngone' });
    });
    const listed = await project.get('segment.list', { document: 'N01' });
    expect(listed.map(({ comment }) => comment).sort()).toEqual(['Daniel’s', 'kept\n\ngone']);
  });

  it('is listed where a window touches it, in reading order, widest first', async () => {
    const project = await withText();
    const wide = await coded(project, 'A', 'The panel said no');
    const narrow = await coded(project, 'B', 'The panel');
    const later = await coded(project, 'A', 'And then');
    const ids = async (window: { start?: number; end?: number }) =>
      (await project.get('segment.list', { document: 'N01', ...window })).map(({ id }) => id);
    expect(await ids({ start: narrow.end - 1 })).toEqual([wide.id, narrow.id, later.id]);
    expect(await ids({ start: narrow.end, end: later.start })).toEqual([wide.id]);
    expect(await ids({ end: wide.start })).toEqual([]);
  });
});

describe('a table of segments', () => {
  it('brings its own export into another project, row for row', async () => {
    const from = await withText();
    await coded(from, 'Care > Other', 'forms', 'Priya', { comment: '=1+1' });
    await coded(from, 'Risk > Other', 'forms', 'Daniel');
    await coded(from, 'Risk', 'said no.\nInterviewer');
    const { bytes } = await from.get('segment.export', { where: [], coder: 'any' });
    const to = await withText();
    expect(await to.get('segment.import', { bytes })).toMatchObject({
      imported: 3,
      duplicates: 0,
      refused: [],
    });
    expect(await segments(to)).toEqual(await segments(from));
    expect(await to.get('segment.list', { document: 'N01' })).toMatchObject(
      (await from.get('segment.list', { document: 'N01' })).map(({ code, comment }) => ({ code, comment })),
    );
    const rows = allRows(to);
    expect(await to.get('segment.import', { bytes })).toMatchObject({ imported: 0, duplicates: 3 });
    expect(allRows(to)).toEqual(rows);
  });

  it('takes a path as a path, also where another code ends in that name', async () => {
    const project = await withText();
    const bytes = csvBytes('document,code,quote', 'N01,Care > Risk,forms', 'N01,Risk,panel');
    expect(await project.get('segment.import', { bytes })).toMatchObject({
      codesCreated: ['Care > Risk', 'Risk'],
    });
    expect(await segments(project)).toEqual(['Care > Risk: forms (Priya)', 'Risk: panel (Priya)']);
  });

  it('leaves nothing behind of a refused row, and says what it guessed', async () => {
    const project = await withText();
    await project.get('code.create', { name: 'Folder', parent: null, codable: false });
    const bytes = csvBytes(
      'document;code;start;end;quote;occurrence;coder',
      'N01;Folder;;;forms;;Zoe',
      `N01;New;;;forms;;${'x'.repeat(501)}`,
      'N02;New;;;forms;;',
      'N01;No;;;said no;;Daniel',
      'N01;No;;;said no;2;Daniel',
      'N01;No;0;x;;;',
      'N01;No;0;4;Intervie;;',
      'N01;No;0;5;;;daniel',
      'N01;No;;;said no;1;Daniel',
    );
    expect(await project.get('segment.import', { bytes })).toEqual({
      imported: 3,
      encoding: 'utf-8',
      duplicates: 1,
      refused: [
        { row: 2, code: 'CODE_NOT_CODABLE', details: { code: 'Folder' } },
        { row: 3, code: 'NAME_TOO_LONG', details: { name: 'x'.repeat(501) } },
        { row: 4, code: 'NOT_FOUND', details: { what: 'transcript', name: 'N02' } },
        { row: 7, code: 'INVALID_INPUT', details: { issues: ['end "x" is not a whole number'] } },
        { row: 8, code: 'QUOTE_NOT_FOUND', details: { document: 'N01', quote: 'Intervie' } },
      ],
      codesCreated: ['No'],
      codersCreated: ['Daniel'],
      ambiguous: [{ row: 5, places: 2 }],
    });
    expect(await paths(project)).toEqual(['Folder', 'No']);
    expect(await project.get('coder.list', {})).toMatchObject([
      { name: 'Priya' },
      { name: 'Daniel', segments: 3 },
    ]);
  });
});
