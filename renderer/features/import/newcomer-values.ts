import type { AttributeView } from '../../../src/contract/views.ts';
import { canonicalValue } from '../../../src/domain/attribute.ts';
import { foldName } from '../../../src/domain/name.ts';
import type { NewcomerValues } from '../../state/importing.ts';

/** Whether something typed for one of these people does not fit its attribute's type. */
export function hasWrongValue(
  people: readonly string[],
  values: { readonly [foldedName: string]: NewcomerValues },
  attributes: readonly Pick<AttributeView, 'id' | 'type'>[],
): boolean {
  return people.some((name) =>
    Object.entries(values[foldName(name)] ?? {}).some(([id, entered]) => {
      const type = attributes.find((attribute) => attribute.id === id)?.type ?? 'text';
      return entered.some((value) => !canonicalValue(type, value).ok);
    }),
  );
}
