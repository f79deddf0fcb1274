import { announce } from './announcements.ts';
import { showToast, type ToastAction } from './toasts.ts';

/** Says in one sentence what was done: shown, and read out. */
export function tell(sentence: string, action?: ToastAction): void {
  showToast({ sentence, ...(action === undefined ? {} : { action }) });
  announce(sentence);
}
