import type { CrosstabCell, CrosstabView } from '../../../src/contract/views.ts';
import type { CrosstabUnit, PercentBase } from '../../../src/domain/crosstab-query.ts';

/** A cell as it is printed: the number, and beside it the per cent where there is one. */
export type Figure = { readonly main: string; readonly side: string | null };

/** What "no data" looks like. 0 is a number and looks like one. */
const NO_DATA = '–';
export const NO_DATA_WORDS = 'no data';

export const UNIT_NAMES: Readonly<Record<CrosstabUnit, string>> = {
  participants: 'Participants',
  segments: 'Segments',
  passages: 'Passages',
  documents: 'Transcripts',
  words: 'Words',
  coverage: 'Coverage',
  rate: 'Passages per 1,000 words',
};

const WORDS: Readonly<Record<CrosstabUnit, readonly [one: string, many: string]>> = {
  participants: ['participant', 'participants'],
  segments: ['segment', 'segments'],
  passages: ['passage', 'passages'],
  documents: ['transcript', 'transcripts'],
  words: ['word', 'words'],
  coverage: ['of the words', 'of the words'],
  rate: ['passage per 1,000 words', 'passages per 1,000 words'],
};

/** Whether per cents can be asked for by column and by row; coverage and rate are shares already. */
export function hasPercentBase(unit: CrosstabUnit): boolean {
  return unit !== 'coverage' && unit !== 'rate';
}

export function isEmptyCell({ value, n }: CrosstabCell): boolean {
  return value === null || n === 0;
}

export function figureOf(unit: CrosstabUnit, cell: CrosstabCell): Figure {
  const { value, percent } = cell;
  if (value === null || isEmptyCell(cell)) return { main: NO_DATA, side: null };
  if (unit === 'coverage') return { main: `${decimal(100 * value, 1)} %`, side: null };
  if (unit === 'rate') return { main: decimal(value, 2), side: null };
  return { main: decimal(value, 0), side: percent === null ? null : `${percentText(percent)} %` };
}

/** A per cent without decimals; what is not nothing is never printed as 0. */
export function percentText(percent: number): string {
  return percent > 0 && percent < 1 ? '<1' : decimal(percent, 0);
}

/** What stands between and behind a cell's figures, so that together they say what they are. */
export type FigureWords = { readonly between: string; readonly after: string };

export function wordsAround(
  unit: CrosstabUnit,
  percentOf: PercentBase,
  cell: CrosstabCell,
  documents: number,
): FigureWords {
  const { value, n } = cell;
  if (value === null || isEmptyCell(cell)) return { between: '', after: '' };
  if (unit === 'coverage') return { between: '', after: ' of the words' };
  const of = unit === 'participants' ? n : unit === 'documents' ? documents : null;
  const noun = WORDS[unit][(of ?? value) === 1 ? 0 : 1];
  const count = of === null ? ` ${noun}` : ` of ${decimal(of, 0)} ${noun}`;
  if (figureOf(unit, cell).side === null) return { between: count, after: '' };
  if (percentOf === 'row') return { between: `${count}, `, after: ' of the row' };
  return { between: `${count}, `, after: of === null ? ' of the column' : '' };
}

/** A cell as its tooltip says it: "8 of 10 participants, 80 %". */
export function figureInWords(
  unit: CrosstabUnit,
  percentOf: PercentBase,
  cell: CrosstabCell,
  documents: number,
): string {
  if (isEmptyCell(cell)) return NO_DATA_WORDS;
  const { main, side } = figureOf(unit, cell);
  const { between, after } = wordsAround(unit, percentOf, cell, documents);
  return `${main}${between}${side ?? ''}${after}`;
}

/** The value that shading and chart compare: a rate as it is, else the per cent. */
export function magnitudeOf(unit: CrosstabUnit, cell: CrosstabCell): number | null {
  if (isEmptyCell(cell)) return null;
  return unit === 'rate' ? cell.value : cell.percent;
}

type Measured = Pick<CrosstabView, 'rows'> & { readonly unit: CrosstabUnit; readonly percentOf: PercentBase };

/** What full shading and the end of the chart's axis stand for. */
export function greatestOf({ unit, percentOf, rows }: Measured): number {
  if (unit === 'participants' || unit === 'documents') return 100;
  if (percentOf === 'row' && hasPercentBase(unit)) return 100;
  let most = 0;
  for (const { cells, total } of rows) {
    for (const cell of [...cells, total]) most = Math.max(most, magnitudeOf(unit, cell) ?? 0);
  }
  return most;
}

const STEPS = 6;

/** 0 (paper, nothing) to 6. */
export function heatStep(magnitude: number | null, greatest: number): number {
  if (magnitude === null || magnitude <= 0 || greatest <= 0) return 0;
  return Math.min(STEPS, Math.ceil((magnitude / greatest) * STEPS - 1e-9));
}

function decimal(value: number, places: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places });
}
