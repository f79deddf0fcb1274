import { X } from 'lucide-react';
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { CodeView, MarkView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { type Place, useCodingState } from '../../state/coding.ts';
import { type Stretch, useReading } from '../../state/reading.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { classNames } from '../../ui/class-names.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { removeSegment, type Tools } from './coding-commands.ts';
import { plural } from './coding-sentences.ts';
import { FloatingCard } from './floating-card.tsx';
import styles from './segments-card.module.css';

const WIDTH = 350;
const ROW = 32;
const HEAD = 32;
const MOST_ROWS = 8;

type SegmentsCardProps = {
  readonly tools: Tools;
  readonly place: Place;
  readonly codes: readonly CodeView[];
  readonly marks: readonly MarkView[];
  readonly text: RefObject<TranscriptHandle | null>;
};

/** Every segment at a place, the longest first, each with its own button to remove it. */
export function SegmentsCard({ tools, place, codes, marks, text }: SegmentsCardProps) {
  const here = useMemo(
    () =>
      marks
        .filter(({ id }) => place.segmentIds.includes(id))
        .toSorted((one, other) => other.end - other.start - (one.end - one.start)),
    [marks, place],
  );
  const leave = (by: 'key' | 'pointer') => {
    useCodingState.getState().placeShown(null);
    if (by === 'key') text.current?.focus();
  };
  const isEmpty = here.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when the last segment here went, and only then
  useEffect(() => {
    if (isEmpty) leave('key');
  }, [isEmpty]);
  const [at] = useState(() => innermost(here) ?? { start: place.offset, end: place.offset + 1 });
  const height = HEAD + Math.min(here.length, MOST_ROWS) * ROW + 8;
  const title = `${plural(here.length, 'segment')} here`;
  return (
    <FloatingCard label={title} text={text} at={at} width={WIDTH} height={height} onLeave={leave}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <Kbd keys="esc" plain />
      </header>
      <SegmentRows
        here={here}
        codes={codes}
        entered={place.entered}
        onRemove={(id) => void removeSegment(tools, id)}
        onChosen={() => leave('key')}
      />
    </FloatingCard>
  );
}

/** The shortest one: the card stands off its words. */
function innermost(here: readonly MarkView[]): Stretch | undefined {
  return here.at(-1);
}

type SegmentRowsProps = {
  readonly here: readonly MarkView[];
  readonly codes: readonly CodeView[];
  readonly entered: boolean;
  readonly onRemove: (id: string) => void;
  readonly onChosen: () => void;
};

function SegmentRows({ here, codes, entered, onRemove, onChosen }: SegmentRowsProps) {
  const { focusedSegmentId, focusedSegment } = useReading();
  const rows = useRef<HTMLUListElement>(null);
  const isShared = new Set(here.map(({ coderId }) => coderId)).size > 1;
  const first = here.find(({ id }) => id === focusedSegmentId) ?? here[0];
  useRowFocus(rows, entered, here);
  const onKeyDown = (event: KeyboardEvent, mark: MarkView) => {
    const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = here[(here.indexOf(mark) + (to ?? 0) + here.length) % here.length];
    if (to !== undefined && next !== undefined) focusRow(rows.current, next.id);
    else if (event.key === 'Delete') onRemove(mark.id);
    else return;
    event.preventDefault();
  };
  return (
    <ul ref={rows} className={styles.rows}>
      {here.map((mark) => (
        <li
          key={mark.id}
          className={classNames(styles.row, mark.id === focusedSegmentId && styles.focused)}
          onKeyDown={(event) => onKeyDown(event, mark)}
        >
          <button
            type="button"
            className={styles.face}
            data-segment={mark.id}
            tabIndex={mark === first ? 0 : -1}
            aria-pressed={mark.id === focusedSegmentId}
            onFocus={() => focusedSegment(mark.id)}
            onClick={() => {
              focusedSegment(mark.id);
              onChosen();
            }}
          >
            <SegmentFace mark={mark} codes={codes} namesCoder={isShared} />
          </button>
          <IconButton
            name={`Remove code ${codes.find(({ id }) => id === mark.codeId)?.name ?? ''}`}
            icon={X}
            size="small"
            onPress={() => onRemove(mark.id)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Takes the focus where the card was opened by the keys, and keeps it when a row goes. */
function useRowFocus(
  rows: React.RefObject<HTMLUListElement | null>,
  entered: boolean,
  here: readonly MarkView[],
): void {
  const within = useRef({ is: entered, index: 0 });
  useLayoutEffect(() => {
    if (entered) focusRow(rows.current, useReading.getState().focusedSegmentId ?? '');
  }, [entered, rows]);
  useEffect(() => {
    const list = rows.current;
    if (list === null) return;
    const moved = () => {
      const faces = [...list.querySelectorAll('li')];
      within.current = { is: true, index: faces.findIndex((face) => face.contains(document.activeElement)) };
    };
    list.addEventListener('focusin', moved);
    return () => list.removeEventListener('focusin', moved);
  }, [rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the rows change, the focus may have gone with one
  useLayoutEffect(() => {
    if (!within.current.is || document.activeElement !== document.body) return;
    const faces = rows.current?.querySelectorAll<HTMLElement>('[data-segment]') ?? [];
    faces[Math.min(Math.max(0, within.current.index), faces.length - 1)]?.focus();
  }, [here]);
}

function focusRow(rows: HTMLElement | null, id: string): void {
  const faces = [...(rows?.querySelectorAll<HTMLElement>('[data-segment]') ?? [])];
  (faces.find((face) => face.dataset.segment === id) ?? faces[0])?.focus();
}

type SegmentFaceProps = {
  readonly mark: MarkView;
  readonly codes: readonly CodeView[];
  readonly namesCoder: boolean;
};

function SegmentFace({ mark, codes, namesCoder }: SegmentFaceProps) {
  const code = codes.find(({ id }) => id === mark.codeId);
  const above = codes.find(({ id }) => id === code?.parentId);
  const { data } = useQuery('segment.read', { segment: mark.id });
  if (code === undefined) return null;
  return (
    <>
      <CodeMark color={code.look.color} pattern={code.look.pattern} />
      <span className={styles.name} title={code.path}>
        {code.name}
        <span className={styles.above}>
          {' '}
          {[namesCoder ? data?.coder : undefined, above?.name]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
      </span>
      <span className={styles.words}>{data === undefined ? '' : plural(data.words, 'word')}</span>
    </>
  );
}
