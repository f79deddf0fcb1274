import { describe, expect, it } from 'vitest';
import { replaceDocument, startCrosstab } from './crosstab.ts';
import type { CrosstabQuery, CrosstabUnit } from './crosstab-query.ts';
import { cellOf, readCrosstab, totalOf } from './crosstab-table.ts';
import {
  attributeId,
  columnsOf,
  corpusOf,
  numberOfCode,
  type Study,
  type StudyDocument,
  type StudyOwner,
} from './study.test-support.ts';

const EVERYTHING: CrosstabQuery = {
  by: [],
  coders: { kind: 'any' },
  where: [],
  code: null,
  direct: false,
  includeInterviewer: false,
};
const BY_PROFESSION: CrosstabQuery = { ...EVERYTHING, by: [attributeId('profession')] };

const [ANN, BOB, CAT, DAN] = [0, 1, 2, 3] as const;
const [RISK, BLAME, DELAY, HOPE] = [0, 1, 2, 3] as const;
const [ADA, BEN] = [0, 1] as const;
const INTERVIEWER: StudyOwner = { interviewer: 0 };

type Turn = readonly [owner: StudyOwner | number, text: string];
type Coding = readonly [code: number, coder: number, quote: string];

/** Participants own their turns by number; a coding marks the first place of its quote. */
function documentOf(
  participants: readonly number[],
  turns: readonly Turn[],
  codings: readonly Coding[],
  values: StudyDocument['values'] = {},
): StudyDocument {
  const text = turns.map(([, words]) => words).join('');
  let end = 0;
  return {
    text,
    participants,
    values,
    turns: turns.map(([owner, words]) => {
      const start = end;
      end += words.length;
      return { start, end, owner: typeof owner === 'number' ? { participants: [owner] } : owner };
    }),
    segments: codings.map(([code, coder, quote]) => {
      const start = text.indexOf(quote);
      expect(start).toBeGreaterThanOrEqual(0);
      return { start, end: start + quote.length, code, coder };
    }),
  };
}

/** Risk with the sub-codes Blame and Delay; Hope. Ann and Bob are nurses, Cat works on both sides, of Dan nothing is known. */
function studyOf(...documents: readonly StudyDocument[]): Study {
  return {
    codes: [
      { name: 'Risk', parent: null },
      { name: 'Blame', parent: RISK },
      { name: 'Delay', parent: RISK },
      { name: 'Hope', parent: null },
    ],
    coders: ['Ada', 'Ben'],
    attributes: [
      { name: 'profession', scope: 'participant', type: 'choice', choices: ['nurse', 'social worker'] },
      { name: 'years', scope: 'participant', type: 'integer', choices: [] },
      { name: 'wave', scope: 'document', type: 'text', choices: [] },
    ],
    participants: [
      { profession: ['nurse'], years: ['10'] },
      { profession: ['nurse'], years: ['9'] },
      { profession: ['social worker', 'nurse'], years: ['10'] },
      {},
    ],
    interviewers: ['interviewer', 'moderator'],
    documents,
  };
}

type Printed = {
  readonly columns: readonly string[];
  readonly rows: Readonly<Record<string, readonly string[]>>;
};

/** Columns as "label N", cells as "value percent", so that a whole table can be read in a test. */
function printed(study: Study, query: CrosstabQuery, unit: CrosstabUnit): Printed {
  const table = readCrosstab(startCrosstab(corpusOf(study), query), unit);
  const show = ({ value, percent }: ReturnType<typeof cellOf>) =>
    value === null ? '-' : `${round(value)} ${percent === null ? '-' : `${round(percent)}%`}`;
  return {
    columns: [...table.groups, table.total].map(({ label, n }) => `${label} ${n}`),
    rows: Object.fromEntries(
      table.rows.map(({ name, level }, row) => [
        `${'  '.repeat(level - 1)}${name}`,
        [...table.groups.map((_, group) => show(cellOf(table, row, group))), show(totalOf(table, row))],
      ]),
    ),
  };
}

const round = (value: number) => Math.round(10 * value) / 10;

describe('a focus group', () => {
  const group = studyOf(
    documentOf(
      [ANN, BOB, DAN],
      [
        [INTERVIEWER, 'who decides here? '],
        [ANN, 'I fear the blame '],
        [BOB, 'yes the blame and waiting '],
        [DAN, 'not me '],
      ],
      [
        [BLAME, ADA, 'fear the blame yes'],
        [DELAY, ADA, 'waiting'],
        [HOPE, ADA, 'who decides'],
      ],
    ),
  );

  it('counts a segment over two speakers for both of them, and once in their group and in the total', () => {
    expect(printed(group, BY_PROFESSION, 'segments')).toEqual({
      columns: ['nurse 2', 'social worker 0', 'Not recorded 1', 'Total 3'],
      rows: {
        Risk: ['2 100%', '0 -', '0 -', '2 100%'],
        '  Blame': ['1 50%', '0 -', '0 -', '1 50%'],
        '  Delay': ['1 50%', '0 -', '0 -', '1 50%'],
        Hope: ['0 0%', '0 -', '0 -', '0 0%'],
      },
    });
  });

  it('counts each participant whose own turn is touched, of those who are in the document', () => {
    expect(printed(group, BY_PROFESSION, 'participants')).toEqual({
      columns: ['nurse 2', 'social worker 0', 'Not recorded 1', 'Total 3'],
      rows: {
        Risk: ['2 100%', '0 -', '0 0%', '2 66.7%'],
        '  Blame': ['2 100%', '0 -', '0 0%', '2 66.7%'],
        '  Delay': ['1 50%', '0 -', '0 0%', '1 33.3%'],
        Hope: ['0 0%', '0 -', '0 0%', '0 0%'],
      },
    });
  });

  it('cuts words at the turns: a word belongs to whoever speaks its first character', () => {
    expect(printed(group, { ...EVERYTHING, by: [attributeId('years')] }, 'words')).toEqual({
      columns: ['9 1', '10 1', 'Not recorded 1', 'Total 3'],
      rows: {
        Risk: ['2 100%', '3 100%', '0 -', '5 100%'],
        '  Blame': ['1 50%', '3 100%', '0 -', '4 80%'],
        '  Delay': ['1 50%', '0 0%', '0 -', '1 20%'],
        Hope: ['0 0%', '0 0%', '0 -', '0 0%'],
      },
    });
  });

  it('counts what only the interviewer says when asked to, in a last group and in the total', () => {
    expect(printed(group, { ...BY_PROFESSION, includeInterviewer: true }, 'participants')).toEqual({
      columns: ['nurse 2', 'social worker 0', 'Not recorded 1', 'Interviewer 1', 'Total 4'],
      rows: {
        Risk: ['2 100%', '0 -', '0 0%', '0 0%', '2 50%'],
        '  Blame': ['2 100%', '0 -', '0 0%', '0 0%', '2 50%'],
        '  Delay': ['1 50%', '0 -', '0 0%', '0 0%', '1 25%'],
        Hope: ['0 0%', '0 -', '0 0%', '1 100%', '1 25%'],
      },
    });
  });
});

describe('groups', () => {
  const joint = [{ participants: [ANN, DAN] }, 'we both wait for hope'] satisfies Turn;
  const study = studyOf(
    documentOf([ANN, DAN], [joint], [[HOPE, ADA, 'hope']], { wave: ['1'] }),
    documentOf([ANN], [[ANN, 'I wait']], [[DELAY, ADA, 'wait']], { wave: ['2'] }),
    documentOf([CAT], [[CAT, 'I blame them']], [[BLAME, ADA, 'blame']]),
  );

  it('give the whole of a document without speakers to each participant linked to it', () => {
    expect(printed(study, BY_PROFESSION, 'words')).toEqual({
      columns: ['nurse 2', 'social worker 1', 'Not recorded 1', 'Total 3'],
      rows: {
        Risk: ['2 66.7%', '1 100%', '0 0%', '2 66.7%'],
        '  Blame': ['1 33.3%', '1 100%', '0 0%', '1 33.3%'],
        '  Delay': ['1 33.3%', '0 0%', '0 0%', '1 33.3%'],
        Hope: ['1 33.3%', '0 0%', '1 100%', '1 33.3%'],
      },
    });
  });

  it('combine two attributes where the combinations occur, and put a person of two values in both', () => {
    const query = {
      ...EVERYTHING,
      by: [attributeId('profession'), attributeId('years')],
      code: numberOfCode(RISK),
    };
    expect(printed(study, query, 'documents')).toEqual({
      columns: [
        'nurse / 9 0',
        'nurse / 10 2',
        'social worker / 10 1',
        'Not recorded / Not recorded 1',
        'Total 3',
      ],
      rows: {
        Risk: ['0 -', '2 66.7%', '1 100%', '0 0%', '2 66.7%'],
        '  Blame': ['0 -', '1 33.3%', '1 100%', '0 0%', '1 33.3%'],
        '  Delay': ['0 -', '1 33.3%', '0 0%', '0 0%', '1 33.3%'],
      },
    });
  });

  it('by an attribute of documents hold a participant once for each value of their documents', () => {
    expect(printed(study, { ...EVERYTHING, by: [attributeId('wave')] }, 'participants')).toEqual({
      columns: ['1 2', '2 1', 'Not recorded 1', 'Total 3'],
      rows: {
        Risk: ['0 0%', '1 100%', '1 100%', '2 66.7%'],
        '  Blame': ['0 0%', '0 0%', '1 100%', '1 33.3%'],
        '  Delay': ['0 0%', '1 100%', '0 0%', '1 33.3%'],
        Hope: ['2 100%', '0 0%', '0 0%', '2 66.7%'],
      },
    });
  });

  it('shrink with filters: those on participants leave out their turns, those on documents the documents', () => {
    const where = [
      { attribute: attributeId('profession'), values: ['nurse', null] },
      { attribute: attributeId('wave'), values: ['1', null] },
    ];
    expect(printed(study, { ...BY_PROFESSION, where }, 'participants')).toEqual({
      columns: ['nurse 2', 'social worker 1', 'Not recorded 1', 'Total 3'],
      rows: {
        Risk: ['1 50%', '1 100%', '0 0%', '1 33.3%'],
        '  Blame': ['1 50%', '1 100%', '0 0%', '1 33.3%'],
        '  Delay': ['0 0%', '0 0%', '0 0%', '0 0%'],
        Hope: ['1 50%', '0 0%', '1 100%', '2 66.7%'],
      },
    });
    const missing = [{ attribute: attributeId('profession'), values: [null] }];
    expect(
      printed(study, { ...BY_PROFESSION, where: missing, code: numberOfCode(HOPE) }, 'participants'),
    ).toEqual({
      columns: ['Not recorded 1', 'Total 1'],
      rows: { Hope: ['1 100%', '1 100%'] },
    });
  });

  it('have no coverage and no rate where nobody in them has a word', () => {
    expect(
      printed(study, { ...EVERYTHING, by: [attributeId('years')], code: numberOfCode(HOPE) }, 'coverage'),
    ).toEqual({
      columns: ['9 0', '10 2', 'Not recorded 1', 'Total 3'],
      rows: { Hope: ['-', '0.1 10%', '0.2 20%', '0.1 10%'] },
    });
    expect(printed(study, { ...EVERYTHING, by: [attributeId('years')] }, 'rate').rows).toMatchObject({
      Hope: ['-', '100 33.3%', '200 100%', '100 33.3%'],
    });
  });

  it('refuse an attribute and a code that the project does not have', () => {
    const lost = { ...EVERYTHING, by: [attributeId('lost')] };
    expect(() => startCrosstab(corpusOf(study), lost)).toThrow(
      'NOT_FOUND {"what":"attribute","id":"attribute lost"}',
    );
    expect(() => startCrosstab(corpusOf(study), { ...EVERYTHING, code: 99 })).toThrow(
      'NOT_FOUND {"what":"code"}',
    );
  });
});

describe('coders', () => {
  const study = studyOf(
    documentOf(
      [ANN],
      [[ANN, 'one two three four five six seven eight']],
      [
        [BLAME, ADA, 'one two'],
        [DELAY, ADA, ' three four'],
        [DELAY, BEN, 'two three'],
        [HOPE, BEN, 'seven'],
        [BLAME, BEN, 'eight'],
      ],
    ),
    documentOf([BOB], [[BOB, 'nine ten']], [[RISK, ADA, 'ten']]),
  );

  it('are taken together by default: passages unite what any of them marked', () => {
    expect(printed(study, EVERYTHING, 'passages')).toEqual({
      columns: ['Total 2'],
      rows: { Risk: ['3 75%'], '  Blame': ['2 50%'], '  Delay': ['1 25%'], Hope: ['1 25%'] },
    });
    expect(printed(study, EVERYTHING, 'segments')).toEqual({
      columns: ['Total 2'],
      rows: { Risk: ['5 83.3%'], '  Blame': ['2 33.3%'], '  Delay': ['2 33.3%'], Hope: ['1 16.7%'] },
    });
  });

  it('count alone when one is named, and N stays what it is', () => {
    expect(printed(study, { ...EVERYTHING, coders: { kind: 'one', coder: BEN } }, 'participants')).toEqual({
      columns: ['Total 2'],
      rows: { Risk: ['1 50%'], '  Blame': ['1 50%'], '  Delay': ['1 50%'], Hope: ['1 50%'] },
    });
  });

  it('must agree by `all`: each united first, documents of one coder left out, of N too', () => {
    const query: CrosstabQuery = { ...EVERYTHING, coders: { kind: 'all' } };
    expect(printed(study, query, 'words')).toEqual({
      columns: ['Total 1'],
      rows: { Risk: ['2 100%'], '  Blame': ['0 0%'], '  Delay': ['1 50%'], Hope: ['0 0%'] },
    });
    expect(printed(study, query, 'segments')).toEqual({
      columns: ['Total 1'],
      rows: { Risk: ['3 100%'], '  Blame': ['0 0%'], '  Delay': ['2 66.7%'], Hope: ['0 0%'] },
    });
  });

  it('count a code alone when only direct segments are asked for', () => {
    expect(printed(study, { ...EVERYTHING, direct: true }, 'passages')).toEqual({
      columns: ['Total 2'],
      rows: { Risk: ['1 20%'], '  Blame': ['2 40%'], '  Delay': ['1 20%'], Hope: ['1 20%'] },
    });
  });
});

describe('replacing a document', () => {
  it('brings in groups that nobody was in and takes away those that nobody is in any more', () => {
    const inWave = (wave: string) =>
      columnsOf(documentOf([ANN], [[ANN, 'hope']], [[HOPE, ADA, 'hope']], { wave: [wave] }), 0);
    const corpus = { ...corpusOf(studyOf()), documents: [inWave('1')] };
    const state = startCrosstab(corpus, { ...EVERYTHING, by: [attributeId('wave')] });
    replaceDocument(state, inWave('1'), inWave('2'));
    const { groups } = readCrosstab(state, 'participants');
    expect(groups.map(({ label, n, documents, words }) => ({ label, n, documents, words }))).toEqual([
      { label: '2', n: 1, documents: 1, words: 1 },
    ]);
  });

  it('counts somebody of more documents than a byte can count', () => {
    const document = columnsOf(documentOf([ANN], [[ANN, 'hope']], [[HOPE, ADA, 'hope']]), 0);
    const corpus = { ...corpusOf(studyOf()), documents: Array.from({ length: 300 }, () => document) };
    const state = startCrosstab(corpus, EVERYTHING);
    const participants = () => totalOf(readCrosstab(state, 'participants'), HOPE).value;
    expect(participants()).toBe(1);
    for (let gone = 0; gone < 299; gone += 1) replaceDocument(state, document, null);
    expect(participants()).toBe(1);
    replaceDocument(state, document, null);
    expect(participants()).toBe(0);
  });
});
