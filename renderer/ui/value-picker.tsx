import { Check, Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { foldText } from '../../src/domain/folded-text.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import option from './option.module.css';
import styles from './value-picker.module.css';
import { listKey } from './virtual-list.tsx';

export type PickerOption = {
  readonly id: string;
  readonly name: string;
  /** A figure or a quiet word at the end. */
  readonly note?: string;
};

/** How a value was chosen: Tab chooses and goes on. */
export type PickedBy = 'press' | 'tab' | 'shift tab';

type ValuePickerProps = {
  /** Names what is chosen: "Site of N04". */
  readonly label: string;
  readonly options: readonly PickerOption[];
  /** Ids of what is ticked. */
  readonly chosen: readonly string[];
  /** The row that takes the value away: "Not recorded". */
  readonly none?: string;
  /** What stands in the field: "Add a value". Where nothing can be added, "Find". */
  readonly fieldWords: string;
  /** Several may be ticked. */
  readonly isMultiple?: boolean;
  /** Tab chooses and leaves, as in a spreadsheet; else it moves the focus as everywhere. */
  readonly takesTab?: boolean;
  /** What has been typed already, on the way here. */
  readonly typed?: string;
  readonly onChoose: (id: string, by: PickedBy) => void;
  readonly onNone?: (by: PickedBy) => void;
  /** Words that are no option yet. */
  readonly onAdd?: (words: string, by: PickedBy) => void;
};

type Row =
  | { readonly kind: 'option'; readonly option: PickerOption }
  | { readonly kind: 'none'; readonly words: string }
  | { readonly kind: 'add'; readonly words: string };

/** So many rows are offered at once; typing finds the others. */
const MOST_ROWS = 200;
const PAGE = 8;

/** One or several of many values, found or added by typing. For a popover: it has the focus while it is there. */
export function ValuePicker(props: ValuePickerProps) {
  const { label, options, chosen, none, fieldWords, isMultiple = false, onChoose, onNone, onAdd } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(props.typed ?? '');
  const rows = useMemo(
    () => rowsFor(options, typed, none, onAdd !== undefined),
    [options, typed, none, onAdd],
  );
  const ticked = rows.findIndex((row) => row.kind === 'option' && chosen.includes(row.option.id));
  const [active, setActive] = useState(Math.max(ticked, 0));
  const at = Math.min(active, rows.length - 1);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const take = (row: Row | undefined, by: PickedBy) => {
    if (row?.kind === 'option') onChoose(row.option.id, by);
    if (row?.kind === 'none') onNone?.(by);
    if (row?.kind === 'add') onAdd?.(row.words, by);
    if (isMultiple && by === 'press') setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isTextKey = event.key === 'Home' || event.key === 'End';
    const to = isTextKey ? null : listKey(event.key, at, rows.length, PAGE);
    if (event.nativeEvent.isComposing) return;
    if (to !== null) setActive(Math.min(Math.max(to, 0), rows.length - 1));
    else if (event.key === 'Enter') take(rows[at], 'press');
    else if (event.key === 'Tab' && props.takesTab) take(rows[at], event.shiftKey ? 'shift tab' : 'tab');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.picker}>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMultiple}
        tabIndex={-1}
        className={styles.list}
      >
        {rows.map((row, index) => (
          <PickerRow
            key={row.kind === 'option' ? row.option.id : `${row.kind} row`}
            id={`${id}-${index}`}
            row={row}
            isActive={index === at}
            isTicked={
              row.kind === 'option'
                ? chosen.includes(row.option.id)
                : row.kind === 'none' && chosen.length === 0
            }
            onPoint={() => setActive(index)}
            onPress={() => take(row, 'press')}
          />
        ))}
      </div>
      {rows.length === 0 && <p className={option.none}>Nothing of that name</p>}
      <div className={styles.field}>
        <Icon of={Plus} />
        <input
          // biome-ignore lint/a11y/noAutofocus: it opens on request, and typing goes here
          autoFocus
          role="combobox"
          aria-label={`${label}: ${fieldWords.toLowerCase()}`}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          {...(at < 0 ? {} : { 'aria-activedescendant': `${id}-${at}` })}
          className={styles.input}
          placeholder={fieldWords}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}

type PickerRowProps = {
  readonly id: string;
  readonly row: Row;
  readonly isActive: boolean;
  readonly isTicked: boolean;
  readonly onPoint: () => void;
  readonly onPress: () => void;
};

function PickerRow({ id, row, isActive, isTicked, onPoint, onPress }: PickerRowProps) {
  const name = row.kind === 'option' ? row.option.name : row.words;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys of all options
    <div
      id={id}
      role="option"
      aria-selected={isTicked}
      className={classNames(
        option.option,
        styles.row,
        isActive && styles.active,
        row.kind !== 'option' && styles.quiet,
      )}
      // Pressing a row must not take the focus from the field.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={onPoint}
      onClick={onPress}
    >
      <span className={option.picture}>
        {row.kind === 'add' && <Icon of={Plus} />}
        {row.kind !== 'add' && isTicked && <Icon of={Check} />}
      </span>
      <span className={option.words} title={name}>
        {row.kind === 'add' ? `Add “${name}”` : name}
      </span>
      {row.kind === 'option' && row.option.note !== undefined && (
        <span className={option.note}>{row.option.note}</span>
      )}
    </div>
  );
}

/** What fits the letters typed: names that begin so first; what is no name yet can be added. */
function rowsFor(
  options: readonly PickerOption[],
  typed: string,
  none: string | undefined,
  canAdd: boolean,
): readonly Row[] {
  const words = typed.trim();
  const asRow = (one: PickerOption): Row => ({ kind: 'option', option: one });
  const nothing: readonly Row[] = none === undefined ? [] : [{ kind: 'none', words: none }];
  if (words === '') return [...options.slice(0, MOST_ROWS).map(asRow), ...nothing];
  const wanted = foldText(words).folded;
  const folded = options.map((one) => ({ one, name: foldText(one.name).folded }));
  const found = [
    ...folded.filter(({ name }) => name.startsWith(wanted)),
    ...folded.filter(({ name }) => !name.startsWith(wanted) && name.includes(wanted)),
  ];
  const isThere = folded.some(({ name }) => name === wanted);
  const add: readonly Row[] = canAdd && !isThere ? [{ kind: 'add', words }] : [];
  return [...found.slice(0, MOST_ROWS).map(({ one }) => asRow(one)), ...add];
}
