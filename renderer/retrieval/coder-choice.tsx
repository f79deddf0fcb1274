import type { CoderView } from '../../src/contract/views.ts';
import type { CoderChoice } from '../state/compare.ts';
import { Select } from '../ui/select.tsx';

type CoderSelectProps = {
  readonly coders: readonly CoderView[];
  readonly value: CoderChoice;
  readonly onChange: (coder: CoderChoice) => void;
  /** Offers what every coder agrees on; only counts know it. */
  readonly withAll?: boolean;
  readonly labelPlace?: 'prefix' | 'above';
};

/** Whose coding is meant. */
export function CoderSelect({
  coders,
  value,
  onChange,
  withAll = false,
  labelPlace = 'prefix',
}: CoderSelectProps) {
  const options = [
    { id: 'any', name: 'any' },
    ...(withAll ? [{ id: 'all', name: 'all agree' }] : []),
    ...coders.map(({ id, name, segments }) => ({ id, name, note: segments.toLocaleString('en-GB') })),
  ];
  const chosen = options.some(({ id }) => id === value) ? value : 'any';
  return (
    <Select label="Coder" labelPlace={labelPlace} options={options} value={chosen} onChange={onChange} />
  );
}
