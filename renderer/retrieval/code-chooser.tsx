import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { CodeMark } from '../ui/code-mark.tsx';
import { Count } from '../ui/count.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { listKey, optionId, VirtualList, type VirtualListHandle } from '../ui/virtual-list.tsx';
import styles from './code-chooser.module.css';
import { type CodeChoice, foundCodes } from './found-codes.ts';

type CodeChooserProps = {
  /** "Merge into" */
  readonly label: string;
  readonly choices: readonly CodeChoice[];
  /** Where the keys stand; null for nowhere yet. */
  readonly active: CodeChoice | null;
  readonly onActiveChange: (choice: CodeChoice | null) => void;
  /** Enter, or a click. */
  readonly onChoose: (choice: CodeChoice) => void;
  /** Escape leaves at once; without it the field first empties itself. */
  readonly onLeave?: () => void;
};

const ROW = 28;
/** Rows that Page up and Page down go over. */
const PAGE = 8;

/** Codes to search by name or path; the arrow keys work while one types. */
export function CodeChooser(props: CodeChooserProps) {
  const { label, choices, active, onActiveChange, onChoose } = props;
  const id = useId();
  const [sought, setSought] = useState('');
  const list = useRef<VirtualListHandle>(null);
  const found = useMemo(() => foundCodes(choices, sought), [choices, sought]);
  const index = found.findIndex((choice) => choice.id === active?.id);
  const onKeyDown = useChooserKeys(props, found, index, (to) => list.current?.scrollTo(to));
  const first = useRef(index);
  useEffect(() => {
    if (first.current > 0) list.current?.scrollTo(first.current);
  }, []);
  return (
    <div className={styles.chooser} onKeyDownCapture={onKeyDown}>
      <SearchField
        label={label}
        placeholder="Type a code’s name"
        value={sought}
        onChange={(text) => {
          setSought(text);
          onActiveChange(foundCodes(choices, text)[0] ?? null);
          list.current?.scrollTo(0);
        }}
        autoFocus
        aria-controls={id}
        {...(index < 0 ? {} : { 'aria-activedescendant': optionId(id, index) })}
      />
      <div className={styles.list}>
        <VirtualList
          ref={list}
          id={id}
          label={label}
          items={found}
          keyOf={(choice) => choice.id ?? 'top'}
          rowHeight={ROW}
          active={index}
          onActiveChange={(at) => onActiveChange(found[at] ?? null)}
          onAction={onChoose}
          isSelected={(choice) => choice.id === active?.id}
          takesFocus={false}
          renderItem={(choice) => <ChoiceRow choice={choice} />}
        />
        {found.length === 0 && <p className={styles.none}>No code of that name</p>}
      </div>
    </div>
  );
}

function useChooserKeys(
  { active, onActiveChange, onChoose, onLeave }: CodeChooserProps,
  found: readonly CodeChoice[],
  index: number,
  scrollTo: (index: number) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    // Home and End are the text field's own.
    const isTextKey = event.key === 'Home' || event.key === 'End';
    const to = isTextKey ? null : listKey(event.key, index, found.length, PAGE);
    if (event.key === 'Escape' && onLeave) onLeave();
    else if (event.key === 'Enter' && active !== null) onChoose(active);
    else if (to === null) return;
    else {
      const next = Math.min(Math.max(to, 0), found.length - 1);
      onActiveChange(found[next] ?? null);
      scrollTo(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
}

function ChoiceRow({ choice: { code, name } }: { readonly choice: CodeChoice }) {
  if (code === null) return <span className={styles.name}>{name}</span>;
  const above = code.path.slice(0, Math.max(0, code.path.lastIndexOf(' > ')));
  return (
    <>
      <CodeMark color={code.look.color} pattern={code.look.pattern} />
      <span className={styles.name} title={code.path}>
        {name}
        {code.level > 1 && <span className={styles.above}> {above}</span>}
      </span>
      <Count value={code.segments_subtree} of="segments" />
    </>
  );
}
