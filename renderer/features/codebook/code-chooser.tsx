import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { Count } from '../../ui/count.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { listKey, optionId, VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { folded } from './code-book.ts';
import styles from './code-chooser.module.css';

/** A code to choose; null stands for the top, among the themes. */
export type Choice = { readonly id: string | null; readonly name: string; readonly code: CodeView | null };

type CodeChooserProps = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly active: Choice | null;
  readonly onActiveChange: (choice: Choice | null) => void;
  /** Enter, or a click. */
  readonly onChoose: (choice: Choice) => void;
};

const ROW = 28;
/** Rows that Page up and Page down go over. */
const PAGE = 8;

/** Codes to search by name or path; the arrow keys work while typing. */
export function CodeChooser({ label, choices, active, onActiveChange, onChoose }: CodeChooserProps) {
  const id = useId();
  const [sought, setSought] = useState('');
  const list = useRef<VirtualListHandle>(null);
  const found = useMemo(() => choicesFor(choices, sought), [choices, sought]);
  const index = found.findIndex((choice) => choice.id === active?.id);
  const search = (text: string) => {
    setSought(text);
    onActiveChange(choicesFor(choices, text)[0] ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to =
      event.key === 'Home' || event.key === 'End' ? null : listKey(event.key, index, found.length, PAGE);
    if (event.key === 'Enter' && active !== null) onChoose(active);
    else if (to === null) return;
    else {
      const next = Math.min(Math.max(to, 0), found.length - 1);
      onActiveChange(found[next] ?? null);
      list.current?.scrollTo(next);
    }
    event.preventDefault();
  };
  return (
    <div className={styles.chooser} onKeyDownCapture={onKeyDown}>
      <SearchField
        label={label}
        placeholder="Search codes"
        value={sought}
        onChange={search}
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

function ChoiceRow({ choice: { code, name } }: { readonly choice: Choice }): ReactNode {
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

/** Names that begin with what was typed come first, then other names, then paths. */
function choicesFor(choices: readonly Choice[], text: string): readonly Choice[] {
  const sought = folded(text);
  if (sought === '') return choices;
  const rank = ({ name, code }: Choice): number => {
    const folds = folded(name);
    if (folds.startsWith(sought)) return 0;
    if (folds.includes(sought)) return 1;
    return code !== null && folded(code.path).includes(sought) ? 2 : 3;
  };
  return choices
    .map((choice) => ({ choice, at: rank(choice) }))
    .filter(({ at }) => at < 3)
    .sort((one, other) => one.at - other.at)
    .map(({ choice }) => choice);
}
