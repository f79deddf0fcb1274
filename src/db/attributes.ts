import type { Attribute, AttributeScope, AttributeType } from '../domain/attribute.ts';
import type { AttributeId } from '../domain/ids.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Reader, Writer } from './connection.ts';

type AttributeRow = {
  id: string;
  name: string;
  scope: AttributeScope;
  type: AttributeType;
  multiple: number;
  position: string;
};

/** Every attribute with its choices, in their order. */
export function attributes(db: Reader): readonly Attribute[] {
  const choices = db
    .prepare<[], { attribute_id: string; value: string }>(
      'SELECT attribute_id, value FROM attribute_choice ORDER BY attribute_id, position, id',
    )
    .all();
  const byAttribute = Map.groupBy(choices, (choice) => choice.attribute_id);
  return db
    .prepare<[], AttributeRow>(
      'SELECT id, name, scope, type, multiple, position FROM attribute ORDER BY position, id',
    )
    .all()
    .map((row) => ({
      id: row.id as AttributeId,
      name: row.name,
      scope: row.scope,
      type: row.type,
      multiple: row.multiple === 1,
      position: row.position,
      choices: (byAttribute.get(row.id) ?? []).map((choice) => choice.value),
    }));
}

export function insertAttribute(tx: Writer, attribute: Omit<Attribute, 'choices'>): void {
  tx.prepare(
    'INSERT INTO attribute (id, name, scope, type, multiple, position) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(
    attribute.id,
    attribute.name,
    attribute.scope,
    attribute.type,
    attribute.multiple ? 1 : 0,
    attribute.position,
  );
}

export function updateAttribute(tx: Writer, id: AttributeId, name: string, type: AttributeType): void {
  tx.prepare('UPDATE attribute SET name = ?, type = ? WHERE id = ?').run(name, type, id);
}

export function deleteAttribute(tx: Writer, id: AttributeId): void {
  for (const table of ['attribute_value', 'attribute_choice']) {
    tx.prepare(`DELETE FROM ${table} WHERE attribute_id = ?`).run(id);
  }
  tx.prepare('DELETE FROM attribute WHERE id = ?').run(id);
}

/** Gives an attribute exactly these choices in this order; `positions` are their fractional keys. */
export function setChoices(
  tx: Writer,
  id: AttributeId,
  choices: readonly string[],
  positions: readonly string[],
  newId: Ports['newId'],
): void {
  const present = tx
    .prepare<[string], { id: string; value: string }>(
      'SELECT id, value FROM attribute_choice WHERE attribute_id = ?',
    )
    .all(id);
  const known = new Map(present.map((row) => [row.value, row.id]));
  for (const row of present) {
    if (!choices.includes(row.value)) tx.prepare('DELETE FROM attribute_choice WHERE id = ?').run(row.id);
  }
  choices.forEach((value, index) => {
    const position = positions[index] ?? '';
    const rowId = known.get(value);
    if (rowId !== undefined)
      tx.prepare('UPDATE attribute_choice SET position = ? WHERE id = ?').run(position, rowId);
    else
      tx.prepare('INSERT INTO attribute_choice (id, attribute_id, value, position) VALUES (?, ?, ?, ?)').run(
        newId(),
        id,
        value,
        position,
      );
  });
}
