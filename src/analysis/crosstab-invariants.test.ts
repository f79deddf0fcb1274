import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CROSSTAB_UNITS, type CrosstabQuery, type CrosstabUnit } from '../domain/crosstab-query.ts';
import { startCrosstab } from './crosstab.ts';
import { type Crosstab, cellOf, readCrosstab, totalOf } from './crosstab-table.ts';
import { anyQueryOf, anyStudy } from './random-study.test-support.ts';
import { attributeId, corpusOf, type Study } from './study.test-support.ts';

const anyCase = anyStudy.chain((study) => fc.record({ study: fc.constant(study), query: anyQueryOf(study) }));

const read = (study: Study, query: CrosstabQuery, unit: CrosstabUnit) =>
  readCrosstab(startCrosstab(corpusOf(study), query), unit);

const valueAt = (table: Crosstab, row: number, group: number) => cellOf(table, row, group).value ?? 0;

it('keeps a branch between its largest child and the sum of what is coded with it and its children', () => {
  const units = ['participants', 'segments', 'documents', 'words'] as const;
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...units), ({ study, query }, unit) => {
      const asked = { ...query, code: null, coders: { kind: 'any' as const } };
      const subtree = read(study, { ...asked, direct: false }, unit);
      const direct = read(study, { ...asked, direct: true }, unit);
      for (const group of [...subtree.groups, subtree.total].keys()) {
        for (const row of subtree.rows.keys()) {
          const children = [...subtree.rows.keys()].filter((child) => subtree.rows[child]?.parent === row);
          const below = children.map((child) => valueAt(subtree, child, group));
          const own = valueAt(direct, row, group);
          expect(valueAt(subtree, row, group)).toBeGreaterThanOrEqual(Math.max(own, ...below));
          expect(valueAt(subtree, row, group)).toBeLessThanOrEqual(
            own + below.reduce((sum, value) => sum + value, 0),
          );
        }
      }
    }),
    { numRuns: 200 },
  );
});

it('never has more participants than N, nor more words than there are', () => {
  fc.assert(
    fc.property(anyCase, ({ study, query }) => {
      for (const unit of ['participants', 'words', 'documents'] as const) {
        const table = read(study, query, unit);
        for (const [group, { n, words, documents }] of [...table.groups, table.total].entries()) {
          const most = { participants: n, words, documents }[unit];
          for (const row of table.rows.keys()) expect(valueAt(table, row, group)).toBeLessThanOrEqual(most);
        }
      }
    }),
    { numRuns: 200 },
  );
});

it('adds up the participants of an attribute that holds everybody once', () => {
  fc.assert(
    fc.property(anyCase, ({ study, query }) => {
      const once = study.participants.map((values, index) => ({
        ...values,
        years: index === 0 ? [] : [`${index % 2}`],
      }));
      const asked = { ...query, by: [attributeId('years')] };
      const table = read({ ...study, participants: once }, asked, 'participants');
      for (const row of table.rows.keys()) {
        const sum = [...table.groups.keys()].reduce((all, group) => all + valueAt(table, row, group), 0);
        expect(sum).toBe(totalOf(table, row).value);
      }
    }),
    { numRuns: 200 },
  );
});

it('changes nothing but the segments when a second coder marks the very same', () => {
  fc.assert(
    fc.property(anyCase, ({ study, query }) => {
      const alone = {
        ...study,
        documents: study.documents.map((document) => ({
          ...document,
          segments: document.segments.map((segment) => ({ ...segment, coder: 0 })),
        })),
      };
      const twice = {
        ...alone,
        documents: alone.documents.map((document) => ({
          ...document,
          segments: document.segments.flatMap((segment) => [segment, { ...segment, coder: 1 }]),
        })),
      };
      const asked = { ...query, coders: { kind: 'any' as const } };
      for (const unit of CROSSTAB_UNITS) {
        const before = read(alone, asked, unit);
        const after = read(twice, asked, unit);
        if (unit !== 'segments') expect(after).toEqual(before);
        else expect([...after.values]).toEqual([...before.values].map((value) => 2 * value));
      }
    }),
    { numRuns: 200 },
  );
});
