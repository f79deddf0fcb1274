import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { listKey, optionId, VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import styles from './code-chooser.module.css';
import { foundCodes } from './found-codes.ts';

type CodeChooserProps = {
  readonly codes: readonly CodeView[];
  /** The code that the segment has now. */
  readonly current: string;
  readonly onChoose: (code: CodeView) => void;
  /** Escape leaves at once; the search field alone would first empty itself. */
  readonly onLeave: () => void;
};

const ROW = 28;
/** Rows that Page up and Page down go over. */
const PAGE = 8;

/** Another code for a segment, found by typing; the arrow keys work while one types. */
export function CodeChooser({ codes, current, onChoose, onLeave }: CodeChooserProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<VirtualListHandle>(null);
  const found = useMemo(() => foundCodes(codes, query), [codes, query]);
  const onKeyDown = (event: KeyboardEvent) => {
    const isTextKey = event.key === 'Home' || event.key === 'End';
    const to = isTextKey ? null : listKey(event.key, active, found.length, PAGE);
    const chosen = found[active];
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
    else if (to === null) return;
    else {
      const next = Math.min(Math.max(to, 0), found.length - 1);
      setActive(next);
      list.current?.scrollTo(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.chooser} onKeyDownCapture={onKeyDown}>
      <SearchField
        label="Another code"
        placeholder="Type a code’s name"
        value={query}
        onChange={(typed) => {
          setQuery(typed);
          setActive(0);
        }}
        autoFocus
        aria-controls={id}
        {...(found.length === 0 ? {} : { 'aria-activedescendant': optionId(id, active) })}
      />
      <div className={styles.list}>
        <VirtualList
          ref={list}
          id={id}
          label="Codes"
          items={found}
          keyOf={(code) => code.id}
          rowHeight={ROW}
          active={active}
          onActiveChange={setActive}
          onAction={onChoose}
          isSelected={(code) => code.id === current}
          takesFocus={false}
          renderItem={(code) => <CodeRow code={code} />}
        />
        {found.length === 0 && <p className={styles.none}>No code of that name</p>}
      </div>
    </div>
  );
}

function CodeRow({ code: { look, name, path, level } }: { readonly code: CodeView }) {
  return (
    <>
      <CodeMark color={look.color} pattern={look.pattern} />
      <span className={styles.name} title={path}>
        {name}
        {level > 1 && <span className={styles.above}> {path.slice(0, path.lastIndexOf(' > '))}</span>}
      </span>
    </>
  );
}
