import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { announce } from '../../state/announcements.ts';
import { useCodingState } from '../../state/coding.ts';
import type { Stretch } from '../../state/reading.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './code-picker.module.css';
import { applyCodes, createAndApply, type Tools } from './coding-commands.ts';
import { plural } from './coding-sentences.ts';
import { FloatingCard } from './floating-card.tsx';
import { PickerDefinition } from './picker-definition.tsx';
import { PICKER_ROW, PickerList, rowId } from './picker-list.tsx';
import { type PickerModel, usePicker } from './use-picker.ts';

const WIDTH = 516;
/** Field, eight rows with their margin, and the line of keys. */
const HEIGHT = 41 + 8 * PICKER_ROW + 12 + 31;
const PAGE = 7;

type CodePickerProps = {
  readonly tools: Tools;
  readonly codes: readonly CodeView[];
  readonly target: Stretch;
  readonly text: RefObject<TranscriptHandle | null>;
};

/** Chooses codes for the selection, by typing a few letters of their names or paths. */
export function CodePicker({ tools, codes, target, text }: CodePickerProps) {
  // What is coded stays what it was when the picker opened.
  const [at] = useState(target);
  const picker = usePicker(codes);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const leave = (by: 'key' | 'pointer') => {
    useCodingState.getState().pickerToggled(false);
    if (by === 'key') text.current?.focus();
  };
  const pick = usePicking(tools, at, picker, leave);
  const tick = (id: string) => {
    picker.tickToggled(id);
    const name = codes.find((code) => code.id === id)?.name ?? '';
    announce(`${picker.ticked.has(id) ? 'Unticked' : 'Ticked'} “${name}”`);
    input.current?.select();
  };
  const stay = () => input.current?.select();
  const current = picker.found[picker.active];
  return (
    <FloatingCard label="Code picker" text={text} at={at} width={WIDTH} height={HEIGHT} onLeave={leave}>
      <div className={styles.field}>
        <Icon of={Search} />
        <input
          ref={input}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to choose a code, and typing goes here
          autoFocus
          role="combobox"
          aria-label="Code"
          aria-expanded={picker.rows > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={picker.rows > 0 ? rowId(list, picker.active) : undefined}
          placeholder="Code…"
          spellCheck={false}
          autoComplete="off"
          className={styles.input}
          value={picker.query}
          onChange={(event) => picker.typed(event.target.value)}
          onKeyDown={(event) => pressed(event, picker, { pick, tick, stay })}
        />
        <span className={styles.note}>
          {picker.ticked.size > 0 ? `${picker.ticked.size} ticked` : <SelectedWords tools={tools} at={at} />}
        </span>
      </div>
      <div className={styles.choices}>
        <PickerList id={list} picker={picker} onPick={(index) => void pick(index, false)} onTick={tick} />
        <PickerDefinition code={current?.code ?? null} />
      </div>
      <PickerKeys />
    </FloatingCard>
  );
}

type Does = {
  readonly pick: (index: number, stays: boolean) => Promise<void>;
  readonly tick: (id: string) => void;
  readonly stay: () => void;
};

/** Applies what is ticked, else the row; `Infinity` is the code that would be made. */
function usePicking(
  tools: Tools,
  at: Stretch,
  picker: PickerModel,
  leave: (by: 'key') => void,
): Does['pick'] {
  return async (index, stays) => {
    const { found, newCode, ticked } = picker;
    const row = found[index]?.code.id;
    const makes = newCode !== null && index >= found.length;
    if (!makes && row === undefined && ticked.size === 0) return;
    if (!stays) leave('key');
    if (makes) await createAndApply(tools, newCode.name, newCode.parent?.id ?? null, at);
    else await applyCodes(tools, ticked.size > 0 ? [...ticked] : [row ?? ''], at);
  };
}

function pressed(event: KeyboardEvent, picker: PickerModel, { pick, tick, stay }: Does): void {
  const { active, found, moved, newCode } = picker;
  const to: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: Math.min(picker.rows - 1, active + PAGE),
    PageUp: Math.max(0, active - PAGE),
  };
  const row = to[event.key];
  if (event.nativeEvent.isComposing) return;
  if (row !== undefined) moved(row);
  else if (event.key === 'Tab') {
    const id = found[active]?.code.id;
    if (id !== undefined) tick(id);
  } else if (event.key === 'Enter' && event.shiftKey) {
    if (newCode !== null) void pick(found.length, false);
    else
      announce(picker.query.trim() === '' ? 'Type a name for the new code' : 'There is such a code already');
  } else if (event.key === 'Enter') {
    const stays = event.ctrlKey || event.metaKey;
    void pick(active, stays);
    if (stays) stay();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function SelectedWords({ tools, at }: { readonly tools: Tools; readonly at: Stretch }) {
  const { start, end } = at;
  const { data } = useQuery('document.words', { document: tools.ground().documentId ?? '', start, end });
  return data === undefined ? null : `${plural(data.words, 'word')} selected`;
}

function PickerKeys() {
  return (
    <footer className={styles.keys}>
      <span>
        <Kbd keys="enter" plain /> apply
      </span>
      <span>
        <Kbd keys="mod+enter" plain /> apply and stay
      </span>
      <span>
        <Kbd keys="tab" plain /> tick
      </span>
      <span>
        <Kbd keys="shift+enter" plain /> create
      </span>
    </footer>
  );
}
