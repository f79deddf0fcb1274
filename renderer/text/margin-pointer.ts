import { type Crowd, type MarginTarget, targetAt } from './margin-scene.ts';
import { repaintMargin } from './painting.ts';
import { focusMark } from './segment-moves.ts';
import { topOfLine } from './surface.ts';
import type { View } from './view.ts';

/** Hovering and clicking brackets and their names. Returns how to stop listening. */
export function listenToMargin(view: View): () => void {
  const { margin } = view.stage;
  const stop = new AbortController();
  const { signal } = stop;
  margin.addEventListener('pointermove', (event) => hover(view, targetUnder(view, event), event), { signal });
  margin.addEventListener('pointerleave', () => hover(view, null, null), { signal });
  margin.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
  margin.addEventListener('click', (event) => choose(view, targetUnder(view, event)), { signal });
  return () => stop.abort();
}

function targetUnder(view: View, { clientX, clientY }: MouseEvent): MarginTarget | null {
  const box = view.stage.margin.getBoundingClientRect();
  return targetAt(view.scene, clientX - box.left, clientY - box.top + view.tile.top);
}

function hover(view: View, target: MarginTarget | null, at: MouseEvent | null): void {
  const { margin, tip, frame } = view.stage;
  const before = idOf(view.hovered);
  view.hovered = target;
  margin.style.cursor = target === null ? '' : 'pointer';
  tip.hidden = target === null;
  if (target !== null && at !== null) {
    const box = frame.getBoundingClientRect();
    tip.textContent = wordsFor(view, target);
    tip.style.top = `${Math.min(at.clientY - box.top + 16, box.height - tip.offsetHeight - 4)}px`;
    tip.style.left = `${Math.max(4, Math.min(at.clientX - box.left, box.width - tip.offsetWidth - 16))}px`;
  }
  if (idOf(target) !== before) repaintMargin(view);
}

function idOf(target: MarginTarget | null): string | null {
  return target?.kind === 'bracket' ? target.bracket.mark.id : null;
}

function wordsFor(view: View, target: MarginTarget): string {
  if (target.kind === 'bracket') return target.bracket.look.path;
  return target.crowd.marks.map(({ codeId }) => view.marks.looks.get(codeId)?.name ?? '').join(', ');
}

/** A bracket is focused; a crowd is told as the segments of its place. */
export function choose(view: View, target: MarginTarget | null): void {
  if (target?.kind === 'bracket') {
    // The keys for segments are the text's.
    view.stage.page.focus({ preventScroll: true });
    focusMark(view, target.bracket.mark);
  }
  if (target?.kind === 'crowd') tellCrowd(view, target.crowd);
}

function tellCrowd(view: View, { marks, top }: Crowd): void {
  const first = marks[0];
  if (first === undefined) return;
  const box = view.stage.margin.getBoundingClientRect();
  const y = Math.max(top, topOfLine(view.surface, first.start)) - view.tile.top + box.top;
  const rect = new DOMRect(box.left, y, box.width, view.surface.layout.line);
  view.props.onFocusPlace(
    first.start,
    marks.map(({ id }) => id),
    rect,
    'pointer',
  );
}
