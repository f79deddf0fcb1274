import { Check, Plus } from 'lucide-react';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { Count } from '../../ui/count.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MatchedText } from '../../ui/matched-text.tsx';
import styles from './code-picker.module.css';
import type { FoundCode } from './match-codes.ts';
import type { NewCode, PickerModel } from './use-picker.ts';

/** Height of a row in pixels, as `--row-picker`; rows out of sight are reckoned with it. */
export const PICKER_ROW = 28;
/** Rows kept beyond what is in sight. */
const BEYOND = 4;
const IN_SIGHT = 8;

export function rowId(list: string, index: number): string {
  return `${list}-${index}`;
}

type PickerListProps = {
  readonly id: string;
  readonly picker: PickerModel;
  readonly onPick: (index: number) => void;
  readonly onTick: (id: string) => void;
};

/** The codes found; only rows in sight are in the page, however many there are. */
export function PickerList({ id, picker, onPick, onTick }: PickerListProps) {
  const { found, newCode, active, rows, ticked } = picker;
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const box = list.current;
    if (box === null) return;
    const upper = active * PICKER_ROW;
    const room = box.clientHeight - 12;
    if (upper < box.scrollTop) box.scrollTop = upper;
    else if (upper + PICKER_ROW > box.scrollTop + room) box.scrollTop = upper + PICKER_ROW - room;
  }, [active]);
  const first = Math.max(0, Math.floor(top / PICKER_ROW) - BEYOND);
  const last = Math.min(rows, first + IN_SIGHT + 2 * BEYOND);
  const clicked = (event: MouseEvent, index: number) => {
    const code = found[index]?.code.id;
    if ((event.ctrlKey || event.metaKey) && code !== undefined) onTick(code);
    else onPick(index);
  };
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="Codes"
      className={styles.list}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className={styles.rows} style={{ height: Math.max(1, rows) * PICKER_ROW }} role="presentation">
        {Array.from({ length: last - first }, (_, offset) => first + offset).map((index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
          <div
            key={found[index]?.code.id ?? 'new'}
            id={rowId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            aria-checked={isTicked(found[index], ticked)}
            aria-posinset={index + 1}
            aria-setsize={rows}
            className={classNames(styles.row, index === active && styles.active)}
            style={{ top: index * PICKER_ROW }}
            onClick={(event) => clicked(event, index)}
          >
            <RowFace found={found[index]} newCode={newCode} isTicked={isTicked(found[index], ticked)} />
          </div>
        ))}
        {rows === 0 && <p className={styles.none}>No code of that name</p>}
      </div>
    </div>
  );
}

function isTicked(found: FoundCode | undefined, ticked: ReadonlySet<string>): boolean {
  return found !== undefined && ticked.has(found.code.id);
}

type RowFaceProps = {
  readonly found: FoundCode | undefined;
  readonly newCode: NewCode | null;
  readonly isTicked: boolean;
};

function RowFace({ found, newCode, isTicked }: RowFaceProps) {
  if (found === undefined) {
    return (
      <>
        <Icon of={Plus} />
        <span className={styles.create}>
          Create “{newCode?.name}” {newCode?.parent ? `in ${newCode.parent.name}` : 'as a theme'}
        </span>
      </>
    );
  }
  const { code, above, inName, inAbove } = found;
  return (
    <>
      <CodeMark color={code.look.color} pattern={code.look.pattern} />
      <span className={styles.name} title={code.path}>
        <MatchedText text={code.name} stretches={inName} />
        {above !== '' && (
          <span className={styles.above}>
            {' '}
            <MatchedText text={above} stretches={inAbove} />
          </span>
        )}
      </span>
      {isTicked && (
        <span className={styles.tick}>
          <Icon of={Check} size={14} />
        </span>
      )}
      <Count value={code.segments_subtree} of="segments" />
    </>
  );
}
