import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { ComboBox as AriaComboBox, Button, Input, Label, Popover } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './combo-box.module.css';
import field from './field.module.css';
import { FieldNotes } from './field-notes.tsx';
import { Icon } from './icon.tsx';
import { type Option, OptionList } from './option-list.tsx';
import popover from './popover.module.css';

type ComboBoxProps<Id extends string> = {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id | null) => void;
  /** Words that are no option may stay; without it they give way to the last choice. */
  readonly onCustom?: (words: string) => void;
  readonly placeholder?: string;
  readonly help?: ReactNode;
  readonly fault?: string;
  readonly isDisabled?: boolean;
};

/** One of many values, found by typing. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, labelHidden = false, options, value, onChange, onCustom, placeholder, help, fault } = props;
  return (
    <AriaComboBox
      className={field.group ?? ''}
      defaultItems={options}
      value={value}
      onChange={(key) => onChange(options.find(({ id }) => id === key)?.id ?? null)}
      allowsCustomValue={onCustom !== undefined}
      {...(onCustom ? { onBlur: customFrom(options, onCustom) } : {})}
      isDisabled={props.isDisabled ?? false}
      isInvalid={fault !== undefined}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label className={classNames(field.label, labelHidden && 'visually-hidden')}>{label}</Label>
      <div className={styles.row}>
        <Input className={classNames(field.box, styles.input)} {...(placeholder ? { placeholder } : {})} />
        <Button className={styles.open ?? ''} aria-label={`Show choices for ${label}`}>
          <Icon of={ChevronDown} size={14} />
        </Button>
      </div>
      <FieldNotes {...(help === undefined ? {} : { help })} {...(fault === undefined ? {} : { fault })} />
      <Popover className={classNames(popover.popover, popover.list)} offset={4}>
        <OptionList options={options} empty="Nothing of that name" />
      </Popover>
    </AriaComboBox>
  );
}

function customFrom(options: readonly Option[], onCustom: (words: string) => void) {
  return (event: React.FocusEvent): void => {
    const words = event.target instanceof HTMLInputElement ? event.target.value.trim() : '';
    if (words !== '' && !options.some(({ name }) => name === words)) onCustom(words);
  };
}
