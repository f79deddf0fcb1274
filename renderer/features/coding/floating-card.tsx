import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import type { Stretch } from '../../state/reading.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import styles from './floating-card.module.css';
import { type Box, type FloatingPlace, floatingPlace } from './floating-place.ts';

type FloatingCardProps = {
  /** Names it for those who do not see it. */
  readonly label: string;
  readonly text: RefObject<TranscriptHandle | null>;
  /** What it floats at: a stretch of the text. */
  readonly at: Stretch;
  readonly width: number;
  /** As high as it may become, so that it stays where it is while it grows and shrinks. */
  readonly height: number;
  /** Escape, or a press anywhere else. */
  readonly onLeave: (by: 'key' | 'pointer') => void;
  readonly children: ReactNode;
};

/** A card at a place in the text, never over it. Not modal: the text stays readable and scrolls. */
export function FloatingCard({ label, text, at, width, height, onLeave, children }: FloatingCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const place = useFloatingPlace(text, at, width, height);
  useOutsidePress(card, () => onLeave('pointer'));
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the card are not the text's, nor the window's.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === 'Escape') onLeave('key');
  };
  return createPortal(
    <div
      ref={card}
      role="dialog"
      aria-label={label}
      className={styles.card}
      style={{ width, left: place.left, top: place.top, bottom: place.bottom, maxHeight: place.maxHeight }}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>,
    document.body,
  );
}

function useFloatingPlace(
  text: RefObject<TranscriptHandle | null>,
  { start, end }: Stretch,
  width: number,
  height: number,
): FloatingPlace {
  const [place, setPlace] = useState<FloatingPlace>({ left: 0, top: 0, maxHeight: height });
  useLayoutEffect(() => {
    const put = () =>
      setPlace(floatingPlace(linesOf(text.current, { start, end }), { width, height }, area()));
    put();
    window.addEventListener('resize', put);
    return () => window.removeEventListener('resize', put);
  }, [text, start, end, width, height]);
  return place;
}

function linesOf(text: TranscriptHandle | null, { start, end }: Stretch): readonly Box[] {
  const selection = text?.selection();
  const isSelection = selection?.start === start && selection.end === end;
  const rects = isSelection ? (text?.selectionRects() ?? []) : [];
  if (rects.length > 0) return rects;
  // Its first and last line are enough to stay off it; where the caret is in it, the card stands below that.
  const ends = [text?.rectOf(start, start + 1), text?.rectOf(end - 1, end)].filter((rect) => rect != null);
  const caret = text?.caret() ?? start;
  const near = caret >= start && caret < end ? text?.rectOf(caret, caret + 1) : null;
  return ends.map((rect) => boxAt(rect, near?.left ?? rect.left));
}

function boxAt({ top, right, bottom }: DOMRect, left: number): Box {
  return { left, top, right: Math.max(left, right), bottom };
}

function area(): Box {
  const bar = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
  return { left: 0, top: Math.min(bar, 44), right: window.innerWidth, bottom: window.innerHeight };
}

function useOutsidePress(card: RefObject<HTMLElement | null>, leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const pressed = (event: PointerEvent) => {
      const { target } = event;
      if (target instanceof Node && card.current?.contains(target)) return;
      latest.current();
    };
    // Begins after the press that opened the card.
    const timer = setTimeout(() => document.addEventListener('pointerdown', pressed, true));
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', pressed, true);
    };
  }, [card]);
}
