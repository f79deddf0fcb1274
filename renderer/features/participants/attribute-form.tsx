import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ATTRIBUTE_TYPES, type AttributeScope, type AttributeType } from '../../../src/domain/attribute.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './attribute-form.module.css';
import { TYPE_NAMES } from './grid-data.ts';
import type { Changes } from './use-changes.ts';

type AttributeButtonProps = {
  readonly scope: AttributeScope;
  readonly changes: Changes;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCreated: (id: string) => void;
};

/** The button that adds a column, and what has to be said of it. */
export function AttributeButton({ scope, changes, isOpen, onOpenChange, onCreated }: AttributeButtonProps) {
  return (
    <Popover
      label="New attribute"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="bottom end"
      trigger={
        <Button icon={Plus} aria-label="New attribute">
          Attribute
        </Button>
      }
    >
      {(close) => (
        <AttributeForm
          scope={scope}
          changes={changes}
          onDone={(id) => {
            close();
            if (id !== null) onCreated(id);
          }}
        />
      )}
    </Popover>
  );
}

type AttributeFormProps = {
  readonly scope: AttributeScope;
  readonly changes: Changes;
  readonly onDone: (id: string | null) => void;
};

function AttributeForm({ scope, changes, onDone }: AttributeFormProps) {
  const [name, setName] = useState('');
  const [type, setType] = useState<AttributeType>('choice');
  const [choices, setChoices] = useState('');
  const [multiple, setMultiple] = useState(false);
  const create = async () => {
    if (name.trim() === '') return;
    const lines = choices.split('\n').map((line) => line.trim());
    const id = await changes.createAttribute({
      name: name.trim(),
      scope,
      type,
      multiple,
      ...(type === 'choice' ? { choices: lines.filter((line) => line !== '') } : {}),
    });
    if (id !== null) onDone(id);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        placeholder="Profession, site, age…"
      />
      <Select
        label="Type"
        labelPlace="above"
        options={ATTRIBUTE_TYPES.map((id) => ({ id, name: TYPE_NAMES[id] }))}
        value={type}
        onChange={setType}
      />
      {type === 'choice' && (
        <TextArea
          label="Choices, one a line"
          help="Their order is the order of the groups. More can be added in the cells."
          value={choices}
          onChange={setChoices}
        />
      )}
      <Checkbox isSelected={multiple} onChange={setMultiple}>
        Several values at once
      </Checkbox>
      <div className={styles.actions}>
        <Button variant="quiet" onPress={() => onDone(null)}>
          Cancel
        </Button>
        <Button variant="main" type="submit" isDisabled={name.trim() === ''}>
          Add
        </Button>
      </div>
    </form>
  );
}
