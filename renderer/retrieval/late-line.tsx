import { useEffect, useState } from 'react';
import styles from './trouble.module.css';

/** Milliseconds for which waiting is not worth a word. */
const PATIENCE = 150;

/** A quiet line while an answer is on its way; nothing at first. */
export function LateLine({ words }: { readonly words: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return late ? <p className={styles.trouble}>{words}</p> : null;
}
