import { sentenceFor } from '../../src/contract/messages.ts';
import type { Refused } from '../data/use-query.ts';
import styles from './trouble.module.css';

/** A refused question, told calmly in its place. */
export function Trouble({ error }: { readonly error: Error | null }) {
  return <p className={styles.trouble}>{error === null ? '' : sentenceOf(error)}</p>;
}

function sentenceOf(error: Error | Refused): string {
  return 'failure' in error ? sentenceFor(error.failure.code, error.failure.details) : error.message;
}
