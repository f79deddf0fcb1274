import type { AttributeView } from '../../src/contract/views.ts';
import type { Condition } from '../state/conditions.ts';

/** A condition as its chip says it: "profession: Nurse". */
export function conditionInWords(
  { attribute, value }: Condition,
  attributes: readonly AttributeView[],
): string {
  const name = attributes.find(({ id }) => id === attribute)?.name ?? 'attribute';
  return `${name}: ${value ?? 'Not recorded'}`;
}
