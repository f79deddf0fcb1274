import { FileText, Quote, Search, SquareTerminal, User } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { FoundView } from '../../../src/contract/views.ts';
import { usePalette } from '../../state/palette.ts';
import { useReading } from '../../state/reading.ts';
import { useView } from '../../state/view.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { MatchedText } from '../../ui/matched-text.tsx';
import { optionId, VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import type { FoundThing } from './find-things.ts';
import styles from './palette.module.css';
import { Snippet } from './snippet.tsx';
import { NOTHING, type PaletteRow, usePaletteRows } from './use-palette-rows.ts';
import { type Things, useThings } from './use-things.ts';

const LIST = 'palette-list';
/** CSS pixels, and rows. */
const ROW = 28;
const MOST_SHOWN = 14;
const ICONS = { transcript: FileText, participant: User, command: SquareTerminal } as const;
const KINDS = {
  code: 'Code',
  transcript: 'Transcript',
  participant: 'Participant',
  command: 'Command',
} as const;

/** Finds codes, transcripts, participants, commands and words in texts, and goes there. */
export function Palette() {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<VirtualListHandle>(null);
  const things = useThings();
  const rows = usePaletteRows(things, query);
  const leave = useLeaving();
  const act = (row: PaletteRow | undefined) => {
    if (row === undefined) return;
    leave({ jumping: 'place' in row || row.found.thing.kind !== 'command' });
    if ('place' in row) return goToPlace(row.place);
    usePalette.getState().chosen(row.found.thing.id);
    things.go(row.found.thing);
  };
  const move = (to: number) => {
    const within = Math.max(0, Math.min(rows.length - 1, to));
    setActive(within);
    list.current?.scrollTo(within);
  };
  const field = (
    <PaletteField
      query={query}
      activeOption={rows.length > 0 ? optionId(LIST, active) : undefined}
      onQuery={(typed) => {
        setQuery(typed);
        move(0);
      }}
      keys={{
        ArrowDown: () => move(active + 1),
        ArrowUp: () => move(active - 1),
        PageDown: () => move(active + 8),
        PageUp: () => move(active - 8),
        Enter: () => act(rows[active]),
        Escape: () => leave(),
        Tab: () => undefined,
      }}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Escape closes it for the keyboard
    <div className={styles.veil} onClick={(event) => event.target === event.currentTarget && leave()}>
      <div className={styles.palette} role="dialog" aria-label="Search everything" aria-modal="true">
        {field}
        <div className={styles.rows} style={{ height: Math.min(rows.length, MOST_SHOWN) * ROW }}>
          <VirtualList
            ref={list}
            id={LIST}
            label="Found"
            items={rows}
            keyOf={keyOf}
            rowHeight={ROW}
            active={active}
            onActiveChange={setActive}
            onAction={act}
            takesFocus={false}
            renderItem={(row) =>
              'place' in row ? (
                <PlaceRow place={row.place} query={query.trim()} />
              ) : (
                <ThingRow found={row.found} things={things} />
              )
            }
          />
        </div>
        {rows.length === 0 && <p className={styles.none}>{NOTHING}</p>}
      </div>
    </div>
  );
}

/**
 * Closes the palette and gives the focus back to what had it. From the bars around the view a jump does not: the view
 * that it leads to takes the focus.
 */
function useLeaving(): (options?: { readonly jumping: boolean }) => void {
  const [origin] = useState(() => document.activeElement);
  return useCallback(
    ({ jumping } = { jumping: false }) => {
      useView.getState().paletteToggled(false);
      if (!(origin instanceof HTMLElement) || (jumping && origin.closest('main') === null)) return;
      origin.focus({ preventScroll: true });
    },
    [origin],
  );
}

type PaletteFieldProps = {
  readonly query: string;
  readonly activeOption: string | undefined;
  readonly onQuery: (query: string) => void;
  readonly keys: { readonly [key: string]: () => void };
};

function PaletteField({ query, activeOption, onQuery, keys }: PaletteFieldProps) {
  const onKeyDown = (event: React.KeyboardEvent) => {
    const run = keys[event.key];
    if (run === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    <div className={styles.field}>
      <Icon of={Search} />
      <input
        // biome-ignore lint/a11y/noAutofocus: it was opened to be typed into
        autoFocus
        role="combobox"
        aria-label="Search codes, transcripts, commands, text"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={LIST}
        aria-activedescendant={activeOption}
        placeholder="Search codes, transcripts, commands, text"
        value={query}
        onChange={({ target }) => onQuery(target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function ThingRow({ found, things }: { readonly found: FoundThing; readonly things: Things }) {
  const { id, kind, name, note } = found.thing;
  const look = things.looks.get(id);
  const keys = things.keys.get(id);
  return (
    <>
      <span className={styles.picture}>
        {kind === 'code' && look ? (
          <CodeMark color={look.color} pattern={look.pattern} />
        ) : (
          kind !== 'code' && <Icon of={ICONS[kind]} />
        )}
      </span>
      <span className={styles.name}>
        <MatchedText text={name} stretches={found.stretches} />
      </span>
      <span className={styles.note}>{note}</span>
      {keys ? <Kbd keys={keys} /> : <span className={styles.kind}>{KINDS[kind]}</span>}
    </>
  );
}

function PlaceRow({ place, query }: { readonly place: FoundView; readonly query: string }) {
  return (
    <>
      <span className={styles.picture}>
        <Icon of={Quote} />
      </span>
      <Snippet text={place.snippet} query={query} />
      <span className={styles.kind}>
        {place.document}, line {place.line}
      </span>
    </>
  );
}

function keyOf(row: PaletteRow): string {
  return 'place' in row
    ? `${row.place.documentId} ${row.place.start}`
    : `${row.found.thing.kind} ${row.found.thing.id}`;
}

function goToPlace({ documentId, start, end }: FoundView): void {
  useReading.getState().soughtPlace(documentId, { start, end });
  useView.getState().jumpedTo('transcripts');
}
