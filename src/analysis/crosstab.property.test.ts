import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../domain/columns.ts';
import { CROSSTAB_UNITS, type CrosstabQuery, type CrosstabUnit } from '../domain/crosstab-query.ts';
import { replaceDocument, startCrosstab } from './crosstab.ts';
import type { CrosstabState } from './crosstab-state.ts';
import { cellOf, readCrosstab, totalOf } from './crosstab-table.ts';
import { type NaiveTable, naiveCrosstab, naiveSegments } from './naive-crosstab.test-support.ts';
import { codesShown } from './naive-marks.test-support.ts';
import { anyDocumentOf, anyQueryOf, anyStudy } from './random-study.test-support.ts';
import { countedSegments, type SegmentPlace, segmentsBehind } from './segments-behind.ts';
import { columnsOf, corpusOf, numberOfCode, type StudySegment } from './study.test-support.ts';

const anyCase = anyStudy.chain((study) => fc.record({ study: fc.constant(study), query: anyQueryOf(study) }));

function plainTable(state: CrosstabState, unit: CrosstabUnit): NaiveTable {
  const table = readCrosstab(state, unit);
  const head = ({ label, n, documents, words }: NaiveTable['total']) => ({ label, n, documents, words });
  return {
    groups: table.groups.map(head),
    total: head(table.total),
    rows: table.rows.map(({ number }, row) => ({
      code: number,
      cells: table.groups.map((_, group) => cellOf(table, row, group)),
      total: totalOf(table, row),
    })),
  };
}

function everyTable(corpus: Corpus, query: CrosstabQuery): readonly NaiveTable[] {
  const state = startCrosstab(corpus, query);
  return CROSSTAB_UNITS.map((unit) => plainTable(state, unit));
}

const place = (document: number, { start, end, code, coder }: StudySegment) =>
  `${document}: ${start} ${end} ${numberOfCode(code)} ${coder}`;

function placesOf(corpus: Corpus, found: readonly SegmentPlace[]): readonly string[] {
  return found.map(({ document, segment }) => {
    const columns = corpus.documents[document]?.segments;
    return `${document}: ${[columns?.start, columns?.end, columns?.code, columns?.coder].map((column) => column?.[segment]).join(' ')}`;
  });
}

describe('a crosstab of a random project', () => {
  it('has percentages of the row that are the cell by its total, and null where that is none', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...CROSSTAB_UNITS), ({ study, query }, unit) => {
        const naive = naiveCrosstab(study, query, unit);
        const table = readCrosstab(startCrosstab(corpusOf(study), query), unit);
        const share = (value: number | null, total: number | null) =>
          value === null || total === null || total === 0 ? null : (100 * value) / total;
        expect(
          naive.rows.map((_, row) => [
            ...table.groups.map((__, group) => cellOf(table, row, group, 'row')),
            totalOf(table, row, 'row'),
          ]),
        ).toEqual(
          naive.rows.map(({ cells, total }) =>
            [...cells, total].map(({ value, n }) => ({ value, n, percent: share(value, total.value) })),
          ),
        );
      }),
    );
  });

  it('is what a naive count over sets of characters gives, in every unit and by every policy', () => {
    fc.assert(
      fc.property(anyCase, ({ study, query }) => {
        const naive = CROSSTAB_UNITS.map((unit) => naiveCrosstab(study, query, unit));
        expect(everyTable(corpusOf(study), query)).toEqual(naive);
      }),
      { numRuns: 500 },
    );
  });

  it('lists behind each cell exactly the segments that the cell counts', () => {
    fc.assert(
      fc.property(anyCase, ({ study, query }) => {
        const corpus = corpusOf(study);
        const table = readCrosstab(startCrosstab(corpus, query), 'segments');
        for (const code of codesShown(study, query)) {
          for (const { key } of [...table.groups, table.total]) {
            const column = key === null ? 'total' : key.kind === 'interviewer' ? 'interviewer' : key;
            const naive = naiveSegments(study, query, code, column).map(({ document, segment }) =>
              place(document, segment),
            );
            const found = placesOf(corpus, segmentsBehind(corpus, query, numberOfCode(code), key));
            expect(found.toSorted()).toEqual(naive.toSorted());
          }
        }
        const all = codesShown(study, query).flatMap((code) => naiveSegments(study, query, code, 'total'));
        const distinct = new Set(all.map(({ segment }) => segment)).size;
        expect(countedSegments(corpus, query)).toHaveLength(distinct);
      }),
      { numRuns: 300 },
    );
  });

  it('comes out the same whether a document is replaced or everything is counted anew', () => {
    const edited = anyCase.chain(({ study, query }) =>
      fc.record({
        study: fc.constant(study),
        query: fc.constant(query),
        edits: fc.array(
          fc.record({ at: fc.nat({ max: study.documents.length }), to: fc.option(anyDocumentOf(study)) }),
          { minLength: 1, maxLength: 4 },
        ),
      }),
    );
    fc.assert(
      fc.property(edited, ({ study, query, edits }) => {
        const corpus = corpusOf(study);
        const state = startCrosstab(corpus, query);
        const original = CROSSTAB_UNITS.map((unit) => plainTable(state, unit));
        const documents = new Map(corpus.documents.entries());
        for (const { at, to } of edits) {
          const after = to && columnsOf(to, at);
          replaceDocument(state, documents.get(at) ?? null, after);
          if (after) documents.set(at, after);
          else documents.delete(at);
        }
        const anew = everyTable({ ...corpus, documents: [...documents.values()] }, query);
        expect(CROSSTAB_UNITS.map((unit) => plainTable(state, unit))).toEqual(anew);
        for (const document of documents.values()) replaceDocument(state, document, null);
        for (const document of corpus.documents) replaceDocument(state, null, document);
        expect(CROSSTAB_UNITS.map((unit) => plainTable(state, unit))).toEqual(original);
      }),
      { numRuns: 300 },
    );
  });
});
