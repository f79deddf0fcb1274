import { pressKey } from './keys.ts';
import { mirrorSelection } from './mirror-selection.ts';
import { adoptSelection, enterText } from './selecting.ts';
import { topPlace } from './surface.ts';
import type { View } from './view.ts';

/** What happens in the text but for the pointer. Returns how to stop listening. */
export function listenToText(view: View): () => void {
  const { page } = view.stage;
  const stop = new AbortController();
  const { signal } = stop;
  detachInput(page);
  page.addEventListener('beforeinput', (event) => event.preventDefault(), { signal });
  page.addEventListener('paste', (event) => event.preventDefault(), { signal });
  page.addEventListener('drop', (event) => event.preventDefault(), { signal });
  page.addEventListener('keydown', (event) => pressKey(view, event) && event.preventDefault(), { signal });
  page.addEventListener('focus', () => onFocus(view), { signal });
  page.addEventListener('copy', (event) => copy(view, event), { signal });
  page.addEventListener('cut', (event) => copy(view, event), { signal });
  document.addEventListener('selectionchange', () => adoptSelection(view), { signal });
  return () => stop.abort();
}

function onFocus(view: View): void {
  enterText(view, topPlace(view.surface).offset);
  mirrorSelection(view);
}

/** What is written goes to a context of its own, so that not even an input method can change the page. */
function detachInput(page: HTMLElement): void {
  const context: unknown = Reflect.get(window, 'EditContext');
  if (typeof context === 'function') Reflect.set(page, 'editContext', Reflect.construct(context, []));
}

function copy(view: View, event: ClipboardEvent): void {
  event.preventDefault();
  const words = selectedText(view);
  if (words !== '') event.clipboardData?.setData('text/plain', words);
}

/** The canonical text between the ends of the selection, whether it is mounted or not. */
export function selectedText({ anchor, focus, props }: View): string {
  if (anchor === null || focus === null) return '';
  return props.text.slice(Math.min(anchor, focus), Math.max(anchor, focus));
}
