import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Text } from 'react-aria-components';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

type FieldNotesProps = {
  /** What the field is for, when its label cannot say it. */
  readonly help?: ReactNode;
  /** What is wrong and what to do. */
  readonly fault?: string;
};

/** The lines below a field. */
export function FieldNotes({ help, fault }: FieldNotesProps) {
  return (
    <>
      {help && !fault && (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles.fault ?? ''}>
        <Icon of={CircleAlert} size={14} />
        <span>{fault}</span>
      </FieldError>
    </>
  );
}
