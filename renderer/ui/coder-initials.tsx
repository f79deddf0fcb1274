import styles from './coder-initials.module.css';

/** A coder's first letters in a round, beside the name; a picture, and no text that would have to be read out. */
export function CoderInitials({ name }: { readonly name: string }) {
  return <span className={styles.initials} data-initials={initialsOf(name)} aria-hidden="true" />;
}

/** "Amara O." gives AO, "jo" gives JO. */
function initialsOf(name: string): string {
  const words = name.split(/[\s.-]+/u).filter((word) => word !== '');
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  const letters = last === '' ? [...first].slice(0, 2) : [[...first][0], [...last][0]];
  return letters.join('').toUpperCase();
}
