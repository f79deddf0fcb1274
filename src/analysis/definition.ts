import type { CodeNode } from '../domain/columns.ts';
import type { CrosstabQuery, CrosstabUnit, PercentBase } from '../domain/crosstab-query.ts';
import { type Crosstab, type CrosstabGroup, cellOf, totalOf } from './crosstab-table.ts';
import { codeInWords, coderInWords, groupInWords, limitsInWords, type Names, sentenceOf } from './wording.ts';

/** What the numbers of a table mean, in two sentences to stand under it: what is counted, and what is left out. */
export function definitionOf(
  names: Names,
  query: CrosstabQuery,
  unit: CrosstabUnit,
  percentOf: PercentBase = 'column',
): string {
  const words =
    query.coders.kind === 'all' ? agreedWords(names, query, unit) : codedWords(names, query, unit);
  const branch = names.codes.codes[names.codes.positionOf[query.code ?? -1] ?? -1];
  const limits = limitsInWords(names, query);
  if (branch) limits.push(`only the branch '${branch.path}' is shown`);
  const percent = percentOf === 'row' ? rowPercentInWords(query, unit) : [percentInWords(query, unit)];
  return `${sentenceOf([words, ...percent])} ${sentenceOf([interviewersInWords(query), ...limits])}`;
}

/** Row and group by their places in the table, the total after the last group. */
export type CellPlace = { readonly row: number; readonly group: number };

/**
 * What one cell means, with its number. More sentences follow where its percentage is of the row, and where filters
 * or the coder policy leave something out.
 */
export function explainCell(
  names: Names,
  query: CrosstabQuery,
  table: Crosstab,
  { row, group }: CellPlace,
  percentOf: PercentBase = 'column',
): string {
  const code = table.rows[row];
  if (!code) return '';
  const head = table.groups[group] ?? table.total;
  const { value } = cellOf(table, row, group);
  const cell: CellInWords = { value, head, code, people: peopleInWords(names, query, head) };
  const words =
    query.coders.kind === 'all'
      ? agreedCell(names, query, table.unit, cell)
      : codedCell(names, query, table.unit, cell);
  const share = percentOf === 'row' ? shareOfRow(table, row, group) : '';
  const limits = sentenceOf(limitsInWords(names, query));
  return [words, share, limits].filter((sentence) => sentence !== '').join(' ');
}

/** What a cell is of its row; nothing to say of the total itself, and where there is none. */
function shareOfRow(table: Crosstab, row: number, group: number): string {
  const { percent } = cellOf(table, row, group, 'row');
  const { value } = totalOf(table, row);
  if (percent === null || value === null || group === table.groups.length) return '';
  const places = table.unit === 'coverage' || table.unit === 'rate' ? 2 : 0;
  const total = table.unit === 'coverage' ? `${decimal(100 * value, 1)} %` : decimal(value, places);
  return `This is ${decimal(percent, 1)} % of the row's total, ${total}.`;
}

function codedWords(names: Names, query: CrosstabQuery, unit: CrosstabUnit): string {
  const group = groupWord(query);
  const coded = `coded with ${codeInWords(names, query, null)} ${coderInWords(names, query)}`;
  const passages = `passages (segments ${coded}, united where they touch or overlap in one document) that touch a turn of a participant${group}`;
  const words = `words in turns of participants${group} that lie in segments ${coded}, each counted once`;
  const all: Readonly<Record<CrosstabUnit, string>> = {
    participants: `participants${group} with at least one segment ${coded} that touches one of their own turns`,
    segments: `segments ${coded} that touch a turn of a participant${group}`,
    passages,
    documents: `documents with at least one segment ${coded} that touches a turn of a participant${group}`,
    words,
    coverage: `${words}, as a share of all words in those turns`,
    rate: `${passages}, per 1,000 words in turns of such participants`,
  };
  return all[unit];
}

function agreedWords(names: Names, query: CrosstabQuery, unit: CrosstabUnit): string {
  const group = groupWord(query);
  const code = codeInWords(names, query, null);
  const agreed = `that every coder of the document has coded with ${code}`;
  const passages = `passages (stretches of text ${agreed}) that touch a turn of a participant${group}`;
  const words = `words in turns of participants${group} ${agreed}, each counted once`;
  const all: Readonly<Record<CrosstabUnit, string>> = {
    participants: `participants${group} one of whose own turns is touched by text ${agreed}`,
    segments: `segments coded with ${code} by any coder, counted where the part of them ${agreed} touches a turn of a participant${group}`,
    passages,
    documents: `documents in which text ${agreed} touches a turn of a participant${group}`,
    words,
    coverage: `${words}, as a share of all words in those turns`,
    rate: `${passages}, per 1,000 words in turns of such participants`,
  };
  return all[unit];
}

function groupWord({ by }: CrosstabQuery): string {
  return by.length > 0 ? ' of the group' : '';
}

function percentInWords(query: CrosstabQuery, unit: CrosstabUnit): string {
  if (unit === 'participants') {
    return `N is the participants${groupWord(query)} with at least one included document, and the percentage is of N`;
  }
  if (unit === 'documents')
    return 'the percentage is of the included documents that such participants are linked to';
  if (unit === 'coverage') return 'only turns in included documents count';
  return 'the percentage is the share of the column';
}

/** Groups overlap in different ways: what adds up to more than the total is said. */
function rowPercentInWords(query: CrosstabQuery, unit: CrosstabUnit): readonly string[] {
  const compared = "the percentage compares with the row's total, which is 100";
  if (unit === 'coverage') return ['only turns in included documents count', compared];
  if (unit === 'rate') return [compared];
  const n = `N is the participants${groupWord(query)} with at least one included document`;
  const of = "the percentage is of the row's total";
  return [
    ...(unit === 'participants' ? [n] : []),
    query.by.length === 0 ? of : `${of}; ${MORE_THAN_ALL[unit]}`,
  ];
}

const MORE_THAN_ALL: Readonly<Record<Exclude<CrosstabUnit, 'coverage' | 'rate'>, string>> = {
  participants: 'percentages of a row add to more than 100 where one participant is in several groups',
  segments: 'percentages of a row add to more than 100 where one segment touches turns of several groups',
  passages: 'percentages of a row add to more than 100 where one passage touches turns of several groups',
  documents: 'percentages of a row add to more than 100 where one document counts in several groups',
  words: 'percentages of a row add to more than 100 where the same words count in several groups',
};

function interviewersInWords({ by, includeInterviewer }: CrosstabQuery): string {
  if (!includeInterviewer) return "interviewers' turns are left out";
  return by.length > 0
    ? "interviewers count like participants, as the group 'Interviewer' and in the total"
    : 'interviewers count like participants';
}

type CellInWords = {
  readonly value: number | null;
  readonly head: CrosstabGroup;
  readonly code: CodeNode;
  readonly people: People;
};

/** The people of a group, as one, as many and as the owner of a turn. */
type People = {
  readonly one: string;
  readonly many: string;
  readonly anyOne: string;
  readonly such: string;
  /** "one of their own turns", there where documents make the group. */
  readonly ownTurns: string;
  /** Behind a word for the documents that percentages are taken of. */
  readonly whose: string;
};

function peopleInWords(names: Names, query: CrosstabQuery, { key }: CrosstabGroup): People {
  if (key?.kind === 'interviewer') {
    return {
      one: 'interviewer',
      many: 'interviewers',
      anyOne: 'an interviewer',
      such: 'an interviewer',
      ownTurns: 'their own turns',
      whose: ' in which an interviewer speaks',
    };
  }
  if (key === null && query.includeInterviewer) {
    return {
      one: 'participant or interviewer',
      many: 'participants and interviewers',
      anyOne: 'a participant or an interviewer',
      such: 'such a person',
      ownTurns: 'their own turns',
      whose: ' of participants or with an interviewer',
    };
  }
  const { people, documents } = groupInWords(names, query, key);
  const which = documents ? `${people} in documents${documents}` : people;
  return {
    one: `participant${which}`,
    many: `participants${which}`,
    anyOne: `a participant${which}`,
    such: 'such a participant',
    ownTurns: documents ? 'their own turns there' : 'their own turns',
    whose: `${documents} of participants${people}`,
  };
}

function codedCell(names: Names, query: CrosstabQuery, unit: CrosstabUnit, cell: CellInWords): string {
  const { value, head, people } = cell;
  if (value === null) return nothingToDivideBy(cell);
  const coded = `coded ${codeInWords(names, query, cell.code)}, ${coderInWords(names, query)},`;
  const n = `(N = ${head.n})`;
  const inTurns = `in turns of ${people.many}`;
  const all: Readonly<Record<CrosstabUnit, string>> = {
    participants: `${shareOf(value, head.n, people)} at least one segment ${coded} that touches one of ${people.ownTurns}.`,
    segments: `${counted(value, 'segment', 'segments')} ${coded} ${touch(value)} a turn of ${people.anyOne} ${n}.`,
    passages: `${counted(value, 'passage', 'passages')} ${coded} and united where segments touch or overlap, ${touch(value)} a turn of ${people.anyOne} ${n}.`,
    documents: `${documentsOf(value, cell)} at least one segment ${coded} that touches a turn of ${people.such}.`,
    words: `${counted(value, 'word', 'words')} ${inTurns} ${value === 1 ? 'lies' : 'lie'} in segments ${coded} each word counted once ${n}.`,
    coverage: `${decimal(100 * value, 1)} % of the ${counted(head.words, 'word', 'words')} ${inTurns} lie in segments ${coded} each word counted once ${n}.`,
    rate: `For every 1,000 of the ${counted(head.words, 'word', 'words')} ${inTurns}, ${decimal(value, 2)} passages ${coded} touch one of these turns ${n}.`,
  };
  return all[unit];
}

function agreedCell(names: Names, query: CrosstabQuery, unit: CrosstabUnit, cell: CellInWords): string {
  const { value, head, people } = cell;
  if (value === null) return nothingToDivideBy(cell);
  const code = codeInWords(names, query, cell.code);
  const agreed = `that every coder of the document has coded ${code}`;
  const n = `(N = ${head.n})`;
  const inTurns = `in turns of ${people.many}`;
  const all: Readonly<Record<CrosstabUnit, string>> = {
    participants: `${shareOf(value, head.n, people)} at least one of ${people.ownTurns} touched by text ${agreed}.`,
    segments: `${counted(value, 'segment', 'segments')} coded ${code}, by any coder, ${touch(value)} a turn of ${people.anyOne} with a part ${agreed} ${n}.`,
    passages: `${counted(value, 'passage', 'passages')} ${agreed} ${touch(value)} a turn of ${people.anyOne} ${n}.`,
    documents: `${documentsOf(value, cell)} text ${agreed} in a turn of ${people.such}.`,
    words: `${counted(value, 'word', 'words')} ${inTurns} ${value === 1 ? 'lies' : 'lie'} in text ${agreed} ${n}.`,
    coverage: `${decimal(100 * value, 1)} % of the ${counted(head.words, 'word', 'words')} ${inTurns} lie in text ${agreed} ${n}.`,
    rate: `For every 1,000 of the ${counted(head.words, 'word', 'words')} ${inTurns}, ${decimal(value, 2)} passages ${agreed} touch one of these turns ${n}.`,
  };
  return all[unit];
}

function nothingToDivideBy({ people }: CellInWords): string {
  return `There is no value: no included document has a word in turns of ${people.many}.`;
}

function shareOf(value: number, n: number, people: People): string {
  return `${value} of ${counted(n, people.one, people.many)} ${have(value, n)}`;
}

function documentsOf(value: number, { head, people }: CellInWords): string {
  const documents = counted(head.documents, 'included document', 'included documents');
  return `${value} of ${documents}${people.whose} ${have(value, head.documents)}`;
}

function have(value: number, of: number): string {
  return value === 1 || of === 1 ? 'has' : 'have';
}

function counted(count: number, one: string, many: string): string {
  return `${decimal(count, 0)} ${count === 1 ? one : many}`;
}

function touch(count: number): string {
  return count === 1 ? 'touches' : 'touch';
}

function decimal(value: number, places: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: places });
}
