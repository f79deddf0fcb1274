import { type Crosstab, readCrosstab } from '../analysis/crosstab-table.ts';
import { codeFrequencies } from '../analysis/frequencies.ts';
import { codesTogether } from '../analysis/together.ts';
import type { Input } from '../contract/contract.ts';
import type { CodeFacts } from '../contract/views.ts';
import type { Reader } from '../db/connection.ts';
import { entriesOfCode } from '../db/journal.ts';
import type { Corpus } from '../domain/columns.ts';
import type { CrosstabQuery } from '../domain/crosstab-query.ts';
import type { CodeId } from '../domain/ids.ts';
import { refuse } from '../kernel/errors.ts';
import { entryView } from './history.ts';
import { codeMeant } from './references.ts';
import type { Reports } from './reports.ts';

/** Every code over the whole project, whoever coded. */
export const EVERY_CODE: CrosstabQuery = {
  by: [],
  coders: { kind: 'any' },
  where: [],
  code: null,
  direct: false,
  includeInterviewer: false,
};
const MOST_LISTED = 10;

/** People with at least one segment of a code's subtree in their own words, by code. */
export function participantsByCode(reports: Reports): ReadonlyMap<CodeId, number> {
  const table = readCrosstab(reports.count(EVERY_CODE), 'participants');
  return new Map(table.rows.map(({ id }, row) => [id, totalIn(table, row)]));
}

/** What a code's page tells besides its definition. Everything is of the code with its sub-codes. */
export function codeFacts(db: Reader, reports: Reports, input: Input<'code.facts'>): CodeFacts {
  const { id } = codeMeant(db, input.code);
  const corpus = reports.corpus();
  const row = corpus.codes.codes.findIndex((node) => node.id === id);
  if (row === -1) return refuse('NOT_FOUND', { what: 'code', name: input.code });
  const state = reports.count(EVERY_CODE);
  const people = readCrosstab(state, 'participants');
  return {
    segments: codeFrequencies(corpus).subtree[row] ?? 0,
    participants: totalIn(people, row),
    of: people.total.n,
    words: totalIn(readCrosstab(state, 'words'), row),
    together: togetherWith(corpus, row),
    changes: entriesOfCode(db, id, MOST_LISTED).map(entryView),
  };
}

function totalIn({ values, groups, rows }: Crosstab, row: number): number {
  return values[groups.length * rows.length + row] ?? 0;
}

function togetherWith({ codes, ...corpus }: Corpus, row: number): CodeFacts['together'] {
  const branch = codes.codes.slice(row, codes.codes[row]?.branchEnd ?? row + 1);
  const together = codesTogether({ codes, ...corpus }, new Set(branch.map(({ number }) => number)));
  return together.slice(0, MOST_LISTED).flatMap(({ code, segments }) => {
    const node = codes.codes[codes.positionOf[code] ?? -1];
    return node === undefined ? [] : [{ codeId: node.id, segments }];
  });
}
