import type { CodeView } from '../../../src/contract/views.ts';
import { announce } from '../../state/announcements.ts';
import { useCoding, useCodingState } from '../../state/coding.ts';
import { useReading } from '../../state/reading.ts';
import { showToast } from '../../state/toasts.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { KeyHints } from './key-hints.tsx';
import styles from './pinned-bar.module.css';

const SELECT_FIRST = 'Select some words first: S selects the sentence, T the turn';

/** The pinned codes with their digits, along the bottom, and the keys of the text: they are learnt by reading them. */
export function PinnedBar({ codes }: { readonly codes: readonly CodeView[] }) {
  const pinned = useCodingState((state) => state.pinned);
  const isSelected = useReading(({ selection }) => selection !== null);
  const { apply } = useCoding();
  const pins = pinned.flatMap((id, index) => {
    const code = codes.find((each) => each.id === id);
    return code === undefined ? [] : [{ code, digit: index + 1 }];
  });
  const pressed = async (code: CodeView) => {
    if (await apply([code.id])) return;
    showToast({ sentence: SELECT_FIRST });
    announce(SELECT_FIRST);
  };
  return (
    <footer className={styles.bar}>
      <ul className={styles.pins} aria-label="Pinned codes" hidden={pins.length === 0}>
        {pins.map(({ code, digit }) => (
          <li key={code.id} className={styles.item}>
            <button
              type="button"
              className={styles.pin}
              title={code.path}
              aria-keyshortcuts={String(digit)}
              // The text keeps the focus and its selection.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => void pressed(code)}
            >
              <Kbd keys={String(digit)} />
              <span className={styles.name}>{code.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <KeyHints isSelected={isSelected} arePinned={pins.length > 0} />
    </footer>
  );
}
