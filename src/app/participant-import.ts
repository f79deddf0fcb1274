import type { Input } from '../contract/contract.ts';
import type { ParticipantImport, RefusedRow } from '../contract/views.ts';
import { attributes } from '../db/attributes.ts';
import type { Writer } from '../db/connection.ts';
import { documents } from '../db/documents.ts';
import { insertParticipant, linkParticipant, participants, setAttributeValues } from '../db/participants.ts';
import { type Attribute, canonicalValue, guessType, naturalOrder } from '../domain/attribute.ts';
import { type Document, documentNamed } from '../domain/document.ts';
import type { ParticipantId } from '../domain/ids.ts';
import { foldName, nameOf, sameName } from '../domain/name.ts';
import { type CsvRow, type CsvTable, readCsv } from '../formats/csv.ts';
import { orRefuse, Refusal, refuse } from '../kernel/errors.ts';
import { type Act, counted, type Done, done } from './done.ts';
import { linkDocuments } from './linking.ts';
import { eachOnce, newAttribute, replaceChoices, typedValue } from './participants.ts';
import { raggedRows, strictly } from './table-import.ts';

/** A column that holds an attribute: one of the project, or a new one with the type that fits its values. */
type Column = Pick<Attribute, 'name' | 'type' | 'multiple'> & {
  readonly header: string;
  readonly known: Attribute | null;
};

/** What the rows of one participant say together. */
type Person = {
  readonly name: string;
  /** The filled cells by header, each with the first line that says so. */
  readonly filled: Map<string, { readonly text: string; readonly line: number }>;
  /** The cells that name documents. */
  readonly documents: string[];
};

type Tally = {
  linked: number;
  cleared: number;
  readonly unmatched: Set<string>;
  readonly spellings: Map<string, string>;
};

/**
 * Creates and updates participants from a table: first column `participant`, optional `document` (several
 * separated by `;`), every other column an attribute. An attribute that is blank on all rows of a participant is
 * missing. Documents are linked, and then every document's speakers as far as the rules go. Rows are judged
 * before anything is made: where all are refused, nothing is.
 */
export function importParticipants(
  tx: Writer,
  input: Input<'participant.import'>,
  act: Act,
): Done<ParticipantImport> {
  const table = readCsv(input.bytes, input.encoding);
  const [first = ''] = table.header;
  if (foldName(first) !== 'participant')
    refuse('CSV_COLUMN_MISSING', { column: 'participant', header: [...table.header] });
  const documentColumn = table.header.find((name) => foldName(name) === 'document') ?? null;
  const columns = columnsOf(
    tx,
    table,
    table.header.filter((name) => name !== first && name !== documentColumn),
  );
  const { people, refused } = peopleOn(table, first, documentColumn, columns);
  strictly(input.strict, refused);
  const tally: Tally = { linked: 0, cleared: 0, unmatched: new Set(), spellings: new Map() };
  const made = people.length === 0 ? knownOnes(columns) : attributesMade(tx, table, columns, act);
  if (people.length > 0) writePeople(tx, people, made, tally, act);
  return done(`Imported ${counted(people.length, 'participant')}`, {
    imported: people.length,
    refused,
    encoding: table.encoding,
    attributes: columns
      .filter(({ header }) => made.has(header))
      .map(({ name, type, known }) => ({ name, type, created: known === null })),
    linked: tally.linked,
    unmatched: [...tally.unmatched],
    cleared: tally.cleared,
    spellings: [...tally.spellings],
  });
}

function columnsOf(tx: Writer, table: CsvTable, headers: readonly string[]): readonly Column[] {
  const all = attributes(tx);
  const columns: Column[] = [];
  for (const header of headers) {
    const name = orRefuse(nameOf(header), { name: header });
    const known = all.find((attribute) => sameName(attribute.name, name)) ?? null;
    if (known?.scope === 'document' || columns.some((other) => sameName(other.name, name)))
      refuse('NAME_TAKEN', { name });
    const type = known?.type ?? guessType(enteredIn(table, header));
    columns.push({ header, name: known?.name ?? name, type, multiple: known?.multiple ?? false, known });
  }
  return columns;
}

function enteredIn(table: CsvTable, header: string): readonly string[] {
  return table.rows.map(({ cells }) => cells.get(header) ?? '');
}

/** The attributes of columns by header, without the new ones. */
function knownOnes(columns: readonly Column[]): ReadonlyMap<string, Attribute> {
  return new Map(columns.flatMap(({ header, known }) => (known === null ? [] : [[header, known]])));
}

/** The attribute of each column by header, the new ones made. */
function attributesMade(
  tx: Writer,
  table: CsvTable,
  columns: readonly Column[],
  act: Act,
): ReadonlyMap<string, Attribute> {
  for (const { header, name, type, known } of columns) {
    if (known !== null) continue;
    const id = newAttribute(tx, { name, scope: 'participant', type, multiple: false }, act);
    if (type === 'choice') replaceChoices(tx, id, choicesIn(enteredIn(table, header)), act);
  }
  const all = attributes(tx);
  return new Map(
    columns.flatMap(({ header, name }) => {
      const attribute = all.find((one) => sameName(one.name, name));
      return attribute === undefined ? [] : [[header, attribute]];
    }),
  );
}

/** The different values in natural order; spellings that differ only in case are one choice, the first. */
function choicesIn(entered: readonly string[]): readonly string[] {
  const spellings = new Map<string, string>();
  for (const value of entered) {
    const trimmed = value.trim();
    if (trimmed !== '' && !spellings.has(foldName(trimmed))) spellings.set(foldName(trimmed), trimmed);
  }
  return naturalOrder(spellings.values());
}

/** Everybody on the table, in the order of their first rows, and the rows that are refused, by line. */
function peopleOn(
  table: CsvTable,
  first: string,
  documentColumn: string | null,
  columns: readonly Column[],
): { readonly people: readonly Person[]; readonly refused: readonly RefusedRow[] } {
  const people = new Map<string, Person>();
  const refused = raggedRows(table);
  for (const row of table.rows) {
    try {
      const name = orRefuse(nameOf(row.cells.get(first) ?? ''), { column: first });
      const person: Person = people.get(foldName(name)) ?? { name, filled: new Map(), documents: [] };
      const filled = filledCells(row, name, columns, person);
      for (const [header, text] of filled)
        if (!person.filled.has(header)) person.filled.set(header, { text, line: row.line });
      person.documents.push((row.cells.get(documentColumn ?? '') ?? '').trim());
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
  columns: readonly Column[],
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
function valuesIn({ multiple }: Pick<Attribute, 'multiple'>, text: string): readonly string[] {
  const parts = multiple ? text.split(';').map((part) => part.trim()) : [text];
  return parts.filter((part) => part !== '');
}

function writePeople(
  tx: Writer,
  people: readonly Person[],
  columns: ReadonlyMap<string, Attribute>,
  tally: Tally,
  act: Act,
): void {
  const all = documents(tx);
  const known = new Map(participants(tx).map(({ id, name }) => [foldName(name), id]));
  for (const person of people) {
    const participantId = known.get(foldName(person.name)) ?? newParticipant(tx, person.name, act);
    for (const [header, attribute] of columns)
      setValues(tx, participantId, attribute, person.filled.get(header)?.text ?? '', tally, act);
    for (const cell of person.documents) linkNamed(tx, cell, participantId, all, tally, act);
  }
  tally.linked += linkDocuments(tx, act);
}

function newParticipant(tx: Writer, name: string, act: Act): ParticipantId {
  const id = act.newId<ParticipantId>();
  insertParticipant(tx, { id, name, createdAt: act.now() });
  return id;
}

function setValues(
  tx: Writer,
  participantId: ParticipantId,
  attribute: Attribute,
  text: string,
  tally: Tally,
  act: Act,
): void {
  const values = valuesIn(attribute, text).map((entered) => typedValue(tx, attribute, entered, act));
  const owner = { participantId, documentId: null };
  const changed = setAttributeValues(tx, owner, attribute.id, eachOnce(values), act.newId);
  if (changed && values.length === 0) tally.cleared += 1;
  if (attribute.type !== 'choice') return;
  for (const { entered, value } of values) if (value !== entered) tally.spellings.set(entered, value);
}

/** Links the documents a cell names: as one name, or several separated by `;`. */
function linkNamed(
  tx: Writer,
  cell: string,
  participantId: ParticipantId,
  all: readonly Document[],
  tally: Tally,
  act: Act,
): void {
  if (cell === '') return;
  const names = documentNamed(all, cell) === undefined ? cell.split(';').map((name) => name.trim()) : [cell];
  for (const name of names.filter((one) => one !== '')) {
    const document = documentNamed(all, name);
    if (document === undefined) tally.unmatched.add(name);
    else if (linkParticipant(tx, { documentId: document.id, participantId }, act.newId)) tally.linked += 1;
  }
}
