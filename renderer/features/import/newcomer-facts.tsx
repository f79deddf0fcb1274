import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { AttributeView } from '../../../src/contract/views.ts';
import { canonicalValue } from '../../../src/domain/attribute.ts';
import { foldName } from '../../../src/domain/name.ts';
import { useQuery } from '../../data/use-query.ts';
import { useImporting } from '../../state/importing.ts';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { ValuePicker } from '../../ui/value-picker.tsx';
import styles from './newcomer-facts.module.css';

type NewcomerFactsProps = { readonly name: string; readonly isDisabled: boolean };

const NONE: readonly string[] = [];

/** What is known of somebody whom the import adds; all of it may wait. */
export function NewcomerFacts({ name, isDisabled }: NewcomerFactsProps) {
  const attributes = useQuery('attribute.list', {}).data ?? [];
  const own = attributes.filter(({ scope }) => scope === 'participant');
  const values = useImporting(({ newcomers }) => newcomers[foldName(name)]);
  if (own.length === 0) return null;
  return (
    <div className={styles.newcomer}>
      <h2 className={styles.heading}>New participant {name}</h2>
      <div className={styles.card}>
        {own.map((attribute) => (
          <Fact
            key={attribute.id}
            name={name}
            attribute={attribute}
            values={values?.[attribute.id] ?? NONE}
            isDisabled={isDisabled}
          />
        ))}
      </div>
    </div>
  );
}

type FactProps = {
  readonly name: string;
  readonly attribute: AttributeView;
  readonly values: readonly string[];
  readonly isDisabled: boolean;
};

const YES_OR_NO = [
  { id: 'true', name: 'Yes' },
  { id: 'false', name: 'No' },
] as const;

function Fact({ name, attribute, values, isDisabled }: FactProps) {
  const fill = (next: readonly string[]) =>
    useImporting.getState().newcomerFilled(foldName(name), attribute.id, next);
  const picked = attribute.type === 'choice' || attribute.type === 'boolean';
  return (
    <div className={styles.fact}>
      <span className={styles.attribute} title={attribute.name}>
        {attribute.name}
      </span>
      {picked ? (
        <PickedFact name={name} attribute={attribute} values={values} isDisabled={isDisabled} onFill={fill} />
      ) : (
        <TypedFact name={name} attribute={attribute} values={values} isDisabled={isDisabled} onFill={fill} />
      )}
    </div>
  );
}

type FieldProps = FactProps & { readonly onFill: (values: readonly string[]) => void };

function PickedFact({ name, attribute, values, isDisabled, onFill }: FieldProps) {
  const [isOpen, setOpen] = useState(false);
  const { type, multiple } = attribute;
  const added = values.filter((value) => !attribute.choices.includes(value));
  const options =
    type === 'boolean'
      ? YES_OR_NO
      : [...attribute.choices, ...added].map((choice) => ({ id: choice, name: choice }));
  const label = `${attribute.name} of ${name}`;
  const words = values.map((value) => options.find(({ id }) => id === value)?.name ?? value).join('; ');
  const take = (value: string) => {
    if (!multiple) {
      onFill([value]);
      setOpen(false);
    } else onFill(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  };
  return (
    <Popover
      label={label}
      flush
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          className={styles.value ?? ''}
          isDisabled={isDisabled}
          aria-label={`${label}: ${words || 'not recorded'}`}
        >
          {words === '' ? <i className={styles.missing}>Not recorded</i> : <span>{words}</span>}
          <Icon of={ChevronDown} size={14} />
        </Button>
      }
    >
      <ValuePicker
        label={label}
        options={options}
        chosen={values}
        isMultiple={multiple}
        none="Not recorded"
        fieldWords={type === 'choice' ? 'Add a value' : 'Find'}
        onChoose={take}
        onNone={() => {
          onFill([]);
          setOpen(false);
        }}
        {...(type === 'choice' ? { onAdd: take } : {})}
      />
    </Popover>
  );
}

const FAULTS: { readonly [type: string]: string } = {
  integer: 'A whole number is needed.',
  decimal: 'A number is needed, with a point before decimals.',
  date: 'A date is needed, as 2026-05-31.',
};

function TypedFact({ name, attribute, values, isDisabled, onFill }: FieldProps) {
  const label = `${attribute.name} of ${name}`;
  const isWrong = values.some((value) => !canonicalValue(attribute.type, value).ok);
  return (
    <div className={styles.typed}>
      <input
        className={styles.input}
        aria-label={label}
        aria-invalid={isWrong}
        placeholder="Not recorded"
        disabled={isDisabled}
        value={values.join('; ')}
        onChange={({ target }) => {
          const parts = attribute.multiple ? target.value.split(/;\s*/) : [target.value];
          onFill(target.value.trim() === '' ? [] : parts);
        }}
      />
      {isWrong && <span className={styles.fault}>{FAULTS[attribute.type]}</span>}
    </div>
  );
}
