import { describe, expect, it } from 'vitest';
import type { Input, Output } from '../../src/contract/contract.ts';
import { type TestProject, testProject } from '../support/project.ts';
import { GROUP, table } from './people.ts';
import { coded, imported, N01 } from './story.ts';

type Retrieved = Output<'segment.retrieve'>;
type Row = Retrieved['rows'][number];

const ALL: Input<'segment.retrieve'> = { where: [], coder: 'any', context: 'none', limit: 100 };

function retrieved(project: TestProject, input: Partial<Input<'segment.retrieve'>> = {}): Promise<Retrieved> {
  return project.get('segment.retrieve', { ...ALL, ...input });
}

/** The rows as `document: quote`. */
const found = ({ rows }: Retrieved) => rows.map(({ document, quote }) => `${document}: ${quote}`);
const facts = ({ segments, participants, of, words }: Retrieved) => ({ segments, participants, of, words });
const around = ({ before, quote, after }: Row) => [before, quote, after];

/** An interview, a focus group whose Moderator is coded too, and a text in which nobody is labelled. */
async function study(): Promise<TestProject> {
  const project = testProject();
  await imported(project, 'N01.txt', N01);
  await imported(project, 'FG.txt', GROUP);
  await imported(project, 'Diary.txt', 'Monday. Tired again.\n\nTuesday. Panel.');
  await table(
    project,
    'participant,document,job',
    'N01,N01,Nurse',
    'N03,FG,Nurse',
    'S02,FG,Social worker',
    'D1,Diary,Nurse',
    'D2,Diary,',
    'D3,,Nurse',
  );
  await coded(project, 'Care > Tired', 'tired of the forms. The panel');
  await coded(project, 'Panel', 'panel said no', 'Daniel', { occurrence: 2, comment: 'again' });
  await coded(project, 'Care', 'Yes.\nS02: No.', 'Priya', { document: 'FG' });
  await coded(project, 'Panel', 'Well?', 'Priya', { document: 'FG' });
  await coded(project, 'Care > Tired', 'Tired again.\n\nTuesday', 'Priya', { document: 'Diary' });
  return project;
}

describe('retrieving segments', () => {
  it('gives each with all that is known of it, in project and reading order', async () => {
    const project = await study();
    const [first, ...rest] = (await retrieved(project)).rows;
    expect(first).toEqual({
      id: expect.any(String),
      documentId: expect.any(String),
      document: 'N01',
      codeId: expect.any(String),
      code: 'Care > Tired',
      coderId: expect.any(String),
      coder: 'Priya',
      start: 42,
      end: 71,
      quote: 'tired of the forms. The panel',
      comment: '',
      created_at: expect.stringMatching(/^2013-05-01T/),
      words: 6,
      line: 2,
      lastLine: 2,
      speakers: ['N01'],
      participants: ['N01'],
      before: '',
      after: '',
      attributes: { job: ['Nurse'] },
    });
    expect(
      rest.map(({ quote, line, lastLine, words, speakers, participants, attributes }) => [
        quote,
        [line, lastLine, words],
        speakers,
        participants,
        attributes,
      ]),
    ).toEqual([
      ['panel said no', [4, 4, 3], ['N01'], ['N01'], { job: ['Nurse'] }],
      ['Well?', [1, 1, 1], [], [], {}],
      ['Yes.\nS02: No.', [2, 3, 3], ['N03', 'S02'], ['N03', 'S02'], { job: ['Nurse', 'Social worker'] }],
      ['Tired again.\n\nTuesday', [1, 3, 3], [], ['D1', 'D2'], { job: ['Nurse'] }],
    ]);
  });

  it('reads one alone as it stands among them', async () => {
    const project = await study();
    const { rows } = await retrieved(project);
    for (const { before: _, after: __, attributes: ___, ...row } of rows)
      expect(await project.get('segment.read', { segment: row.id })).toEqual(row);
    await coded(project, 'Care', 'The panel said no.\n');
    const [whole] = (await retrieved(project, { text: 'said no.\n' })).rows;
    expect(whole).toMatchObject({ line: 2, lastLine: 2 });
    expect(await project.get('segment.read', { segment: whole?.id ?? '' })).toMatchObject({ lastLine: 2 });
    expect(await project.call('segment.read', { segment: 'gone' })).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND', details: { what: 'segment', name: 'gone' } },
    });
  });

  it('names each value of the people who speak once, and those of the transcript', async () => {
    const project = await study();
    await project.get('attribute.set', { attribute: 'job', participant: 'S02', values: ['Nurse'] });
    await project.get('attribute.create', { name: 'wave', scope: 'document', type: 'integer' });
    await project.get('attribute.set', { attribute: 'wave', document: 'FG', values: ['2'] });
    const { rows } = await retrieved(project, { document: 'FG' });
    expect(rows.map(({ attributes }) => attributes)).toEqual([
      { wave: ['2'] },
      { job: ['Nurse'], wave: ['2'] },
    ]);
  });

  it('shows the rest of the turns that it touches, without the label, line breaks kept', async () => {
    const project = await study();
    const { rows } = await retrieved(project, { context: 'turn' });
    expect(rows.map(around)).toEqual([
      ['I was 😀 ', 'tired of the forms. The panel', ' said no.'],
      ['The ', 'panel said no', ' again.'],
      ['', 'Well?', ''],
      ['', 'Yes.\nS02: No.', ''],
      ['Monday. ', 'Tired again.\n\nTuesday', '. Panel.'],
    ]);
    const { start } = rows[3] ?? { start: 0 };
    await project.get('segment.apply', { document: 'FG', code: 'Care', start: start - 3, end: start + 2 });
    const label = (await retrieved(project, { context: 'turn', document: 'FG' })).rows[1];
    expect(label && around(label)).toEqual(['', '3: Ye', 's.']);
  });

  it('shows the turns before and after as they stand in the text', async () => {
    const { rows } = await retrieved(await study(), { context: 'more' });
    expect(rows.map(around)).toEqual([
      [
        'Interviewer: How did it go?\nN01: I was 😀 ',
        'tired of the forms. The panel',
        ' said no.\nInterviewer: And then?',
      ],
      ['Interviewer: And then?\nN01: The ', 'panel said no', ' again.'],
      ['Moderator: ', 'Well?', '\nN03: Yes.'],
      ['Moderator: Well?\nN03: ', 'Yes.\nS02: No.', '\nN03: Yes again.'],
      ['Monday. ', 'Tired again.\n\nTuesday', '. Panel.'],
    ]);
  });

  it('cuts long turns between words, at 600 and 2,000 characters a side', async () => {
    const project = testProject();
    const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
    await imported(project, 'N01.txt', `A1: ${words(500)} HERE ${words(500)}\nB1: So?\nA1: Yes.\nB1: And?`);
    await coded(project, 'Panel', 'HERE');
    for (const [context, most] of [
      ['turn', 600],
      ['more', 2_000],
    ] as const) {
      const [row] = (await retrieved(project, { context })).rows;
      expect(row?.before).toMatch(/^…word\d+ .* word499 $/);
      expect(row?.after).toMatch(/^ word0 .* word\d+…$/);
      for (const side of [row?.before ?? '', row?.after ?? '']) {
        expect(side.length).toBeLessThanOrEqual(most);
        expect(side.length).toBeGreaterThan(most - 10);
      }
    }
  });
});

describe('what a retrieval finds', () => {
  it('is counted over all of it, whatever the page', async () => {
    const project = await study();
    const whole = await retrieved(project);
    // Of the five who have a transcript; the sixth was never interviewed.
    expect(facts(whole)).toEqual({ segments: 5, participants: 5, of: 5, words: 16 });
    const pages = await Promise.all(
      [0, 2, 4, 6].map((offset) => retrieved(project, { offset, limit: 2, context: 'turn' })),
    );
    expect(pages.flatMap(found)).toEqual(found(whole));
    for (const page of pages) expect(facts(page)).toEqual(facts(whole));
  });

  it('has a code with its sub-codes or alone, a coder, a transcript, and words in the quote', async () => {
    const project = await study();
    const by = async (input: Partial<Input<'segment.retrieve'>>) => {
      const view = await retrieved(project, input);
      return [view.segments, view.participants, view.of, view.words];
    };
    expect(await by({ code: 'Care' })).toEqual([3, 5, 5, 12]);
    expect(await by({ code: 'Care', direct: true })).toEqual([1, 2, 5, 3]);
    expect(await by({ code: 'Care', direct: true, counted: true })).toEqual([1, 2, 5, 3]);
    expect(await by({ coder: { coder: 'daniel' } })).toEqual([1, 1, 5, 3]);
    expect(await by({ document: 'FG' })).toEqual([2, 2, 2, 4]);
    expect(await by({ text: 'TIRED' })).toEqual([2, 3, 5, 9]);
    expect(await by({ text: 'nobody says this' })).toEqual([0, 0, 5, 0]);
  });

  it('counts of joint segments only whom the filters leave, and with `counted` only what those say', async () => {
    const project = await study();
    const nurses = { where: [{ attribute: 'job', value: 'nurse' }] };
    expect(found(await retrieved(project, nurses))).toEqual([
      'N01: tired of the forms. The panel',
      'N01: panel said no',
      'FG: Yes.\nS02: No.',
      'Diary: Tired again.\n\nTuesday',
    ]);
    expect(facts(await retrieved(project, nurses))).toEqual({
      segments: 4,
      participants: 3,
      of: 3,
      words: 15,
    });
    expect(facts(await retrieved(project, { ...nurses, counted: true }))).toEqual({
      segments: 4,
      participants: 3,
      of: 3,
      words: 13,
    });
    const unknown = { where: [{ attribute: 'job', value: null }] };
    expect(facts(await retrieved(project, unknown))).toEqual({
      segments: 1,
      participants: 1,
      of: 1,
      words: 3,
    });
  });

  it('unites words that are coded twice, and leaves what interviewers say in unless it is counted', async () => {
    const project = await study();
    await coded(project, 'Panel', 'tired of the forms', 'Daniel');
    expect(facts(await retrieved(project))).toEqual({ segments: 6, participants: 5, of: 5, words: 16 });
    expect(facts(await retrieved(project, { counted: true }))).toEqual({
      segments: 5,
      participants: 5,
      of: 5,
      words: 15,
    });
  });

  it('may be younger than an instant, to the millisecond', async () => {
    const project = await study();
    const { rows } = await retrieved(project);
    const [, second] = rows;
    const since = second?.created_at ?? '';
    expect(found(await retrieved(project, { since }))).toEqual(
      rows.slice(1).map((row) => `${row.document}: ${row.quote}`),
    );
    const later = new Date(Date.parse(since) + 1).toISOString();
    expect(found(await retrieved(project, { since: later }))).toEqual(
      rows.slice(2).map((row) => `${row.document}: ${row.quote}`),
    );
    expect(await project.call('segment.retrieve', { ...ALL, since: 'yesterday' })).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
  });

  it('counts with `all` only what coders agree on, in documents of two coders', async () => {
    const project = await study();
    await coded(project, 'Care', 'tired of the', 'Daniel');
    const agreed = await retrieved(project, { coder: 'all', counted: true, code: 'Care' });
    expect(found(agreed)).toEqual(['N01: tired of the', 'N01: tired of the forms. The panel']);
    expect(facts(agreed)).toEqual({ segments: 2, participants: 1, of: 1, words: 6 });
  });

  it('is of the project as it is now, whatever was asked before', async () => {
    const project = await study();
    const care = () => retrieved(project, { code: 'Care' });
    expect(await care()).toEqual(await care());
    const [first] = (await care()).rows;
    const segment = first?.id ?? '';
    await project.get('segment.comment', { segment, comment: 'why' });
    expect((await care()).rows[0]?.comment).toBe('why');
    await project.get('segment.recode', { segment, code: 'Panel' });
    expect(facts(await care())).toEqual({ segments: 2, participants: 4, of: 5, words: 6 });
    await project.get('participant.delete', { participant: 'D1' });
    expect(facts(await care())).toEqual({ segments: 2, participants: 3, of: 4, words: 6 });
    await project.get('document.rename', { document: 'FG', name: 'Group' });
    expect(found(await care())).toEqual(['Group: Yes.\nS02: No.', 'Diary: Tired again.\n\nTuesday']);
    await project.get('journal.undo', { count: 4 });
    expect(facts(await care())).toEqual({ segments: 3, participants: 5, of: 5, words: 12 });
  });
});
