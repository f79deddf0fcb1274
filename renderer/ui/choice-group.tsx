import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './choice-group.module.css';
import { classNames } from './class-names.ts';
import field from './field.module.css';

type Choice<Id extends string> = {
  readonly id: Id;
  readonly name: string;
  /** Before the name, for example a code's mark. */
  readonly mark?: ReactNode;
  readonly isDisabled?: boolean;
};

type ChoiceGroupProps<Id extends string> = {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
  /** `joined` is one bar, `apart` are separate buttons. */
  readonly shape?: 'joined' | 'apart';
};

/** One of two to five, all in sight: Participant, Interviewer, Other. Arrow keys choose. */
export function ChoiceGroup<Id extends string>(props: ChoiceGroupProps<Id>) {
  const {
    label,
    labelHidden = false,
    choices,
    value,
    onChange,
    isDisabled = false,
    shape = 'joined',
  } = props;
  return (
    <RadioGroup
      className={field.group ?? ''}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find(({ id }) => id === chosen);
        if (choice) onChange(choice.id);
      }}
      orientation="horizontal"
      isDisabled={isDisabled}
    >
      <Label className={classNames(field.label, labelHidden && 'visually-hidden')}>{label}</Label>
      <div className={classNames(styles.group, styles[shape])}>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled ?? false}
            className={styles.choice ?? ''}
          >
            {choice.mark}
            {choice.name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
