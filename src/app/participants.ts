import { wordsByParticipant } from '../analysis/coded-words.ts';
import type { Input } from '../contract/contract.ts';
import type { AttributeView, ParticipantView } from '../contract/views.ts';
import {
  attributes,
  deleteAttribute,
  insertAttribute,
  setChoices,
  updateAttribute,
} from '../db/attributes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { documents } from '../db/documents.ts';
import {
  attributeValues,
  deleteParticipant,
  insertParticipant,
  linkParticipant,
  links,
  participants,
  renameParticipant,
  setAttributeValues,
  unlinkParticipant,
  type ValueOwner,
} from '../db/participants.ts';
import { type Attribute, type AttributeType, canonicalValue, choiceSpelled } from '../domain/attribute.ts';
import type { Corpus } from '../domain/columns.ts';
import type { AttributeId, ParticipantId } from '../domain/ids.ts';
import { nameOf, sameName } from '../domain/name.ts';
import { keysAfter } from '../domain/position.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { type Act, type Done, done } from './done.ts';
import { linkDocument, linkDocuments } from './linking.ts';
import { attributeMeant, documentMeant, participantMeant } from './references.ts';
import type { Reports } from './reports.ts';

/** Every participant with what is recorded of them, and how much they say. */
export function listParticipants(db: Reader, reports: Reports): readonly ParticipantView[] {
  const said = wordsSaid(reports.corpus());
  const documentNames = new Map(documents(db).map(({ id, name }) => [id, name]));
  const attributeNames = new Map(attributes(db).map(({ id, name }) => [id, name]));
  const linked = Map.groupBy(links(db), ({ participantId }) => participantId);
  const values = Map.groupBy(attributeValues(db), ({ participantId }) => participantId);
  return participants(db).map(({ id, name }) => {
    const own = Map.groupBy(values.get(id) ?? [], ({ attributeId }) => attributeNames.get(attributeId) ?? '');
    return {
      id,
      name,
      documents: (linked.get(id) ?? []).map(({ documentId }) => documentNames.get(documentId) ?? ''),
      attributes: Object.fromEntries(
        [...own].map(([attribute, rows]) => [attribute, rows.map(({ value }) => value)]),
      ),
      ...(said.get(id) ?? { words: 0, words_coded: 0 }),
    };
  });
}

function wordsSaid(
  corpus: Corpus,
): ReadonlyMap<ParticipantId, Pick<ParticipantView, 'words' | 'words_coded'>> {
  const { spoken, coded } = wordsByParticipant(corpus);
  return new Map(
    corpus.participants.map(({ id }, index) => [
      id,
      { words: spoken[index] ?? 0, words_coded: coded[index] ?? 0 },
    ]),
  );
}

export function createParticipant(
  tx: Writer,
  input: Input<'participant.create'>,
  act: Act,
): Done<{ readonly id: string }> {
  const name = freeParticipantName(tx, input.name, null);
  const id = act.newId<ParticipantId>();
  insertParticipant(tx, { id, name, createdAt: act.now() });
  linkDocuments(tx, act);
  return done(`Added participant ${name}`, { id });
}

export function renameOneParticipant(tx: Writer, input: Input<'participant.rename'>): Done<null> {
  const participant = participantMeant(tx, input.participant);
  const name = freeParticipantName(tx, input.name, participant.id);
  renameParticipant(tx, participant.id, name);
  return done(`Renamed participant ${participant.name} to ${name}`, null);
}

function freeParticipantName(tx: Writer, wanted: string, own: ParticipantId | null): string {
  const name = orRefuse(nameOf(wanted), { name: wanted });
  if (participants(tx).some((other) => other.id !== own && sameName(other.name, name)))
    refuse('NAME_TAKEN', { name });
  return name;
}

export function deleteOneParticipant(tx: Writer, input: Input<'participant.delete'>): Done<null> {
  const participant = participantMeant(tx, input.participant);
  deleteParticipant(tx, participant.id);
  return done(`Deleted participant ${participant.name}`, null);
}

export function linkOne(tx: Writer, input: Input<'participant.link'>, act: Act): Done<null> {
  const participant = participantMeant(tx, input.participant);
  const document = documentMeant(tx, input.document);
  linkParticipant(tx, { documentId: document.id, participantId: participant.id }, act.newId);
  linkDocument(tx, document.id, act);
  return done(`Linked ${participant.name} to ${document.name}`, null);
}

export function unlinkOne(tx: Writer, input: Input<'participant.unlink'>): Done<null> {
  const participant = participantMeant(tx, input.participant);
  const document = documentMeant(tx, input.document);
  unlinkParticipant(tx, { documentId: document.id, participantId: participant.id });
  return done(`Unlinked ${participant.name} from ${document.name}`, null);
}

export function listAttributes(db: Reader): readonly AttributeView[] {
  return attributes(db).map(({ id, name, scope, type, multiple, choices }) => ({
    id,
    name,
    scope,
    type,
    multiple,
    choices,
  }));
}

export function createAttribute(
  tx: Writer,
  input: Input<'attribute.create'>,
  act: Act,
): Done<{ readonly id: string }> {
  const name = freeAttributeName(tx, input.name, null);
  const id = newAttribute(
    tx,
    { name, scope: input.scope, type: input.type, multiple: input.multiple ?? false },
    act,
  );
  if (input.choices !== undefined) replaceChoices(tx, id, choicesMeant(input.type, input.choices), act);
  return done(`Added attribute ${name}`, { id });
}

/** Choices as they are kept, each once however it is cased. */
function choicesMeant(type: AttributeType, entered: readonly string[]): readonly string[] {
  if (type !== 'choice' && entered.length > 0)
    refuse('INVALID_INPUT', { issues: [`choices: an attribute of type ${type} has none`] });
  const names = entered.map((choice) => orRefuse(nameOf(choice), { name: choice }));
  return names.filter((name, index) => names.findIndex((other) => sameName(other, name)) === index);
}

/** Adds an attribute behind the others. */
export function newAttribute(
  tx: Writer,
  attribute: Pick<Attribute, 'name' | 'scope' | 'type' | 'multiple'>,
  { newId }: Act,
): AttributeId {
  const id = newId<AttributeId>();
  const [position = ''] = keysAfter(attributes(tx).at(-1)?.position ?? null, 1);
  insertAttribute(tx, { ...attribute, id, position });
  return id;
}

export function replaceChoices(
  tx: Writer,
  id: AttributeId,
  choices: readonly string[],
  { newId }: Act,
): void {
  setChoices(tx, id, choices, keysAfter(null, choices.length), newId);
}

function freeAttributeName(tx: Writer, wanted: string, own: AttributeId | null): string {
  const name = orRefuse(nameOf(wanted), { name: wanted });
  if (attributes(tx).some((other) => other.id !== own && sameName(other.name, name)))
    refuse('NAME_TAKEN', { name });
  return name;
}

/** Renames, retypes or reorders the choices of an attribute. A type that a value does not fit is refused. */
export function changeAttribute(tx: Writer, input: Input<'attribute.update'>, act: Act): Done<null> {
  const attribute = attributeMeant(tx, input.attribute);
  const name = input.name === undefined ? attribute.name : freeAttributeName(tx, input.name, attribute.id);
  const type = input.type ?? attribute.type;
  updateAttribute(tx, attribute.id, name, type);
  if (type !== attribute.type) retype(tx, attribute, type, act);
  if (type === 'choice') {
    const used = attributeValues(tx)
      .filter(({ attributeId }) => attributeId === attribute.id)
      .map(({ value }) => value);
    const wanted = input.choices === undefined ? attribute.choices : choicesMeant(type, input.choices);
    const spelled = wanted.map((choice) => choiceSpelled(used, choice) ?? choice);
    replaceChoices(tx, attribute.id, [...new Set([...spelled, ...used])], act);
  } else if (attribute.choices.length > 0) replaceChoices(tx, attribute.id, [], act);
  return done(`Changed attribute ${name}`, null);
}

function retype(tx: Writer, attribute: Attribute, type: AttributeType, { newId }: Act): void {
  const own = attributeValues(tx).filter(({ attributeId }) => attributeId === attribute.id);
  for (const rows of Map.groupBy(
    own,
    ({ participantId, documentId }) => participantId ?? documentId,
  ).values()) {
    const [first] = rows;
    if (first === undefined) continue;
    const values = rows.map(({ entered }) => ({
      entered,
      value: orRefuse(canonicalValue(type, entered), { entered, type, attribute: attribute.name }),
    }));
    setAttributeValues(tx, first as ValueOwner, attribute.id, values, newId);
  }
}

export function deleteOneAttribute(tx: Writer, input: Input<'attribute.delete'>): Done<null> {
  const attribute = attributeMeant(tx, input.attribute);
  deleteAttribute(tx, attribute.id);
  return done(`Deleted attribute ${attribute.name}`, null);
}
