import { CONTEXTS, type SegmentContext } from '../state/compare.ts';
import { Select } from '../ui/select.tsx';

const OPTIONS = CONTEXTS.map((id) => ({ id, name: id }));

type ContextSelectProps = {
  readonly value: SegmentContext;
  readonly onChange: (context: SegmentContext) => void;
};

/** How much of the transcript stands around each segment. */
export function ContextSelect({ value, onChange }: ContextSelectProps) {
  return <Select label="Context" quiet options={OPTIONS} value={value} onChange={onChange} />;
}
