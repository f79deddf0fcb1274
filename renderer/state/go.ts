import { askWindow, bridge } from './bridge.ts';

/** Shows a project, or with null the first page: in this tab of a browser, in its own window of the desktop app. */
export function goTo(handle: string | null): void {
  if (bridge() !== null) void askWindow('window.open', { handle });
  else window.location.assign(handle === null ? '/' : `/p/${handle}/`);
}
