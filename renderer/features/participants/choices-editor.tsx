import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { AttributeView } from '../../../src/contract/views.ts';
import { sameName } from '../../../src/domain/name.ts';
import { announce } from '../../state/announcements.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './choices-editor.module.css';
import { countsOf } from './column-summary.ts';
import type { GridRow } from './grid-data.ts';
import type { Changes } from './use-changes.ts';

type ChoicesEditorProps = {
  readonly attribute: AttributeView;
  readonly rows: readonly GridRow[];
  readonly changes: Changes;
  readonly onDone: () => void;
};

/** The values that can be chosen, in the order in which groups are listed and compared. One change when it is taken. */
export function ChoicesEditor({ attribute, rows, changes, onDone }: ChoicesEditorProps) {
  const [choices, setChoices] = useState(attribute.choices);
  const [added, setAdded] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const counts = new Map(countsOf(attribute, rows).map(({ value, count }) => [value, count]));
  const move = (from: number, to: number) => {
    const choice = choices[from];
    if (choice === undefined || to < 0 || to >= choices.length) return;
    setChoices(choices.toSpliced(from, 1).toSpliced(to, 0, choice));
    announce(`${choice}: place ${to + 1} of ${choices.length}.`);
  };
  const add = () => {
    const name = added.trim();
    if (name === '' || choices.some((choice) => sameName(choice, name))) return;
    setChoices([...choices, name]);
    setAdded('');
  };
  const take = () => {
    if (choices.join('\n') !== attribute.choices.join('\n'))
      void changes.updateAttribute(
        attribute,
        { choices: [...choices] },
        `Changed the choices of ${attribute.name}.`,
      );
    onDone();
  };
  const onRowKey = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(at, at + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <div className={styles.editor}>
      <h2 className={styles.title}>Choices of {attribute.name}</h2>
      <p className={styles.words}>Groups stand in this order wherever they are compared.</p>
      <ul ref={list} className={styles.list}>
        {choices.map((choice, at) => {
          const count = counts.get(choice) ?? 0;
          return (
            <li key={choice} className={styles.choice} onKeyDown={(event) => onRowKey(event, at)}>
              <span className={styles.name} title={choice}>
                {choice}
              </span>
              <span className={styles.count}>{count.toLocaleString('en-GB')}</span>
              <IconButton
                name={`Move ${choice} up`}
                icon={ArrowUp}
                size="small"
                isDisabled={at === 0}
                onPress={() => move(at, at - 1)}
              />
              <IconButton
                name={`Move ${choice} down`}
                icon={ArrowDown}
                size="small"
                isDisabled={at === choices.length - 1}
                onPress={() => move(at, at + 1)}
              />
              <IconButton
                name={count > 0 ? `${choice} is in use` : `Remove ${choice}`}
                icon={X}
                size="small"
                isDisabled={count > 0}
                onPress={() => setChoices(choices.filter((other) => other !== choice))}
              />
            </li>
          );
        })}
      </ul>
      <div className={styles.add}>
        <TextField
          label="Another value"
          labelHidden
          placeholder="Add a value"
          value={added}
          onChange={setAdded}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <IconButton name="Add the value" icon={Plus} onPress={add} isDisabled={added.trim() === ''} />
      </div>
      <div className={styles.actions}>
        <Button variant="quiet" onPress={onDone}>
          Cancel
        </Button>
        <Button variant="main" onPress={take}>
          Keep
        </Button>
      </div>
    </div>
  );
}
