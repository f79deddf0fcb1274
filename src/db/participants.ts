import type { AttributeId, DocumentId, ParticipantId } from '../domain/ids.ts';
import type { Participant } from '../domain/participant.ts';
import { instantOf } from '../kernel/clock.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Reader, Writer } from './connection.ts';

type ParticipantRow = { id: string; name: string; created_at: number };

/** Every participant, in the order in which they came. */
export function participants(db: Reader): readonly Participant[] {
  return db
    .prepare<[], ParticipantRow>('SELECT id, name, created_at FROM participant ORDER BY created_at, id')
    .all()
    .map((row) => ({ id: row.id as ParticipantId, name: row.name, createdAt: instantOf(row.created_at) }));
}

export function insertParticipant(tx: Writer, participant: Participant): void {
  tx.prepare('INSERT INTO participant (id, name, created_at) VALUES (?, ?, ?)').run(
    participant.id,
    participant.name,
    participant.createdAt,
  );
}

export function renameParticipant(tx: Writer, id: ParticipantId, name: string): void {
  tx.prepare('UPDATE participant SET name = ? WHERE id = ?').run(name, id);
}

/** Takes a participant away; their speakers stay, linked to nobody. */
export function deleteParticipant(tx: Writer, id: ParticipantId): void {
  tx.prepare('UPDATE speaker SET participant_id = NULL WHERE participant_id = ?').run(id);
  for (const table of ['attribute_value', 'document_participant', 'memo']) {
    tx.prepare(`DELETE FROM ${table} WHERE participant_id = ?`).run(id);
  }
  tx.prepare('DELETE FROM participant WHERE id = ?').run(id);
}

export type Link = { readonly documentId: DocumentId; readonly participantId: ParticipantId };

/** Who takes part in which document, in the order in which they were linked. */
export function links(db: Reader): readonly Link[] {
  return db
    .prepare<[], { document_id: string; participant_id: string }>(
      'SELECT document_id, participant_id FROM document_participant ORDER BY id',
    )
    .all()
    .map((row) => ({
      documentId: row.document_id as DocumentId,
      participantId: row.participant_id as ParticipantId,
    }));
}

export function linkedTo(db: Reader, documentId: DocumentId): readonly ParticipantId[] {
  return db
    .prepare<[string], { participant_id: string }>(
      'SELECT participant_id FROM document_participant WHERE document_id = ? ORDER BY id',
    )
    .all(documentId)
    .map((row) => row.participant_id as ParticipantId);
}

/** Links a participant to a document; false where they were linked already. */
export function linkParticipant(
  tx: Writer,
  { documentId, participantId }: Link,
  newId: Ports['newId'],
): boolean {
  const { changes } = tx
    .prepare(
      'INSERT INTO document_participant (id, document_id, participant_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    )
    .run(newId(), documentId, participantId);
  return changes > 0;
}

export function unlinkParticipant(tx: Writer, { documentId, participantId }: Link): void {
  tx.prepare('UPDATE speaker SET participant_id = NULL WHERE document_id = ? AND participant_id = ?').run(
    documentId,
    participantId,
  );
  tx.prepare('DELETE FROM document_participant WHERE document_id = ? AND participant_id = ?').run(
    documentId,
    participantId,
  );
}

export type OwnedValue = {
  readonly attributeId: AttributeId;
  readonly participantId: ParticipantId | null;
  readonly documentId: DocumentId | null;
  readonly entered: string;
  readonly value: string;
};

type ValueRow = {
  attribute_id: string;
  participant_id: string | null;
  document_id: string | null;
  entered: string;
  value: string;
};

/** Every attribute value, the values of one owner and attribute in their order. */
export function attributeValues(db: Reader): readonly OwnedValue[] {
  return db
    .prepare<[], ValueRow>(`
      SELECT attribute_id, participant_id, document_id, entered, value FROM attribute_value
       ORDER BY attribute_id, participant_id, document_id, position`)
    .all()
    .map((row) => ({
      attributeId: row.attribute_id as AttributeId,
      participantId: row.participant_id as ParticipantId | null,
      documentId: row.document_id as DocumentId | null,
      entered: row.entered,
      value: row.value,
    }));
}

export type ValueOwner =
  | { readonly participantId: ParticipantId; readonly documentId: null }
  | { readonly participantId: null; readonly documentId: DocumentId };

/** Gives an owner exactly these values of an attribute, none for missing. Rows that are right already stay. */
export function setAttributeValues(
  tx: Writer,
  owner: ValueOwner,
  attributeId: AttributeId,
  values: readonly { readonly entered: string; readonly value: string }[],
  newId: Ports['newId'],
): boolean {
  const column = owner.participantId === null ? 'document_id' : 'participant_id';
  const ownerId = owner.participantId ?? owner.documentId;
  const present = tx
    .prepare<[string, string], { id: string; entered: string; value: string }>(
      `SELECT id, entered, value FROM attribute_value WHERE ${column} = ? AND attribute_id = ? ORDER BY position`,
    )
    .all(ownerId, attributeId);
  let changed = false;
  values.forEach(({ entered, value }, position) => {
    const row = present[position];
    if (row?.entered === entered && row.value === value) return;
    changed = true;
    if (row !== undefined) {
      tx.prepare('UPDATE attribute_value SET entered = ?, value = ? WHERE id = ?').run(
        entered,
        value,
        row.id,
      );
      return;
    }
    tx.prepare(
      `INSERT INTO attribute_value (id, attribute_id, ${column}, entered, value, position) VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(newId(), attributeId, ownerId, entered, value, position);
  });
  for (const row of present.slice(values.length)) {
    changed = true;
    tx.prepare('DELETE FROM attribute_value WHERE id = ?').run(row.id);
  }
  return changed;
}
