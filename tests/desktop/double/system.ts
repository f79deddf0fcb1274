import type { Display, NativeTheme, Shell } from 'electron';
import { records } from './records.ts';
import { emitterOf, honest } from './refuse.ts';

type Source = 'system' | 'light' | 'dark';
const theme = { source: 'system' as Source };
const events = emitterOf('nativeTheme', ['updated']);
const watchers = new Set<() => void>();
/** The system around the app is a light one. */
const isDark = () => theme.source === 'dark';

function setSource(source: Source): void {
  const before = isDark();
  theme.source = source;
  if (before === isDark()) return;
  for (const watcher of watchers) watcher();
  events.emit('updated');
}

/** The machine around the app. */
export const system = {
  isDark,
  /** Until the function it returns is called. */
  watchDark(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
};

const themeMembers: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'> = {
  get themeSource() {
    return theme.source;
  },
  set themeSource(source: Source) {
    setSource(source);
  },
  get shouldUseDarkColors() {
    return isDark();
  },
};
// Assigned the other way round, the getters would be read once and for all.
export const nativeTheme = honest('nativeTheme', Object.assign(themeMembers, events));

const AREA = { x: 0, y: 0, width: 1920, height: 1080 };
const display: Pick<Display, 'id' | 'bounds' | 'workArea' | 'size' | 'workAreaSize' | 'scaleFactor'> = honest(
  'Display',
  { id: 1, bounds: AREA, workArea: AREA, size: AREA, workAreaSize: AREA, scaleFactor: 1 },
);
export const screen = honest('screen', {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
});

const shellMembers: Pick<Shell, 'openExternal' | 'showItemInFolder'> = {
  openExternal: async (url) => void records.openedExternal.push(url),
  showItemInFolder: (path) => void records.shownInFolder.push(path),
};
export const shell = honest('shell', shellMembers);

export const powerMonitor = honest('powerMonitor', emitterOf('powerMonitor', ['suspend', 'resume']));
