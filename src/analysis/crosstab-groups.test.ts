import { describe, expect, it } from 'vitest';
import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import { startCrosstab } from './crosstab.ts';
import {
  ADA,
  ANN,
  BEN,
  BLAME,
  BOB,
  BY_PROFESSION,
  CAT,
  DAN,
  DELAY,
  documentOf,
  EVERYTHING,
  HOPE,
  printed,
  RISK,
  studyOf,
  type Turn,
} from './small-study.test-support.ts';
import { attributeId, corpusOf, numberOfCode } from './study.test-support.ts';

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
