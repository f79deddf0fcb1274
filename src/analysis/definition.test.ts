import { describe, expect, it } from 'vitest';
import { CROSSTAB_UNITS, type CrosstabQuery, type CrosstabUnit } from '../domain/crosstab-query.ts';
import { startCrosstab } from './crosstab.ts';
import { readCrosstab } from './crosstab-table.ts';
import { definitionOf, explainCell } from './definition.ts';
import { attributeId, corpusOf, numberOfCode, type Study } from './study.test-support.ts';

const QUERY: CrosstabQuery = {
  by: [attributeId('profession')],
  coders: { kind: 'any' },
  where: [],
  code: null,
  direct: false,
  includeInterviewer: false,
};

const turn = (start: number, end: number, owner: Study['documents'][number]['turns'][number]['owner']) => ({
  start,
  end,
  owner,
});
const segment = (start: number, end: number, code: number, coder: number) => ({ start, end, code, coder });

const STUDY: Study = {
  codes: [
    { name: 'Risk', parent: null },
    { name: 'Blame', parent: 0 },
  ],
  coders: ['Ada', 'Ben'],
  attributes: [
    { name: 'profession', scope: 'participant', type: 'text', choices: [] },
    { name: 'wave', scope: 'document', type: 'text', choices: [] },
  ],
  participants: [{ profession: ['Nurse'] }, { profession: ['Nurse'] }, {}],
  interviewers: ['interviewer'],
  documents: [
    {
      text: 'aa bb cc dd ee',
      participants: [0, 2],
      values: { wave: ['1'] },
      turns: [
        turn(0, 6, { participants: [0] }),
        turn(6, 12, { interviewer: 0 }),
        turn(12, 14, { participants: [2] }),
      ],
      segments: [segment(0, 8, 1, 0), segment(0, 5, 1, 1)],
    },
    {
      text: 'ff gg',
      participants: [1],
      values: {},
      turns: [turn(0, 5, { participants: [1] })],
      segments: [segment(0, 2, 0, 0)],
    },
  ],
};

const corpus = corpusOf(STUDY);

function explained(query: CrosstabQuery, unit: CrosstabUnit, row: number, group: number): string {
  return explainCell(corpus, query, readCrosstab(startCrosstab(corpus, query), unit), { row, group });
}

describe('the definition under a table', () => {
  it('says what each unit counts, over the groups compared', () => {
    expect(CROSSTAB_UNITS.map((unit) => definitionOf(corpus, QUERY, unit))).toMatchInlineSnapshot(`
      [
        "Participants of the group with at least one segment coded with the code or one of its sub-codes by any coder that touches one of their own turns; N is the participants of the group with at least one included document, and the percentage is of N. Interviewers' turns are left out.",
        "Segments coded with the code or one of its sub-codes by any coder that touch a turn of a participant of the group; the percentage is the share of the column. Interviewers' turns are left out.",
        "Passages (segments coded with the code or one of its sub-codes by any coder, united where they touch or overlap in one document) that touch a turn of a participant of the group; the percentage is the share of the column. Interviewers' turns are left out.",
        "Documents with at least one segment coded with the code or one of its sub-codes by any coder that touches a turn of a participant of the group; the percentage is of the included documents that such participants are linked to. Interviewers' turns are left out.",
        "Words in turns of participants of the group that lie in segments coded with the code or one of its sub-codes by any coder, each counted once; the percentage is the share of the column. Interviewers' turns are left out.",
        "Words in turns of participants of the group that lie in segments coded with the code or one of its sub-codes by any coder, each counted once, as a share of all words in those turns; only turns in included documents count. Interviewers' turns are left out.",
        "Passages (segments coded with the code or one of its sub-codes by any coder, united where they touch or overlap in one document) that touch a turn of a participant of the group, per 1,000 words in turns of such participants; the percentage is the share of the column. Interviewers' turns are left out.",
      ]
    `);
  });

  it('says what all coders must agree on, and that documents of one coder are left out', () => {
    const query: CrosstabQuery = { ...QUERY, by: [], coders: { kind: 'all' } };
    expect(CROSSTAB_UNITS.map((unit) => definitionOf(corpus, query, unit))).toMatchInlineSnapshot(`
      [
        "Participants one of whose own turns is touched by text that every coder of the document has coded with the code or one of its sub-codes; N is the participants with at least one included document, and the percentage is of N. Interviewers' turns are left out; documents coded by fewer than two coders are left out, of N too.",
        "Segments coded with the code or one of its sub-codes by any coder, counted where the part of them that every coder of the document has coded with the code or one of its sub-codes touches a turn of a participant; the percentage is the share of the column. Interviewers' turns are left out; documents coded by fewer than two coders are left out, of N too.",
        "Passages (stretches of text that every coder of the document has coded with the code or one of its sub-codes) that touch a turn of a participant; the percentage is the share of the column. Interviewers' turns are left out; documents coded by fewer than two coders are left out, of N too.",
        "Documents in which text that every coder of the document has coded with the code or one of its sub-codes touches a turn of a participant; the percentage is of the included documents that such participants are linked to. Interviewers' turns are left out; documents coded by fewer than two coders are left out, of N too.",
        "Words in turns of participants that every coder of the document has coded with the code or one of its sub-codes, each counted once; the percentage is the share of the column. Interviewers' turns are left out; documents coded by fewer than two coders are left out, of N too.",
        "Words in turns of participants that every coder of the document has coded with the code or one of its sub-codes, each counted once, as a share of all words in those turns; only turns in included documents count. Interviewers' turns are left out; documents coded by fewer than two coders are left out, of N too.",
        "Passages (stretches of text that every coder of the document has coded with the code or one of its sub-codes) that touch a turn of a participant, per 1,000 words in turns of such participants; the percentage is the share of the column. Interviewers' turns are left out; documents coded by fewer than two coders are left out, of N too.",
      ]
    `);
  });

  it('names the coder, the filters, the branch, and that interviewers or codes alone count', () => {
    const query: CrosstabQuery = {
      by: [attributeId('profession')],
      coders: { kind: 'one', coder: 1 },
      where: [
        { attribute: attributeId('wave'), values: ['1', null] },
        { attribute: attributeId('profession'), values: ['Nurse', 'OT'] },
      ],
      code: numberOfCode(1),
      direct: true,
      includeInterviewer: true,
    };
    expect(definitionOf(corpus, query, 'participants')).toMatchInlineSnapshot(
      `"Participants of the group with at least one segment coded with the code itself (sub-codes not counted) by Ben that touches one of their own turns; N is the participants of the group with at least one included document, and the percentage is of N. Interviewers count like participants, as the group 'Interviewer' and in the total; only participants with profession 'Nurse' or 'OT' and only documents with wave '1' or no wave recorded are included; only the branch 'Blame' is shown."`,
    );
    expect(
      definitionOf(
        corpus,
        { ...query, by: [], where: [{ attribute: attributeId('profession'), values: [null] }] },
        'documents',
      ),
    ).toMatchInlineSnapshot(
      `"Documents with at least one segment coded with the code itself (sub-codes not counted) by Ben that touches a turn of a participant; the percentage is of the included documents that such participants are linked to. Interviewers count like participants; only participants with no profession recorded are included; only the branch 'Blame' is shown."`,
    );
  });
});

describe('the sentence behind a cell', () => {
  it('says each unit with its number, its people and its code', () => {
    expect(CROSSTAB_UNITS.map((unit) => explained(QUERY, unit, 0, 0))).toMatchInlineSnapshot(`
      [
        "2 of 2 participants with profession 'Nurse' have at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches one of their own turns.",
        "3 segments coded 'Risk' or one of its sub-codes, by any coder, touch a turn of a participant with profession 'Nurse' (N = 2).",
        "2 passages coded 'Risk' or one of its sub-codes, by any coder, and united where segments touch or overlap, touch a turn of a participant with profession 'Nurse' (N = 2).",
        "2 of 2 included documents of participants with profession 'Nurse' have at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches a turn of such a participant.",
        "3 words in turns of participants with profession 'Nurse' lie in segments coded 'Risk' or one of its sub-codes, by any coder, each word counted once (N = 2).",
        "75 % of the 4 words in turns of participants with profession 'Nurse' lie in segments coded 'Risk' or one of its sub-codes, by any coder, each word counted once (N = 2).",
        "For every 1,000 of the 4 words in turns of participants with profession 'Nurse', 500 passages coded 'Risk' or one of its sub-codes, by any coder, touch one of these turns (N = 2).",
      ]
    `);
  });

  it('says the same of what all coders agree on', () => {
    const query: CrosstabQuery = { ...QUERY, coders: { kind: 'all' } };
    expect(CROSSTAB_UNITS.map((unit) => explained(query, unit, 1, 0))).toMatchInlineSnapshot(`
      [
        "1 of 1 participant with profession 'Nurse' has at least one of their own turns touched by text that every coder of the document has coded 'Blame'. Documents coded by fewer than two coders are left out, of N too.",
        "2 segments coded 'Blame', by any coder, touch a turn of a participant with profession 'Nurse' with a part that every coder of the document has coded 'Blame' (N = 1). Documents coded by fewer than two coders are left out, of N too.",
        "1 passage that every coder of the document has coded 'Blame' touches a turn of a participant with profession 'Nurse' (N = 1). Documents coded by fewer than two coders are left out, of N too.",
        "1 of 1 included document of participants with profession 'Nurse' has text that every coder of the document has coded 'Blame' in a turn of such a participant. Documents coded by fewer than two coders are left out, of N too.",
        "2 words in turns of participants with profession 'Nurse' lie in text that every coder of the document has coded 'Blame' (N = 1). Documents coded by fewer than two coders are left out, of N too.",
        "100 % of the 2 words in turns of participants with profession 'Nurse' lie in text that every coder of the document has coded 'Blame' (N = 1). Documents coded by fewer than two coders are left out, of N too.",
        "For every 1,000 of the 2 words in turns of participants with profession 'Nurse', 500 passages that every coder of the document has coded 'Blame' touch one of these turns (N = 1). Documents coded by fewer than two coders are left out, of N too.",
      ]
    `);
  });

  it('speaks of those without a value, of interviewers, of everybody, and of groups of documents', () => {
    const query: CrosstabQuery = { ...QUERY, includeInterviewer: true };
    expect([1, 2, 3].map((group) => explained(query, 'participants', 0, group))).toMatchInlineSnapshot(`
      [
        "0 of 1 participant with no profession recorded has at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches one of their own turns.",
        "1 of 1 interviewer has at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches one of their own turns.",
        "3 of 4 participants and interviewers have at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches one of their own turns.",
      ]
    `);
    expect([1, 2, 3].map((group) => explained(query, 'documents', 0, group))).toMatchInlineSnapshot(`
      [
        "0 of 1 included document of participants with no profession recorded has at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches a turn of such a participant.",
        "1 of 1 included document in which an interviewer speaks has at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches a turn of an interviewer.",
        "2 of 2 included documents of participants or with an interviewer have at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches a turn of such a person.",
      ]
    `);
    const both: CrosstabQuery = { ...QUERY, by: [attributeId('profession'), attributeId('wave')] };
    expect(explained(both, 'participants', 0, 0)).toMatchInlineSnapshot(
      `"1 of 1 participant with profession 'Nurse' in documents with wave '1' has at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches one of their own turns there."`,
    );
    expect(explained(both, 'documents', 0, 0)).toMatchInlineSnapshot(
      `"1 of 1 included document with wave '1' of participants with profession 'Nurse' has at least one segment coded 'Risk' or one of its sub-codes, by any coder, that touches a turn of such a participant."`,
    );
    expect([0, 1, 2].map((group) => explained(both, 'segments', 0, group))).toMatchInlineSnapshot(`
      [
        "2 segments coded 'Risk' or one of its sub-codes, by any coder, touch a turn of a participant with profession 'Nurse' in documents with wave '1' (N = 1).",
        "1 segment coded 'Risk' or one of its sub-codes, by any coder, touches a turn of a participant with profession 'Nurse' in documents with no wave recorded (N = 1).",
        "0 segments coded 'Risk' or one of its sub-codes, by any coder, touch a turn of a participant with no profession recorded in documents with wave '1' (N = 1).",
      ]
    `);
  });

  it('says whether sub-codes count, and nothing of sub-codes where there are none', () => {
    expect(explained({ ...QUERY, direct: true }, 'participants', 0, 0)).toMatchInlineSnapshot(
      `"1 of 2 participants with profession 'Nurse' has at least one segment coded 'Risk' itself (sub-codes not counted), by any coder, that touches one of their own turns."`,
    );
    expect(explained({ ...QUERY, direct: true }, 'participants', 1, 0)).toMatchInlineSnapshot(
      `"1 of 2 participants with profession 'Nurse' has at least one segment coded 'Blame', by any coder, that touches one of their own turns."`,
    );
  });

  it('says why there is no value, and what the filters leave', () => {
    const where = [{ attribute: attributeId('wave'), values: ['2'] }];
    expect(explained({ ...QUERY, where }, 'coverage', 0, 0)).toMatchInlineSnapshot(
      `"There is no value: no included document has a word in turns of participants with profession 'Nurse'. Only documents with wave '2' are included."`,
    );
  });
});

describe('percentages of the row', () => {
  it('are said under the table, and where they add to more than 100', () => {
    expect(
      CROSSTAB_UNITS.map((unit) => definitionOf(corpus, QUERY, unit, 'row').split('; ').slice(1).join('; ')),
    ).toMatchInlineSnapshot(`
      [
        "N is the participants of the group with at least one included document; the percentage is of the row's total; percentages of a row add to more than 100 where one participant is in several groups. Interviewers' turns are left out.",
        "the percentage is of the row's total; percentages of a row add to more than 100 where one segment touches turns of several groups. Interviewers' turns are left out.",
        "the percentage is of the row's total; percentages of a row add to more than 100 where one passage touches turns of several groups. Interviewers' turns are left out.",
        "the percentage is of the row's total; percentages of a row add to more than 100 where one document counts in several groups. Interviewers' turns are left out.",
        "the percentage is of the row's total; percentages of a row add to more than 100 where the same words count in several groups. Interviewers' turns are left out.",
        "only turns in included documents count; the percentage compares with the row's total, which is 100. Interviewers' turns are left out.",
        "the percentage compares with the row's total, which is 100. Interviewers' turns are left out.",
      ]
    `);
    expect(definitionOf(corpus, { ...QUERY, by: [] }, 'segments', 'row')).toMatch(
      /; the percentage is of the row's total\. Interviewers/,
    );
    for (const unit of CROSSTAB_UNITS)
      expect(definitionOf(corpus, QUERY, unit, 'column')).toBe(definitionOf(corpus, QUERY, unit));
  });

  it('are said of a cell, but for the total itself and where there is nothing to divide by', () => {
    const cell = (unit: CrosstabUnit, row: number, group: number) =>
      explainCell(
        corpus,
        { ...QUERY, direct: true },
        readCrosstab(startCrosstab(corpus, { ...QUERY, direct: true }), unit),
        { row, group },
        'row',
      );
    expect(cell('participants', 0, 0)).toMatchInlineSnapshot(
      `"1 of 2 participants with profession 'Nurse' has at least one segment coded 'Risk' itself (sub-codes not counted), by any coder, that touches one of their own turns. This is 100 % of the row's total, 1."`,
    );
    expect(cell('segments', 1, 1)).toMatchInlineSnapshot(
      `"0 segments coded 'Blame', by any coder, touch a turn of a participant with no profession recorded (N = 1). This is 0 % of the row's total, 2."`,
    );
    expect(cell('coverage', 1, 0)).toMatchInlineSnapshot(
      `"50 % of the 4 words in turns of participants with profession 'Nurse' lie in segments coded 'Blame', by any coder, each word counted once (N = 2). This is 125 % of the row's total, 40 %."`,
    );
    expect(cell('rate', 1, 0)).toMatchInlineSnapshot(
      `"For every 1,000 of the 4 words in turns of participants with profession 'Nurse', 250 passages coded 'Blame', by any coder, touch one of these turns (N = 2). This is 125 % of the row's total, 200."`,
    );
    expect(cell('segments', 1, 2)).toMatchInlineSnapshot(
      `"2 segments coded 'Blame', by any coder, touch a turn of a participant (N = 3)."`,
    );
  });
});
