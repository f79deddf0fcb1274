import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { canonicalValue } from '../../../src/domain/attribute.ts';
import { announce } from '../../state/announcements.ts';
import { enteredValues, TYPE_NEEDS, writtenValues } from './entered-values.ts';
import { type GridColumn, type GridRow, valuesOf } from './grid-data.ts';
import styles from './people-grid.module.css';

/** Where the cursor goes once a cell is done with; `gone`: the focus is elsewhere already. */
export type EditorEnd = 'stay' | 'gone' | 'down' | 'up' | 'right' | 'left';

type CellEditorProps = {
  readonly row: GridRow;
  readonly column: GridColumn;
  /** In the place of what stands there. */
  readonly typed: string | null;
  /** The values of an attribute, or a name. */
  readonly onEnter: (values: readonly string[]) => void;
  readonly onEnd: (end: EditorEnd) => void;
};

/** A cell being typed into. Enter and Tab take what stands there and go on, Escape gives it back. */
export function CellEditor({ row, column, typed, onEnter, onEnd }: CellEditorProps) {
  const { attribute } = column;
  const before = attribute === null ? row.name : writtenValues(attribute.type, valuesOf(row, attribute));
  const [draft, setDraft] = useState(typed ?? before);
  const [fault, setFault] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    if (typed === null) input.current?.select();
  }, [typed]);
  const finish = (end: EditorEnd, mayStay: boolean) => {
    if (isOver.current) return;
    const values = attribute === null ? [draft.trim()] : enteredValues(attribute, draft);
    const needs = attribute === null ? nameFault(draft) : valueFault(attribute.type, values);
    if (needs !== null && mayStay) {
      setFault(needs);
      announce(needs);
      return;
    }
    isOver.current = true;
    const isSame =
      attribute === null ? draft.trim() === before : writtenValues(attribute.type, values) === before;
    if (needs === null && !isSame) onEnter(values);
    onEnd(end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') finish(event.shiftKey ? 'up' : 'down', true);
    else if (event.key === 'Tab') finish(event.shiftKey ? 'left' : 'right', true);
    else if (event.key === 'Escape') {
      isOver.current = true;
      onEnd('stay');
    } else return;
    event.preventDefault();
  };
  const faultId = `fault-${row.id}`;
  return (
    <>
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: the person has just begun to type in this cell
        autoFocus
        className={styles.editor}
        aria-label={`${column.name} of ${row.name}`}
        aria-invalid={fault !== null}
        {...(fault === null ? {} : { 'aria-describedby': faultId })}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          setFault(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish('gone', false)}
        onPointerDown={(event) => event.stopPropagation()}
        onCopy={(event) => event.stopPropagation()}
        onCut={(event) => event.stopPropagation()}
        onPaste={(event) => event.stopPropagation()}
      />
      {fault !== null && (
        <span id={faultId} className={styles.fault}>
          {fault}
        </span>
      )}
    </>
  );
}

function nameFault(name: string): string | null {
  return name.trim() === '' ? 'A name is needed.' : null;
}

function valueFault(type: keyof typeof TYPE_NEEDS, values: readonly string[]): string | null {
  return values.every((value) => canonicalValue(type, value).ok) ? null : TYPE_NEEDS[type];
}
