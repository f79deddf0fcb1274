import type { AttributeView } from '../../src/contract/views.ts';

const MOST = 2;

/** The attributes that best tell a speaker from another at a glance, by name: choices and words before numbers. */
export function leadAttributes(
  attributes: readonly AttributeView[],
  leftOut: readonly string[] = [],
): readonly string[] {
  const rest = attributes.filter(({ id, scope }) => scope === 'participant' && !leftOut.includes(id));
  const isWord = ({ type }: AttributeView) => type === 'choice' || type === 'text';
  return [...rest.filter(isWord), ...rest.filter((one) => !isWord(one))]
    .slice(0, MOST)
    .map(({ name }) => name);
}
