import type { CodeView } from '../../../src/contract/views.ts';
import styles from './code-picker.module.css';

/** What the row's code means, at the side of the picker. */
export function PickerDefinition({ code }: { readonly code: CodeView | null }) {
  return (
    <section className={styles.definition} aria-label="Definition">
      {code && (
        <>
          <h3 className={styles.term}>{code.name}</h3>
          <p>
            {code.definition === '' ? (
              <span className={styles.quiet}>No definition yet</span>
            ) : (
              code.definition
            )}
          </p>
          {code.includes !== '' && (
            <p>
              <span className={styles.quiet}>Use when</span> {code.includes}
            </p>
          )}
          {code.excludes !== '' && (
            <p>
              <span className={styles.quiet}>Don’t use when</span> {code.excludes}
            </p>
          )}
        </>
      )}
    </section>
  );
}
