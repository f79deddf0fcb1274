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
import { linkDocument } from './linking.ts';
import { newAttribute, replaceChoices, typedValue } from './participants.ts';
import { raggedRows, strictly } from './table-import.ts';

type Tally = {
  rows: number;
  people: Set<ParticipantId>;
  linked: number;
  cleared: number;
  unmatched: Set<string>;
  spellings: Map<string, string>;
  refused: RefusedRow[];
};

/**
 * Creates and updates participants from a table: first column `participant`, optional `document` (several
 * separated by `;`), every other column an attribute. A blank cell means missing. Documents are linked, and
 * then every document's speakers as far as the rules go.
 */
export function importParticipants(
  tx: Writer,
  input: Input<'participant.import'>,
  act: Act,
): Done<ParticipantImport> {
  const table = readCsv(input.bytes);
  const [first = ''] = table.header;
  if (foldName(first) !== 'participant')
    refuse('CSV_COLUMN_MISSING', { column: 'participant', header: [...table.header] });
  const documentColumn = table.header.find((name) => foldName(name) === 'document') ?? null;
  const columns = table.header.filter((name) => name !== first && name !== documentColumn);
  const { found, created } = attributesFor(tx, table, columns, act);
  const tally: Tally = {
    rows: 0,
    people: new Set(),
    linked: 0,
    cleared: 0,
    unmatched: new Set(),
    spellings: new Map(),
    refused: raggedRows(table),
  };
  const around: Around = {
    first,
    documentColumn,
    attributes: found,
    documents: documents(tx),
    participants: new Map(participants(tx).map(({ id, name }) => [foldName(name), id])),
    seen: new Map(),
  };
  for (const row of table.rows) {
    try {
      importRow(tx, row, around, tally, act);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tally.refused.push({ row: row.line, code: error.code, details: error.details });
    }
  }
  const everybody = participants(tx);
  for (const document of around.documents) tally.linked += linkDocument(tx, document.id, act, everybody);
  strictly(input.strict, tally.refused);
  return done(`Imported ${counted(tally.people.size, 'participant')}`, {
    imported: tally.rows,
    refused: tally.refused.sort((one, other) => one.row - other.row),
    attributes: [...found].map(([, { name, type }]) => ({ name, type, created: created.has(name) })),
    linked: tally.linked,
    unmatched: [...tally.unmatched],
    cleared: tally.cleared,
    spellings: [...tally.spellings],
  });
}

/** The attribute of each column; unknown ones are created with the narrowest type that fits all their values. */
function attributesFor(
  tx: Writer,
  table: CsvTable,
  columns: readonly string[],
  act: Act,
): { found: Map<string, Attribute>; created: ReadonlySet<string> } {
  const created = new Set<string>();
  const found = new Map<string, Attribute>();
  for (const column of columns) {
    const name = orRefuse(nameOf(column), { name: column });
    const known = attributes(tx).find((attribute) => sameName(attribute.name, name));
    if (known?.scope === 'document') refuse('NAME_TAKEN', { name });
    if (known === undefined) {
      const entered = table.rows.map(({ cells }) => cells.get(column) ?? '');
      const type = guessType(entered);
      const id = newAttribute(tx, { name, scope: 'participant', type, multiple: false }, act);
      if (type === 'choice') replaceChoices(tx, id, choicesIn(entered), act);
      created.add(name);
    }
    const attribute = attributes(tx).find((one) => sameName(one.name, name));
    if (attribute !== undefined) found.set(column, attribute);
  }
  return { found, created };
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

type Around = {
  readonly first: string;
  readonly documentColumn: string | null;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly documents: readonly Document[];
  /** By folded name; grows with the rows. */
  readonly participants: Map<string, ParticipantId>;
  /** Rows of this table by folded name. */
  readonly seen: Map<string, CsvRow>;
};

function importRow(tx: Writer, row: CsvRow, around: Around, tally: Tally, act: Act): void {
  const name = orRefuse(nameOf(row.cells.get(around.first) ?? ''), { column: around.first });
  const entered = [...around.attributes].map(([column, attribute]) => ({
    attribute,
    text: (row.cells.get(column) ?? '').trim(),
  }));
  for (const { attribute, text } of entered) {
    if (text !== '')
      orRefuse(canonicalValue(attribute.type, text), {
        entered: text,
        type: attribute.type,
        attribute: attribute.name,
      });
  }
  refuseContradiction(name, row, around);
  const participantId = participantNamed(tx, name, around, act);
  for (const { attribute, text } of entered) {
    const values = text === '' ? [] : [typedValue(tx, attribute, text, act)];
    const changed = setAttributeValues(
      tx,
      { participantId, documentId: null },
      attribute.id,
      values,
      act.newId,
    );
    if (changed && text === '') tally.cleared += 1;
    const used = values[0]?.value;
    if (used !== undefined && attribute.type === 'choice' && used !== text) tally.spellings.set(text, used);
  }
  linkNamed(tx, row.cells.get(around.documentColumn ?? '') ?? '', participantId, around, tally, act);
  tally.rows += 1;
  tally.people.add(participantId);
}

/** A participant may stand on several rows, for several documents, as long as their attributes agree. */
function refuseContradiction(name: string, row: CsvRow, { seen, attributes: columns }: Around): void {
  const earlier = seen.get(foldName(name));
  for (const column of columns.keys()) {
    if (earlier !== undefined && earlier.cells.get(column)?.trim() !== row.cells.get(column)?.trim()) {
      refuse('PARTICIPANT_CONTRADICTED', { name, attribute: column, line: earlier.line });
    }
  }
  seen.set(foldName(name), earlier ?? row);
}

function participantNamed(
  tx: Writer,
  name: string,
  { participants: known }: Around,
  act: Act,
): ParticipantId {
  const id = known.get(foldName(name));
  if (id !== undefined) return id;
  const fresh = act.newId<ParticipantId>();
  insertParticipant(tx, { id: fresh, name, createdAt: act.now() });
  known.set(foldName(name), fresh);
  return fresh;
}

/** Links the documents a cell names: as one name, or several separated by `;`. */
function linkNamed(
  tx: Writer,
  cell: string,
  participantId: ParticipantId,
  around: Around,
  tally: Tally,
  act: Act,
): void {
  const whole = cell.trim();
  if (whole === '') return;
  const names =
    documentNamed(around.documents, whole) === undefined
      ? whole.split(';').map((name) => name.trim())
      : [whole];
  for (const name of names.filter((one) => one !== '')) {
    const document = documentNamed(around.documents, name);
    if (document === undefined) tally.unmatched.add(name);
    else if (linkParticipant(tx, { documentId: document.id, participantId }, act.newId)) tally.linked += 1;
  }
}
