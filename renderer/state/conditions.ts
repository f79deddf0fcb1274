import { partOf, textIn } from './parts.ts';

/** An attribute by id has this value; null stands for "not recorded". */
export type Condition = { readonly attribute: string; readonly value: string | null };

export function conditionsIn(kept: unknown, key: string): readonly Condition[] {
  const part = partOf(kept, key);
  if (!Array.isArray(part)) return [];
  return part.flatMap((condition) => {
    const attribute = textIn(condition, 'attribute');
    return attribute === null ? [] : [{ attribute, value: textIn(condition, 'value') }];
  });
}

/** Conditions with one added or, where it is there already, taken out. */
export function toggledCondition(where: readonly Condition[], one: Condition): readonly Condition[] {
  const isSame = (other: Condition) => other.attribute === one.attribute && other.value === one.value;
  return where.some(isSame) ? where.filter((other) => !isSame(other)) : [...where, one];
}
