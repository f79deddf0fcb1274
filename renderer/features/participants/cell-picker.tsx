import type { AttributeView } from '../../../src/contract/views.ts';
import { type PickedBy, ValuePicker } from '../../ui/value-picker.tsx';
import type { EditorEnd } from './cell-editor.tsx';
import { countsOf } from './column-summary.ts';
import { NOT_RECORDED, shownValue } from './entered-values.ts';
import { type GridRow, valuesOf } from './grid-data.ts';
import type { Changes } from './use-changes.ts';

type CellPickerProps = {
  readonly row: GridRow;
  readonly attribute: AttributeView;
  readonly rows: readonly GridRow[];
  readonly typed: string | null;
  readonly changes: Changes;
  readonly onEnd: (end: EditorEnd) => void;
};

/** The values of a choice, or yes and no, with how many have each. */
export function CellPicker({ row, attribute, rows, typed, changes, onEnd }: CellPickerProps) {
  const { type, multiple } = attribute;
  const values = valuesOf(row, attribute);
  const counts = new Map(countsOf(attribute, rows).map(({ value, count }) => [value, count]));
  const offered = type === 'boolean' ? ['true', 'false'] : [...counts.keys()];
  const set = (next: readonly string[]) => {
    if (next.join('\n') !== values.join('\n')) void changes.setCell({ row, attribute, values: next });
  };
  const take = (value: string, by: PickedBy) => {
    if (!multiple) set([value]);
    else if (by === 'press' || !values.includes(value))
      set(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
    if (!multiple || by !== 'press') onEnd(endBy(by));
  };
  return (
    <ValuePicker
      label={`${attribute.name} of ${row.name}`}
      options={offered.map((value) => ({
        id: value,
        name: shownValue(type, value),
        note: (counts.get(value) ?? 0).toLocaleString('en-GB'),
      }))}
      chosen={values}
      isMultiple={multiple}
      none={NOT_RECORDED}
      fieldWords={type === 'choice' ? 'Add a value' : 'Find'}
      takesTab
      {...(typed === null ? {} : { typed })}
      onChoose={take}
      onNone={(by) => {
        set([]);
        onEnd(endBy(by));
      }}
      {...(type === 'choice' ? { onAdd: take } : {})}
    />
  );
}

function endBy(by: PickedBy): EditorEnd {
  return by === 'press' ? 'stay' : by === 'tab' ? 'right' : 'left';
}
