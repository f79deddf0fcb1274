import type { CodeView } from '../../../src/contract/views.ts';
import styles from './inspector.module.css';

/** What a code stands for: its definition, when to use it and when not, and an example. */
export function CodeMeaning({ code }: { readonly code: CodeView }) {
  const { definition, includes, excludes, example } = code;
  return (
    <section className={styles.meaning} aria-label="What the code means">
      <h3 className={styles.term}>Definition</h3>
      <p>{definition === '' ? <span className={styles.quiet}>Not written yet</span> : definition}</p>
      {includes !== '' && (
        <>
          <h3 className={styles.term}>Use when</h3>
          <p>{includes}</p>
        </>
      )}
      {excludes !== '' && (
        <>
          <h3 className={styles.term}>Don’t use when</h3>
          <p>{excludes}</p>
        </>
      )}
      {example !== '' && (
        <>
          <h3 className={styles.term}>Example</h3>
          <blockquote className={styles.example} dir="auto">
            {/^["“„«‘']/u.test(example) ? example : `“${example}”`}
          </blockquote>
        </>
      )}
    </section>
  );
}
