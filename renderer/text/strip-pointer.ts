import { scrollTopFor } from './density-strip.ts';
import { afterScroll } from './scrolling.ts';
import type { View } from './view.ts';

/** Clicking and dragging along the density strip. Returns how to stop listening. */
export function listenToStrip(view: View): () => void {
  const { strip, scroller } = view.stage;
  const stop = new AbortController();
  const { signal } = stop;
  const jump = (event: PointerEvent): void => {
    scroller.scrollTop = scrollTopFor(view.surface, event.clientY - strip.getBoundingClientRect().top);
    afterScroll(view);
  };
  strip.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      strip.setPointerCapture(event.pointerId);
      jump(event);
    },
    { signal },
  );
  strip.addEventListener('pointermove', (event) => strip.hasPointerCapture(event.pointerId) && jump(event), {
    signal,
  });
  strip.addEventListener('wheel', (event) => scroller.scrollBy(0, event.deltaY), { signal, passive: true });
  return () => stop.abort();
}
