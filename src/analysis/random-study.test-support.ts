import fc from 'fast-check';
import type { CoderPolicy, CrosstabQuery } from '../domain/crosstab-query.ts';
import {
  attributeId,
  numberOfCode,
  type Study,
  type StudyAttribute,
  type StudyDocument,
  type StudyOwner,
} from './study.test-support.ts';

const ATTRIBUTES: readonly StudyAttribute[] = [
  { name: 'profession', scope: 'participant', type: 'choice', choices: ['nurse', 'social worker'] },
  { name: 'years', scope: 'participant', type: 'integer', choices: [] },
  { name: 'site', scope: 'participant', type: 'text', choices: [] },
  { name: 'wave', scope: 'document', type: 'text', choices: [] },
];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  profession: ['nurse', 'social worker', 'manager', 'clerk'],
  years: ['2', '10', '-1'],
  site: ['North', 'site 2', 'site 10'],
  wave: ['1', '2'],
};
const PARTICIPANTS = 4;
const INTERVIEWERS = 2;
const CODERS = 3;

/** Mostly one value, sometimes none, sometimes several. */
function valuesOf(name: string): fc.Arbitrary<readonly string[]> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.subarray([...(VALUES[name] ?? [])], { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.subarray([...(VALUES[name] ?? [])], { maxLength: 2 }) },
  );
}

const participant = fc.record({
  profession: valuesOf('profession'),
  years: valuesOf('years'),
  site: valuesOf('site'),
});

/** Codes in codebook order: each level is at most one deeper than that of the code before it. */
const codes = fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 7 }).map((depths) => {
  const open: number[] = [];
  return depths.map((depth, index) => {
    open.length = Math.min(depth, open.length);
    const parent = open.at(-1) ?? null;
    open.push(index);
    return { name: `Code ${index}`, parent };
  });
});

function ownerAmong(linked: readonly number[]): fc.Arbitrary<StudyOwner> {
  const interviewer = fc.nat({ max: INTERVIEWERS - 1 }).map((label) => ({ interviewer: label }));
  if (linked.length === 0) return fc.oneof(fc.constant(null), interviewer);
  const one = fc.constantFrom(...linked).map((index) => ({ participants: [index] }));
  const all = fc.constant({ participants: linked });
  return fc.oneof(
    { weight: 5, arbitrary: one },
    { weight: 2, arbitrary: interviewer },
    all,
    fc.constant(null),
  );
}

function documentWith(codeCount: number): fc.Arbitrary<StudyDocument> {
  const linked = fc.subarray([...Array(PARTICIPANTS).keys()]);
  const text = fc.string({ unit: fc.constantFrom('a', 'a', ' '), minLength: 1, maxLength: 30 });
  return fc.record({ linked, text, wave: valuesOf('wave') }).chain((made) => {
    const length = made.text.length;
    const cuts = fc.array(fc.nat({ max: length }), { maxLength: 6 });
    const owners = fc.array(ownerAmong(made.linked), { minLength: 7, maxLength: 7 });
    const segment = fc
      .tuple(
        fc.nat({ max: length - 1 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(),
        fc.nat({ max: CODERS - 1 }),
      )
      .map(([start, size, code, coder]) => ({
        start,
        end: Math.min(length, start + size),
        code: code % codeCount,
        coder,
      }));
    return fc
      .record({ cuts, owners, segments: fc.array(segment, { maxLength: 14 }) })
      .map(({ cuts, owners, segments }) => {
        const bounds = [0, ...cuts.sort((a, b) => a - b), length];
        const turns = bounds
          .slice(1)
          .map((end, index) => ({ start: bounds[index] ?? 0, end, owner: owners[index] ?? null }));
        return { text: made.text, participants: made.linked, values: { wave: made.wave }, turns, segments };
      });
  });
}

/** Focus groups, joint turns, empty turns, nobody's turns, nested codes, several coders, values missing and multiple. */
export const anyStudy: fc.Arbitrary<Study> = codes.chain((made) =>
  fc.record({
    codes: fc.constant(made),
    coders: fc.constant(['Ada', 'Ben', 'Cleo']),
    attributes: fc.constant(ATTRIBUTES),
    participants: fc.array(participant, { minLength: PARTICIPANTS, maxLength: PARTICIPANTS }),
    interviewers: fc.constant(['interviewer', 'moderator']),
    documents: fc.array(documentWith(made.length), { maxLength: 4 }),
  }),
);

export function anyDocumentOf(study: Study): fc.Arbitrary<StudyDocument> {
  return documentWith(study.codes.length);
}

export function anyQueryOf(study: Study): fc.Arbitrary<CrosstabQuery> {
  const names = ATTRIBUTES.map(({ name }) => name);
  const filter = fc.constantFrom(...names).chain((name) =>
    fc.record({
      attribute: fc.constant(attributeId(name)),
      values: fc.subarray([null, ...(VALUES[name] ?? [])], { minLength: 1 }),
    }),
  );
  const coders: fc.Arbitrary<CoderPolicy> = fc.oneof(
    fc.constant({ kind: 'any' as const }),
    fc.nat({ max: CODERS - 1 }).map((coder) => ({ kind: 'one' as const, coder })),
    fc.constant({ kind: 'all' as const }),
  );
  const number = fc.nat({ max: study.codes.length - 1 }).map(numberOfCode);
  return fc.record({
    by: fc.shuffledSubarray(names, { maxLength: 2 }).map((chosen) => chosen.map(attributeId)),
    coders,
    where: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(filter, { maxLength: 2 })),
    code: fc.option(number, { freq: 3 }),
    direct: fc.boolean(),
    includeInterviewer: fc.boolean(),
  });
}
