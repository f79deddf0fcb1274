import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './find-bar.module.css';
import type { Find } from './use-find.ts';

/** Finding words in the transcript: how many places there are, and at which one is. */
export function FindBar({ find }: { readonly find: Find }) {
  const { sought, places, current, typed, gone, ended } = find;
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'F3') gone(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') ended();
    else return;
    event.preventDefault();
  };
  return (
    <search className={styles.bar} data-find="" onKeyDownCapture={pressed}>
      <SearchField
        autoFocus
        label="Find in this transcript"
        value={sought}
        onChange={typed}
        // What was sought before gives way to what is typed.
        onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}
      />
      <span className={styles.count}>{countWords(sought, places.length, current)}</span>
      <IconButton
        name="Previous place"
        icon={ChevronUp}
        shortcut="shift+f3"
        isDisabled={current === null}
        onPress={() => gone(-1)}
      />
      <IconButton
        name="Next place"
        icon={ChevronDown}
        shortcut="f3"
        isDisabled={current === null}
        onPress={() => gone(1)}
      />
      <IconButton name="Close find" icon={X} shortcut="escape" onPress={ended} />
    </search>
  );
}

function countWords(sought: string, places: number, current: number | null): string {
  if (sought.trim() === '') return '';
  return current === null
    ? 'Not found'
    : `${(current + 1).toLocaleString('en-GB')} of ${places.toLocaleString('en-GB')}`;
}
