import type { AttributeView, DocumentView, ParticipantView } from '../../../src/contract/views.ts';
import { type AttributeScope, type AttributeType, naturalOrder } from '../../../src/domain/attribute.ts';
import { foldText } from '../../../src/domain/folded-text.ts';
import type { Sorting } from '../../state/participants.ts';
import { NOT_RECORDED, shownValue, writtenValues } from './entered-values.ts';

/** A participant or a transcript, as a row. */
export type GridRow = {
  readonly id: string;
  readonly name: string;
  /** By attribute name. */
  readonly values: { readonly [attribute: string]: readonly string[] };
  /** Names of the transcripts of a participant, or of the participants of a transcript. */
  readonly links: readonly string[];
  readonly words: number;
  readonly wordsCoded: number;
};

export type GridColumn = {
  readonly id: string;
  readonly name: string;
  /** Quiet, under the name. */
  readonly note: string;
  readonly kind: 'name' | 'attribute' | 'links' | 'coded';
  readonly attribute: AttributeView | null;
  readonly isNumber: boolean;
  /** CSS pixels. */
  readonly width: number;
};

export const NAME_COLUMN = 'name';
export const LINKS_COLUMN = 'links';
export const CODED_COLUMN = 'coded';

export const TYPE_NAMES: { readonly [Type in AttributeType]: string } = {
  text: 'Text',
  integer: 'Whole number',
  decimal: 'Number',
  boolean: 'Yes / no',
  date: 'Date',
  choice: 'Choice',
};

export function rowsOfPeople(people: readonly ParticipantView[]): readonly GridRow[] {
  return people.map(({ id, name, attributes, documents, words, words_coded }) => ({
    id,
    name,
    values: attributes,
    links: documents,
    words,
    wordsCoded: words_coded,
  }));
}

export function rowsOfDocuments(documents: readonly DocumentView[]): readonly GridRow[] {
  return documents.map(({ id, name, attributes, participants, words, words_coded }) => ({
    id,
    name,
    values: attributes,
    links: participants,
    words,
    wordsCoded: words_coded,
  }));
}

// CSS pixels: about so wide is a letter at 14, and what stands around it in a cell.
const LETTER = 7;
const AROUND = 22;
const WIDTH = { least: 88, most: 240 };

export function columnsFor(
  scope: AttributeScope,
  attributes: readonly AttributeView[],
  rows: readonly GridRow[],
): readonly GridColumn[] {
  const isPeople = scope === 'participant';
  const own = attributes.filter((attribute) => attribute.scope === scope);
  const plain = { note: '', attribute: null, isNumber: false };
  return [
    {
      ...plain,
      id: NAME_COLUMN,
      name: isPeople ? 'Participant' : 'Transcript',
      kind: 'name',
      width: widthFor(
        rows.map(({ name }) => name),
        'Participant',
      ),
    },
    ...own.map((attribute): GridColumn => {
      const cells = rows.map((row) => cellText(attribute, row));
      const isNumber = attribute.type === 'integer' || attribute.type === 'decimal';
      const note = attribute.multiple ? `${TYPE_NAMES[attribute.type]}, several` : TYPE_NAMES[attribute.type];
      const width = Math.max(widthFor(cells, attribute.name), widthFor([], note));
      return { id: attribute.id, name: attribute.name, note, kind: 'attribute', attribute, isNumber, width };
    }),
    {
      ...plain,
      id: LINKS_COLUMN,
      name: isPeople ? 'Transcripts' : 'Participants',
      kind: 'links',
      isNumber: true,
      width: 104,
    },
    { ...plain, id: CODED_COLUMN, name: 'Words coded', kind: 'coded', width: 124 },
  ];
}

/** The longest decides, but a few long ones may be cut. */
function widthFor(cells: readonly string[], head: string): number {
  const lengths = cells.map(({ length }) => length).sort((one, other) => one - other);
  const usual = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  const letters = Math.max(usual, head.length + 1);
  return Math.min(Math.max(Math.round(letters * LETTER + AROUND), WIDTH.least), WIDTH.most);
}

export function valuesOf(row: GridRow, attribute: Pick<AttributeView, 'name'>): readonly string[] {
  return row.values[attribute.name] ?? [];
}

/** As it stands in the cell; what is missing says so. */
export function cellText(attribute: AttributeView, row: GridRow): string {
  const values = valuesOf(row, attribute);
  return values.length === 0
    ? NOT_RECORDED
    : values.map((value) => shownValue(attribute.type, value)).join('; ');
}

/** Any cell in words, for finding, copying and reading out. */
export function textOf(column: GridColumn, row: GridRow): string {
  if (column.attribute !== null) return writtenValues(column.attribute.type, valuesOf(row, column.attribute));
  if (column.kind === 'name') return row.name;
  return column.kind === 'links' ? row.links.join('; ') : codedPercent(row);
}

/** A dash where nothing is said, so that it is no nought. */
export function codedPercent({ words, wordsCoded }: Pick<GridRow, 'words' | 'wordsCoded'>): string {
  return words === 0 ? '–' : `${Math.round((100 * wordsCoded) / words)} %`;
}

/** Rows in which the words stand in any cell, as it is shown or as it is written. */
export function foundRows(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  find: string,
): readonly GridRow[] {
  const wanted = foldText(find.trim()).folded;
  if (wanted === '') return rows;
  return rows.filter((row) =>
    columns.some((column) => {
      const shown = column.attribute === null ? '' : cellText(column.attribute, row);
      return [textOf(column, row), shown].some((text) => foldText(text).folded.includes(wanted));
    }),
  );
}

/** Sorted by a column; what is missing comes last in either direction. */
export function sortedRows(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  sorting: Sorting | null,
): readonly GridRow[] {
  const column = columns.find(({ id }) => id === sorting?.columnId);
  if (column === undefined || sorting === null) return rows;
  const ranks = ranksFor(column, rows);
  const sign = sorting.descending ? -1 : 1;
  const rank = (row: GridRow): number | null => ranks(row);
  return rows.toSorted((one, other) => {
    const [first, second] = [rank(one), rank(other)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second);
  });
}

function ranksFor(column: GridColumn, rows: readonly GridRow[]): (row: GridRow) => number | null {
  const { attribute } = column;
  if (column.kind === 'links') return ({ links }) => links.length;
  if (column.kind === 'coded') return ({ words, wordsCoded }) => (words === 0 ? null : wordsCoded / words);
  const keyOf = (row: GridRow): string =>
    attribute === null ? row.name : (valuesOf(row, attribute)[0] ?? '');
  const keys = [...new Set(rows.map(keyOf).filter((key) => key !== ''))];
  const order =
    attribute?.type === 'choice'
      ? [...attribute.choices, ...naturalOrder(keys.filter((key) => !attribute.choices.includes(key)))]
      : naturalOrder(keys);
  const places = new Map(order.map((key, index) => [key, index]));
  return (row) => places.get(keyOf(row)) ?? null;
}
