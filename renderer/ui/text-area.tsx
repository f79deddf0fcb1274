import type { ReactNode, Ref } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Label,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { FieldNotes } from './field-notes.tsx';
import styles from './text-area.module.css';

type TextAreaProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'type'> & {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly placeholder?: string;
  readonly help?: ReactNode;
  readonly fault?: string;
  /** In the reading face, for what somebody said. */
  readonly quote?: boolean;
  /** Rows when empty; it grows with what is written. */
  readonly rows?: number;
  readonly ref?: Ref<HTMLTextAreaElement>;
};

/** Text of several lines; as high as what stands in it, up to half the window. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    labelHidden = false,
    placeholder,
    help,
    fault,
    quote = false,
    rows = 2,
    ref,
    ...rest
  } = props;
  return (
    <AriaTextField {...rest} isInvalid={fault !== undefined} className={field.group ?? ''}>
      <Label className={classNames(field.label, labelHidden && 'visually-hidden')}>{label}</Label>
      <AriaTextArea
        rows={rows}
        className={classNames(field.box, styles.area, quote && styles.quote)}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(ref === undefined ? {} : { ref })}
      />
      <FieldNotes {...(help === undefined ? {} : { help })} {...(fault === undefined ? {} : { fault })} />
    </AriaTextField>
  );
}
