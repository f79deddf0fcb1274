import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Select as AriaSelect, Button, Label, Popover, SelectValue } from 'react-aria-components';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { FieldNotes } from './field-notes.tsx';
import { Icon } from './icon.tsx';
import { type Option, OptionList } from './option-list.tsx';
import popover from './popover.module.css';
import styles from './select.module.css';

export type SelectProps<Id extends string> = {
  readonly label: string;
  /** `prefix`: a quiet word inside the button, as in "Group by Profession"; `above` in forms; `hidden` only read out. */
  readonly labelPlace?: 'prefix' | 'above' | 'hidden';
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly help?: ReactNode;
  readonly fault?: string;
  readonly isDisabled?: boolean;
  /** Without a box until hovered, as in a row of facts. */
  readonly quiet?: boolean;
};

/** One of a few known values. Typing letters jumps to an option. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const {
    label,
    labelPlace = 'prefix',
    options,
    value,
    onChange,
    placeholder = 'Not chosen',
    help,
    fault,
  } = props;
  const above = labelPlace === 'above';
  const id = useId();
  // As it is seen: "Group by Profession". React Aria would put the value first.
  const named = labelPlace === 'prefix' && { 'aria-labelledby': `${id}-prefix ${id}-value` };
  return (
    <AriaSelect
      className={classNames(field.group, !above && styles.inline)}
      value={value}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={placeholder}
      isDisabled={props.isDisabled ?? false}
      isInvalid={fault !== undefined}
    >
      <Label className={classNames(above ? field.label : 'visually-hidden')}>{label}</Label>
      <Button
        {...named}
        className={classNames(styles.button, above && styles.field, props.quiet && styles.quiet)}
      >
        {labelPlace === 'prefix' && (
          <span id={`${id}-prefix`} className={styles.prefix}>
            {label}
          </span>
        )}{' '}
        <span id={`${id}-value`} className={styles.value}>
          <SelectValue>
            {({ selectedText, isPlaceholder, defaultChildren }) =>
              isPlaceholder ? defaultChildren : selectedText
            }
          </SelectValue>
        </span>
        <Icon of={ChevronDown} size={14} />
      </Button>
      <FieldNotes {...(help === undefined ? {} : { help })} {...(fault === undefined ? {} : { fault })} />
      <Popover className={classNames(popover.popover, popover.list)} offset={4}>
        <OptionList options={options} empty="Nothing to choose from" />
      </Popover>
    </AriaSelect>
  );
}
