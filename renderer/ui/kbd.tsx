import { classNames } from './class-names.ts';
import styles from './kbd.module.css';
import { platformOf, shortcutWords } from './shortcut.ts';

type KbdProps = {
  /** As in `mod+k`, `shift+enter`, `m`; `mod` is Ctrl, on a Mac the command key. */
  readonly keys: string;
  /** Words without the box, for a line of keys such as the code picker's foot. */
  readonly plain?: boolean;
};

/** Keys to press, as this computer writes them. */
export function Kbd({ keys, plain = false }: KbdProps) {
  return (
    <kbd className={classNames(styles.kbd, plain && styles.plain)}>
      {shortcutWords(keys, platformOf(navigator.platform))}
    </kbd>
  );
}
