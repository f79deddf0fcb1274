import type { ReactNode, Ref } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  Label,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldNotes } from './field-notes.tsx';

export type TextFieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> & {
  readonly label: string;
  /** The label is only read out, for example where a heading already says it. */
  readonly labelHidden?: boolean;
  readonly placeholder?: string;
  readonly help?: ReactNode;
  /** Marks the field as wrong and says why. */
  readonly fault?: string;
  readonly ref?: Ref<HTMLInputElement>;
};

export function TextField({
  label,
  labelHidden = false,
  placeholder,
  help,
  fault,
  ref,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={fault !== undefined} className={styles.group ?? ''}>
      <Label className={classNames(styles.label, labelHidden && 'visually-hidden')}>{label}</Label>
      <Input
        className={styles.box ?? ''}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(ref === undefined ? {} : { ref })}
      />
      <FieldNotes {...(help === undefined ? {} : { help })} {...(fault === undefined ? {} : { fault })} />
    </AriaTextField>
  );
}
