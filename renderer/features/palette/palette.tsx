import { FileText, Quote, Search, SquareTerminal, User } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { FoundView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { usePalette } from '../../state/palette.ts';
import { useReading } from '../../state/reading.ts';
import { useView } from '../../state/view.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { MatchedText } from '../../ui/matched-text.tsx';
import { optionId, VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { type FoundThing, findThings } from './find-things.ts';
import styles from './palette.module.css';
import { Snippet } from './snippet.tsx';
import { type Things, useThings } from './use-things.ts';

const LIST = 'palette-list';
/** Places in texts that are shown. */
const MOST_PLACES = 50;
const ICONS = { transcript: FileText, participant: User, command: SquareTerminal } as const;
const KINDS = {
  code: 'Code',
  transcript: 'Transcript',
  participant: 'Participant',
  command: 'Command',
} as const;

type Row = { readonly found: FoundThing } | { readonly place: FoundView };

/** Finds codes, transcripts, participants, commands and words in texts, and goes there. */
export function Palette() {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<VirtualListHandle>(null);
  const toggled = useView((state) => state.paletteToggled);
  const { recent, chosen } = usePalette();
  const close = useCallback(() => toggled(false), [toggled]);
  const things = useThings();
  const sought = query.trim();
  const { data: places = [] } = useQuery(
    'search.find',
    { text: sought || ' ', mode: 'words', limit: MOST_PLACES, typing: true },
    { enabled: sought.length > 1 },
  );
  const rows = useMemo<readonly Row[]>(
    () => [
      ...findThings(things.ready, query, recent).map((found) => ({ found })),
      ...(sought.length > 1 ? places.map((place) => ({ place })) : []),
    ],
    [things.ready, query, recent, places, sought],
  );
  const act = (row: Row | undefined) => {
    if (row === undefined) return;
    close();
    if ('place' in row) return goToPlace(row.place);
    chosen(row.found.thing.id);
    things.go(row.found.thing);
  };
  const move = (to: number) => {
    const within = Math.max(0, Math.min(rows.length - 1, to));
    setActive(within);
    list.current?.scrollTo(within);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const moves: { readonly [key: string]: () => void } = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      PageDown: () => move(active + 8),
      PageUp: () => move(active - 8),
      Enter: () => act(rows[active]),
      Escape: close,
      Tab: () => undefined,
    };
    const run = moves[event.key];
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Escape closes it for the keyboard
    <div className={styles.veil} onClick={(event) => event.target === event.currentTarget && close()}>
      <div className={styles.palette} role="dialog" aria-label="Search everything" aria-modal="true">
        <div className={styles.field}>
          <Icon of={Search} />
          <input
            // biome-ignore lint/a11y/noAutofocus: it was opened to be typed into
            autoFocus
            role="combobox"
            aria-label="Search codes, transcripts, commands, text"
            aria-expanded="true"
            aria-controls={LIST}
            aria-activedescendant={rows.length > 0 ? optionId(LIST, active) : undefined}
            placeholder="Search codes, transcripts, commands, text"
            value={query}
            onChange={({ target }) => {
              setQuery(target.value);
              move(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className={styles.rows} style={{ height: Math.min(rows.length, 14) * 28 }}>
          <VirtualList
            ref={list}
            id={LIST}
            label="Found"
            items={rows}
            keyOf={keyOf}
            rowHeight={28}
            active={active}
            onActiveChange={setActive}
            onAction={act}
            takesFocus={false}
            renderItem={(row) =>
              'place' in row ? (
                <PlaceRow place={row.place} query={sought} />
              ) : (
                <ThingRow found={row.found} things={things} />
              )
            }
          />
        </div>
        {rows.length === 0 && <p className={styles.none}>Nothing is called that, and nobody says it.</p>}
      </div>
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

function keyOf(row: Row): string {
  return 'place' in row
    ? `${row.place.documentId} ${row.place.start}`
    : `${row.found.thing.kind} ${row.found.thing.id}`;
}

function goToPlace({ documentId, start, end }: FoundView): void {
  useReading.getState().soughtPlace(documentId, { start, end });
  useView.getState().jumpedTo('transcripts');
}
