import type { CrosstabQuery, CrosstabUnit } from './crosstab-query.ts';
import { codeInWords, coderInWords, limitsInWords, type Names, sentenceOf } from './wording.ts';

/** What the numbers of a table mean, in one or two sentences to stand under it. */
export function definitionOf(names: Names, query: CrosstabQuery, unit: CrosstabUnit): string {
  const [what, share] = query.coders.kind === 'all' ? agreedWords(names, query, unit) : codedWords(names, query, unit);
  const branch = names.codes.codes[names.codes.positionOf[query.code ?? -1] ?? -1];
  return [
    sentenceOf([what, share]),
    sentenceOf([
      interviewersInWords(query),
      ...limitsInWords(names, query),
      ...(branch ? [`only the branch '${branch.path}' is shown`] : []),
    ]),
  ].join(' ');
}

type Words = readonly [what: string, share: string];

const OF_COLUMN = 'the percentage is the share of the column';
const OF_N = 'N is those with at least one included document, and the percentage is of N';
const OF_DOCUMENTS = 'the percentage is of the included documents that such participants are linked to';
const OF_WORDS = 'the percentage is of the words of those turns in included documents';

function codedWords(names: Names, query: CrosstabQuery, unit: CrosstabUnit): Words {
  const group = query.by.length > 0 ? ' of the group' : '';
  const coded = `coded with ${codeInWords(names, query, null)} ${coderInWords(names, query)}`;
  const passages = `passages (segments ${coded}, united where they touch or overlap in one document) that touch a turn of a participant${group}`;
  const words = `words in turns of participants${group} that lie in segments ${coded}`;
  const all: Readonly<Record<CrosstabUnit, Words>> = {
    participants: [
      `participants${group} with at least one segment ${coded} that touches one of their own turns`,
      OF_N,
    ],
    segments: [`segments ${coded} that touch a turn of a participant${group}`, OF_COLUMN],
    passages: [passages, OF_COLUMN],
    documents: [
      `documents with at least one segment ${coded} that touches a turn of a participant${group}`,
      OF_DOCUMENTS,
    ],
    words: [`${words}, each counted once`, OF_COLUMN],
    coverage: [`${words}, each counted once, as a share of all words of those turns`, OF_WORDS],
    rate: [`${passages}, per 1,000 words of such participants' turns in included documents`, OF_COLUMN],
  };
  return all[unit];
}

function agreedWords(names: Names, query: CrosstabQuery, unit: CrosstabUnit): Words {
  const group = query.by.length > 0 ? ' of the group' : '';
  const code = codeInWords(names, query, null);
  const agreed = `that every coder of the document has coded with ${code}`.replace(/,$/, '');
  const passages = `passages (stretches of text ${agreed}) that touch a turn of a participant${group}`;
  const words = `words in turns of participants${group} ${agreed}`;
  const all: Readonly<Record<CrosstabUnit, Words>> = {
    participants: [
      `participants${group} one of whose own turns is touched by text ${agreed}`,
      OF_N,
    ],
    segments: [
      `segments coded with ${code} by any coder that touch a turn of a participant${group} with text ${agreed}`,
      OF_COLUMN,
    ],
    passages: [passages, OF_COLUMN],
    documents: [`documents in which text ${agreed} touches a turn of a participant${group}`, OF_DOCUMENTS],
    words: [`${words}, each counted once`, OF_COLUMN],
    coverage: [`${words}, each counted once, as a share of all words of those turns`, OF_WORDS],
    rate: [`${passages}, per 1,000 words of such participants' turns in included documents`, OF_COLUMN],
  };
  return all[unit];
}

function interviewersInWords({ by, includeInterviewer }: CrosstabQuery): string {
  if (!includeInterviewer) return "interviewers' turns are left out";
  return by.length > 0
    ? "interviewers count like participants, as the group 'Interviewer' and in the total"
    : 'interviewers count like participants';
}
