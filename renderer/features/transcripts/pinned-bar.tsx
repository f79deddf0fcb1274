import type { CodeView } from '../../../src/contract/views.ts';
import { announce } from '../../state/announcements.ts';
import { useCoding, useCodingState } from '../../state/coding.ts';
import { showToast } from '../../state/toasts.ts';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './pinned-bar.module.css';

const SELECT_FIRST = 'Select some words first: S selects the sentence, T the turn';

/** The pinned codes with their digits, along the bottom: the key is learnt by reading it. */
export function PinnedBar({ codes }: { readonly codes: readonly CodeView[] }) {
  const pinned = useCodingState((state) => state.pinned);
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
      {pins.length === 0 && (
        <span className={styles.none}>
          Codes pinned to the keys 1 to 9 stand here: a code’s menu pins it.
        </span>
      )}
      <ul className={styles.pins} aria-label="Pinned codes">
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
      <span className={styles.keys} aria-hidden="true">
        C code · V in vivo · . repeat · [ ] previous, next
      </span>
    </footer>
  );
}
