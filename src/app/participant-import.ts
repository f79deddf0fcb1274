import type { Input } from '../contract/contract.ts';
import type { ParticipantImport } from '../contract/views.ts';
import { attributes } from '../db/attributes.ts';
import type { Writer } from '../db/connection.ts';
import { documents } from '../db/documents.ts';
import { insertParticipant, linkParticipant, participants } from '../db/participants.ts';
import { type Attribute, naturalOrder } from '../domain/attribute.ts';
import type { Document } from '../domain/document.ts';
import type { ParticipantId } from '../domain/ids.ts';
import { foldName, sameName } from '../domain/name.ts';
import { readCsv } from '../formats/csv.ts';
import { setValues } from './attribute-values.ts';
import { type Act, counted, type Done, done } from './done.ts';
import { linkDocuments } from './linking.ts';
import {
  type AttributeColumn,
  documentsIn,
  enteredIn,
  type ParticipantTable,
  type Person,
  participantTable,
  rolesOf,
  valuesIn,
} from './participant-table.ts';
import { newAttribute, replaceChoices } from './participants.ts';
import { strictly } from './table-import.ts';

type Tally = {
  linked: number;
  cleared: number;
  readonly unmatched: Set<string>;
  readonly spellings: Map<string, string>;
};

/**
 * Creates and updates participants from a table: first column `participant`, optional `document` (several
 * separated by `;`), every other column an attribute, unless `columns` says otherwise. An attribute that is blank on
 * all rows of a participant is missing. Documents are linked, and then every document's speakers as far as the rules
 * go. Rows are judged before anything is made: where all are refused, nothing is.
 */
export function importParticipants(
  tx: Writer,
  input: Input<'participant.import'>,
  act: Act,
): Done<ParticipantImport> {
  const csv = readCsv(input.bytes, input.encoding);
  const table = participantTable(tx, csv, rolesOf(csv, input.columns));
  const { people, refused, columns } = table;
  strictly(input.strict, refused);
  const tally: Tally = { linked: 0, cleared: 0, unmatched: new Set(), spellings: new Map() };
  const made = people.length === 0 ? knownOnes(columns) : attributesMade(tx, table, act);
  if (people.length > 0) writePeople(tx, people, made, tally, act);
  return done(`Imported ${counted(people.length, 'participant')}`, {
    imported: people.length,
    refused,
    encoding: csv.encoding,
    attributes: columns
      .filter(({ header }) => made.has(header))
      .map(({ name, type, known }) => ({ name, type, created: known === null })),
    linked: tally.linked,
    unmatched: [...tally.unmatched],
    cleared: tally.cleared,
    spellings: [...tally.spellings],
  });
}

/** The attributes of columns by header, without the new ones. */
function knownOnes(columns: readonly AttributeColumn[]): Map<string, Attribute> {
  return new Map(columns.flatMap(({ header, known }) => (known === null ? [] : [[header, known]])));
}

/** The attribute of each column by header, the new ones made. */
function attributesMade(tx: Writer, { csv, columns }: ParticipantTable, act: Act): Map<string, Attribute> {
  for (const { header, name, type, known } of columns) {
    if (known !== null) continue;
    const id = newAttribute(tx, { name, scope: 'participant', type, multiple: false }, act);
    if (type === 'choice') replaceChoices(tx, id, choicesIn(enteredIn(csv, header)), act);
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

function writePeople(
  tx: Writer,
  people: readonly Person[],
  columns: Map<string, Attribute>,
  tally: Tally,
  act: Act,
): void {
  const all = documents(tx);
  const known = new Map(participants(tx).map(({ id, name }) => [foldName(name), id]));
  for (const [index, person] of people.entries()) {
    act.progress.step(index, people.length, person.name);
    const participantId = known.get(foldName(person.name)) ?? newParticipant(tx, person.name, act);
    for (const [header, attribute] of columns)
      columns.set(
        header,
        setCell(tx, participantId, attribute, person.filled.get(header)?.text ?? '', tally, act),
      );
    for (const cell of person.documents) linkNamed(tx, cell, participantId, all, tally, act);
  }
  tally.linked += linkDocuments(tx, act);
}

function newParticipant(tx: Writer, name: string, act: Act): ParticipantId {
  const id = act.newId<ParticipantId>();
  insertParticipant(tx, { id, name, createdAt: act.now() });
  return id;
}

/** Gives the attribute as it is afterwards: a choice may have joined it. */
function setCell(
  tx: Writer,
  participantId: ParticipantId,
  attribute: Attribute,
  text: string,
  tally: Tally,
  act: Act,
): Attribute {
  const owner = { participantId, documentId: null };
  const set = setValues(tx, owner, attribute, valuesIn(attribute, text), act);
  if (set.changed && set.values.length === 0) tally.cleared += 1;
  if (attribute.type === 'choice')
    for (const { entered, value } of set.values) if (value !== entered) tally.spellings.set(entered, value);
  return set.attribute;
}

function linkNamed(
  tx: Writer,
  cell: string,
  participantId: ParticipantId,
  all: readonly Document[],
  tally: Tally,
  act: Act,
): void {
  const named = documentsIn(all, cell);
  for (const name of named.unmatched) tally.unmatched.add(name);
  for (const { id: documentId } of named.documents)
    if (linkParticipant(tx, { documentId, participantId }, act.newId)) tally.linked += 1;
}
