import { describe, expect, it } from 'vitest';
import { replaceDocument, startCrosstab } from './crosstab.ts';
import { readCrosstab, totalOf } from './crosstab-table.ts';
import {
  ADA,
  ANN,
  BLAME,
  BOB,
  BY_PROFESSION,
  DAN,
  DELAY,
  documentOf,
  EVERYTHING,
  HOPE,
  INTERVIEWER,
  printed,
  studyOf,
} from './small-study.test-support.ts';
import { attributeId, columnsOf, corpusOf } from './study.test-support.ts';

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

describe('an interviewer', () => {
  it('who never speaks in a document does not add to N', () => {
    const spoken = columnsOf(documentOf([ANN], [[ANN, 'hope']], [[HOPE, ADA, 'hope']]), 0);
    const silent = { ...spoken, owners: [...spoken.owners, { interviewer: 1 }] };
    const query = { ...BY_PROFESSION, includeInterviewer: true };
    const state = startCrosstab({ ...corpusOf(studyOf()), documents: [silent] }, query);
    const { groups, total } = readCrosstab(state, 'documents');
    expect([...groups, total].map(({ label, n, documents }) => `${label} ${n} ${documents}`)).toEqual([
      'nurse 1 1',
      'social worker 0 0',
      'Not recorded 0 0',
      'Interviewer 0 0',
      'Total 1 1',
    ]);
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
