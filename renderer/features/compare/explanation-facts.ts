import type { AttributeView, CoderView, CodeView } from '../../../src/contract/views.ts';
import { conditionInWords } from '../../retrieval/words-of-filters.ts';
import type { CrosstabInput } from './use-comparison.ts';

type Explained = {
  readonly input: CrosstabInput;
  readonly n: number;
  readonly attributes: readonly AttributeView[];
  readonly coders: readonly CoderView[];
  readonly codes: readonly CodeView[];
  readonly version: string;
};

/** Everything that a number depends on, for whoever wants to count it again. */
export function explanationFacts({ input, n, attributes, coders, codes, version }: Explained) {
  const filters = [
    ...input.where.map((condition) => conditionInWords(condition, attributes)),
    ...(input.code === undefined ? [] : [`branch: ${codes.find(({ id }) => id === input.code)?.path ?? ''}`]),
    ...(input.direct ? ['without sub-codes'] : []),
  ];
  const grouping = input.by.map((id) => attributes.find((one) => one.id === id)?.name ?? '');
  return [
    { name: 'Groups', words: grouping.length === 0 ? 'none' : grouping.join(' and ') },
    { name: 'N', words: n.toLocaleString('en-GB') },
    { name: 'Coder', words: coderInWords(input.coder, coders) },
    { name: 'Filters', words: filters.length === 0 ? 'none' : filters.join('; ') },
    { name: 'Interviewer', words: input.includeInterviewer ? 'included' : 'left out' },
    { name: 'Made', words: `${today()}${version === '' ? '' : `, Emic ${version}`}` },
  ];
}

function coderInWords(coder: CrosstabInput['coder'], coders: readonly CoderView[]): string {
  if (coder === 'any') return 'any coder';
  if (coder === 'all') return 'all coders agree';
  return coders.find(({ id }) => id === coder.coder)?.name ?? coder.coder;
}

function today(): string {
  return new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
