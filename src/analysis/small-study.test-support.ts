import type { CrosstabQuery, CrosstabUnit } from '../domain/crosstab-query.ts';
import { startCrosstab } from './crosstab.ts';
import { cellOf, readCrosstab, totalOf } from './crosstab-table.ts';
import {
  attributeId,
  corpusOf,
  type Study,
  type StudyDocument,
  type StudyOwner,
} from './study.test-support.ts';

export const EVERYTHING: CrosstabQuery = {
  by: [],
  coders: { kind: 'any' },
  where: [],
  code: null,
  direct: false,
  includeInterviewer: false,
};
export const BY_PROFESSION: CrosstabQuery = { ...EVERYTHING, by: [attributeId('profession')] };

export const [ANN, BOB, CAT, DAN] = [0, 1, 2, 3] as const;
export const [RISK, BLAME, DELAY, HOPE] = [0, 1, 2, 3] as const;
export const [ADA, BEN] = [0, 1] as const;
export const INTERVIEWER: StudyOwner = { interviewer: 0 };

export type Turn = readonly [owner: StudyOwner | number, text: string];
type Coding = readonly [code: number, coder: number, quote: string];

/** Participants own their turns by number; a coding marks the first place of its quote. */
export function documentOf(
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
      if (start < 0) throw new Error(`Nobody says '${quote}'.`);
      return { start, end: start + quote.length, code, coder };
    }),
  };
}

/** Risk with the sub-codes Blame and Delay; Hope. Ann and Bob are nurses, Cat works on both sides, of Dan nothing is known. */
export function studyOf(...documents: readonly StudyDocument[]): Study {
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
export function printed(study: Study, query: CrosstabQuery, unit: CrosstabUnit): Printed {
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
