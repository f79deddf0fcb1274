import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { ValuePicker } from '../../ui/value-picker.tsx';
import type { PlannedPerson } from './import-plan.ts';
import styles from './person-button.module.css';

type PersonButtonProps = {
  readonly label: string;
  readonly person: PlannedPerson | null;
  /** Everybody in the project. */
  readonly names: readonly string[];
  /** Those whom this file adds. */
  readonly newcomers: readonly string[];
  readonly isDisabled: boolean;
  /** Null: nobody. */
  readonly onChoose: (name: string | null) => void;
};

/** The participant behind a speaker: one who is there, somebody new under any name, or nobody. */
export function PersonButton(props: PersonButtonProps) {
  const { label, person, names, newcomers, isDisabled, onChoose } = props;
  const [isOpen, setOpen] = useState(false);
  const choose = (name: string | null) => {
    onChoose(name);
    setOpen(false);
  };
  return (
    <Popover
      label={label}
      flush
      isOpen={isOpen}
      onOpenChange={setOpen}
      placement="bottom end"
      trigger={
        <Button className={styles.button ?? ''} isDisabled={isDisabled} aria-label={spoken(label, person)}>
          <span className={classNames(styles.name, person === null && styles.nobody)} title={person?.name}>
            {person?.name ?? 'Nobody'}
          </span>{' '}
          {person?.isNew && <span className={styles.note}>new</span>}
          <Icon of={ChevronDown} size={14} />
        </Button>
      }
    >
      <ValuePicker
        label={label}
        options={[
          ...newcomers.map((name) => ({ id: name, name, note: 'new' })),
          ...names.map((name) => ({ id: name, name })),
        ]}
        chosen={person === null ? [] : [person.name]}
        none="Nobody"
        fieldWords="Find or add"
        onChoose={choose}
        onNone={() => choose(null)}
        onAdd={choose}
      />
    </Popover>
  );
}

function spoken(label: string, person: PlannedPerson | null): string {
  if (person === null) return `${label}: nobody`;
  return `${label}: ${person.name}${person.isNew ? ' new' : ''}`;
}
