import type { Input } from '../contract/contract.ts';
import type { CellsSet } from '../contract/views.ts';
import { attributes } from '../db/attributes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { documents } from '../db/documents.ts';
import { participants, setAttributeValues, type ValueOwner } from '../db/participants.ts';
import { type Attribute, canonicalValue, choiceSpelled } from '../domain/attribute.ts';
import { orRefuse, Refusal, refuse } from '../kernel/errors.ts';
import { type Act, counted, type Done, done } from './done.ts';
import { replaceChoices } from './participants.ts';
import { attributeMeant, documentMeant, participantMeant } from './references.ts';

type Cell = Input<'attribute.set'>;
/** Whom a cell belongs to, and their name. */
type Owner = { readonly owner: ValueOwner; readonly name: string };

/** Gives a participant or a document its values of an attribute; none, or nothing but blank ones, means missing. */
export function setOneAttribute(tx: Writer, input: Cell, act: Act): Done<null> {
  const attribute = attributeMeant(tx, input.attribute);
  const { owner, name } = ownerMeant(tx, attribute, input);
  setValues(tx, owner, attribute, input.values, act);
  return done(`Set ${attribute.name} of ${name}`, null);
}

/** The same for many cells in one change. What is refused of one leaves the others as they are. */
export function setManyAttributes(
  tx: Writer,
  { cells }: Input<'attribute.setMany'>,
  act: Act,
): Done<CellsSet> {
  const known = knownIds(tx);
  const touched = new Set<string>();
  const refused: CellsSet['refused'][number][] = [];
  for (const [index, cell] of cells.entries()) {
    act.progress.step(index, cells.length);
    try {
      const attribute = known.attributes.get(cell.attribute) ?? attributeMeant(tx, cell.attribute);
      const { owner } = known.owner(attribute, cell) ?? ownerMeant(tx, attribute, cell);
      known.attributes.set(attribute.id, setValues(tx, owner, attribute, cell.values, act).attribute);
      touched.add(attribute.name);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ cell: index, code: error.code, details: error.details });
    }
  }
  const set = cells.length - refused.length;
  const [only = ''] = touched;
  const of = touched.size === 1 ? only : counted(touched.size, 'attribute');
  return done(`Set ${counted(set, 'value')} of ${of}`, { set, refused });
}

/** Everything by its id: a block pasted into a large table names everybody many times. */
function knownIds(db: Reader) {
  const people = new Map<string, Owner>(
    participants(db).map(({ id, name }) => [id, { owner: { participantId: id, documentId: null }, name }]),
  );
  const texts = new Map<string, Owner>(
    documents(db).map(({ id, name }) => [id, { owner: { participantId: null, documentId: id }, name }]),
  );
  return {
    attributes: new Map<string, Attribute>(attributes(db).map((attribute) => [attribute.id, attribute])),
    owner: ({ scope }: Attribute, cell: Cell): Owner | undefined =>
      scope === 'participant' ? people.get(cell.participant ?? '') : texts.get(cell.document ?? ''),
  };
}

function ownerMeant(db: Reader, { scope }: Attribute, cell: Cell): Owner {
  const reference = scope === 'participant' ? cell.participant : cell.document;
  if (reference === undefined) return refuse('INVALID_INPUT', { issues: [`a ${scope} is needed`] });
  if (scope === 'participant') {
    const { id, name } = participantMeant(db, reference);
    return { owner: { participantId: id, documentId: null }, name };
  }
  const { id, name } = documentMeant(db, reference);
  return { owner: { participantId: null, documentId: id }, name };
}

type TypedValue = { readonly entered: string; readonly value: string };

type ValuesSet = {
  /** With the choices as they are now. */
  readonly attribute: Attribute;
  readonly values: readonly TypedValue[];
  /** Whether the owner had other values before. */
  readonly changed: boolean;
};

/**
 * Gives an owner exactly these values, each meaning once; blank ones do not count. Choices that are new join the
 * choices, behind the others. Refuses before anything is changed.
 */
export function setValues(
  tx: Writer,
  owner: ValueOwner,
  attribute: Attribute,
  written: readonly string[],
  act: Act,
): ValuesSet {
  const entered = written.filter((value) => value.trim() !== '');
  const { name, type, multiple } = attribute;
  if (entered.length > 1 && !multiple)
    refuse('ATTRIBUTE_VALUE_INVALID', { entered: entered.join('; '), type: 'single value', attribute: name });
  const choices = [...attribute.choices];
  const values = entered.map((text) => {
    const value = orRefuse(canonicalValue(type, text), { entered: text, type, attribute: name });
    if (type !== 'choice') return { entered: text, value };
    const known = choiceSpelled(choices, value);
    if (known === undefined) choices.push(value);
    return { entered: text, value: known ?? value };
  });
  if (choices.length > attribute.choices.length) replaceChoices(tx, attribute.id, choices, act);
  const changed = setAttributeValues(tx, owner, attribute.id, eachOnce(values), act.newId);
  return { attribute: { ...attribute, choices }, values, changed };
}

/** The values without those that mean the same as one before them. */
function eachOnce(values: readonly TypedValue[]): readonly TypedValue[] {
  return values.filter(({ value }, index) => values.findIndex((other) => other.value === value) === index);
}
