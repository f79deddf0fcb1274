import { app } from 'electron';
import type { Parts } from './parts.ts';

/** Quitting waits until every page has saved and every host has folded its log in. */
export function quitGently({ hosts, windows, noteIncident }: Parts): void {
  const state = { isQuitting: false, isClosed: false };
  app.on('before-quit', () => {
    state.isQuitting = true;
  });
  // A window that had to save first has kept the app from quitting: with the last of them it goes on.
  app.on('window-all-closed', () => {
    if (state.isQuitting || process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (state.isClosed) return;
    event.preventDefault();
    for (const { shown } of windows.all()) shown.resolve();
    hosts
      .close()
      .catch(noteIncident)
      .finally(() => {
        state.isClosed = true;
        app.quit();
      });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}
