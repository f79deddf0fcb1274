import type { Input } from '../contract/contract.ts';
import type { RefusedRow } from '../contract/views.ts';
import { attributes } from '../db/attributes.ts';
import type { Reader } from '../db/connection.ts';
import { type Attribute, type AttributeType, canonicalValue, guessType } from '../domain/attribute.ts';
import { type Document, documentNamed, freeName } from '../domain/document.ts';
import { foldName, nameOf, sameName } from '../domain/name.ts';
import type { CsvRow, CsvTable } from '../formats/csv.ts';
import { orRefuse, Refusal, refuse } from '../kernel/errors.ts';
import { raggedRows } from './table-import.ts';

/** What a column of a table is taken for. `name` and `type` are of the attribute, where somebody chose them. */
export type ColumnRole = {
  readonly header: string;
  readonly as: 'participant' | 'document' | 'attribute' | 'ignore';
  readonly name?: string | undefined;
  readonly type?: AttributeType | undefined;
};

/** A column that holds an attribute: one of the project, or a new one with the type that fits its values. */
export type AttributeColumn = Pick<Attribute, 'name' | 'type' | 'multiple'> & {
  readonly header: string;
  readonly known: Attribute | null;
};

/** What the rows of one participant say together. */
export type Person = {
  readonly name: string;
  /** The filled cells by header, each with the first line that says so. */
  readonly filled: Map<string, { readonly text: string; readonly line: number }>;
  /** The cells that name documents. */
  readonly documents: string[];
};

/** A table of participants as it would go in. Importing and its preview both go by this. */
export type ParticipantTable = {
  readonly csv: CsvTable;
  /** Of every column, in their order. */
  readonly roles: readonly ColumnRole[];
  readonly columns: readonly AttributeColumn[];
  /** In the order of their first rows. */
  readonly people: readonly Person[];
  /** By line. */
  readonly refused: readonly RefusedRow[];
};

export function participantTable(db: Reader, csv: CsvTable, roles: readonly ColumnRole[]): ParticipantTable {
  const columns = columnsOf(db, csv, roles);
  return { csv, roles, columns, ...peopleOn(csv, roles, columns) };
}

type Asked = Input<'participant.import'>['columns'];

/**
 * What the columns are: as they are asked for, where they are; else the first is `participant`, one may be
 * `document`, and every other is an attribute. So it is with a column that nobody said anything of: none is dropped
 * silently.
 */
export function rolesOf({ header }: CsvTable, asked: Asked): readonly ColumnRole[] {
  if (asked === undefined) {
    const [first = ''] = header;
    if (foldName(first) !== 'participant')
      refuse('CSV_COLUMN_MISSING', { column: 'participant', header: [...header] });
    return usualRoles(header, first);
  }
  const missing = asked.find((column) => !header.includes(column.header));
  if (missing !== undefined) refuse('CSV_COLUMN_MISSING', { column: missing.header, header: [...header] });
  const said = new Map(asked.map((column) => [column.header, column]));
  const count = (as: ColumnRole['as']) => asked.filter((column) => column.as === as).length;
  if (said.size < asked.length) misread('columns: each column can stand there once only');
  if (count('participant') !== 1) misread('columns: one column, and no more, holds the participants');
  if (count('document') > 1) misread('columns: one column at most names transcripts');
  const participant = asked.find((column) => column.as === 'participant')?.header ?? '';
  return usualRoles(header, participant).map((usual) => {
    const role = said.get(usual.header);
    if (role !== undefined) return role;
    return usual.as === 'document' && count('document') > 0 ? { ...usual, as: 'attribute' } : usual;
  });
}

function misread(issue: string): never {
  return refuse('INVALID_INPUT', { issues: [issue] });
}

/** The same for a table that nobody has said anything of yet: proposed, never refused. */
export function rolesProposed(db: Reader, { header }: CsvTable): readonly ColumnRole[] {
  const [first = ''] = header;
  const participant = header.find((name) => foldName(name) === 'participant') ?? first;
  const taken = attributes(db)
    .filter(({ scope }) => scope === 'document')
    .map(({ name }) => name);
  return usualRoles(header, participant).map((role) => {
    if (role.as !== 'attribute') return role;
    const name = freeName(role.header, taken);
    taken.push(name);
    return name === role.header ? role : { ...role, name };
  });
}

function usualRoles(header: readonly string[], participant: string): readonly ColumnRole[] {
  const document = header.find((name) => name !== participant && foldName(name) === 'document');
  return header.map((name) => ({
    header: name,
    as: name === participant ? 'participant' : name === document ? 'document' : 'attribute',
  }));
}

function columnsOf(db: Reader, csv: CsvTable, roles: readonly ColumnRole[]): readonly AttributeColumn[] {
  const all = attributes(db);
  const columns: AttributeColumn[] = [];
  for (const role of roles.filter(({ as }) => as === 'attribute')) {
    const { header } = role;
    const name = orRefuse(nameOf(role.name ?? header), { name: role.name ?? header });
    const known = all.find((attribute) => sameName(attribute.name, name)) ?? null;
    if (known?.scope === 'document' || columns.some((other) => sameName(other.name, name)))
      refuse('NAME_TAKEN', { name });
    if (known !== null && role.type !== undefined && role.type !== known.type)
      misread(`columns: the attribute ${known.name} is of type ${known.type} already`);
    const type = known?.type ?? role.type ?? guessType(enteredIn(csv, header));
    columns.push({ header, name: known?.name ?? name, type, multiple: known?.multiple ?? false, known });
  }
  return columns;
}

/** The cells of a column, blank ones included. */
export function enteredIn({ rows }: CsvTable, header: string): readonly string[] {
  return rows.map(({ cells }) => cells.get(header) ?? '');
}

/** Everybody on the table, in the order of their first rows, and the rows that are refused, by line. */
function peopleOn(
  csv: CsvTable,
  roles: readonly ColumnRole[],
  columns: readonly AttributeColumn[],
): { readonly people: readonly Person[]; readonly refused: readonly RefusedRow[] } {
  const headerOf = (as: ColumnRole['as']) => roles.find((role) => role.as === as)?.header ?? '';
  const first = headerOf('participant');
  const people = new Map<string, Person>();
  const refused = raggedRows(csv);
  for (const row of csv.rows) {
    try {
      const name = orRefuse(nameOf(row.cells.get(first) ?? ''), { column: first });
      const person: Person = people.get(foldName(name)) ?? { name, filled: new Map(), documents: [] };
      const filled = filledCells(row, name, columns, person);
      for (const [header, text] of filled)
        if (!person.filled.has(header)) person.filled.set(header, { text, line: row.line });
      person.documents.push((row.cells.get(headerOf('document')) ?? '').trim());
      people.set(foldName(name), person);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ row: row.line, code: error.code, details: error.details });
    }
  }
  return { people: [...people.values()], refused: refused.sort((one, other) => one.row - other.row) };
}

/**
 * The cells of a row that are not blank, by header. A participant may stand on several rows, for several
 * documents, as long as their filled cells agree.
 */
function filledCells(
  row: CsvRow,
  name: string,
  columns: readonly AttributeColumn[],
  { filled }: Person,
): readonly (readonly [header: string, text: string])[] {
  const cells = columns
    .map((column) => ({ column, text: (row.cells.get(column.header) ?? '').trim() }))
    .filter(({ text }) => text !== '');
  for (const { column, text } of cells) {
    for (const entered of valuesIn(column, text))
      orRefuse(canonicalValue(column.type, entered), { entered, type: column.type, attribute: column.name });
  }
  for (const { column, text } of cells) {
    const earlier = filled.get(column.header);
    if (earlier !== undefined && earlier.text !== text)
      refuse('PARTICIPANT_CONTRADICTED', { name, attribute: column.header, line: earlier.line });
  }
  return cells.map(({ column, text }) => [column.header, text]);
}

/** A cell of an attribute with several values holds them separated by `;`. */
export function valuesIn({ multiple }: Pick<Attribute, 'multiple'>, text: string): readonly string[] {
  const parts = multiple ? text.split(';').map((part) => part.trim()) : [text];
  return parts.filter((part) => part !== '');
}

/** The documents a cell names, as one name or several separated by `;`, and the names that no document has. */
export function documentsIn(
  all: readonly Document[],
  cell: string,
): { readonly documents: readonly Document[]; readonly unmatched: readonly string[] } {
  if (cell === '') return { documents: [], unmatched: [] };
  const names = documentNamed(all, cell) === undefined ? cell.split(';').map((name) => name.trim()) : [cell];
  const found = names.filter((name) => name !== '').map((name) => documentNamed(all, name) ?? name);
  return {
    documents: found.filter((one) => typeof one !== 'string'),
    unmatched: found.filter((one) => typeof one === 'string'),
  };
}
