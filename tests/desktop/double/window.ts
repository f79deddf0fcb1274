import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as BrowserWindowType,
  Rectangle,
} from 'electron';
import type { Page } from 'playwright-core';
import { mustBe, quitCancelled, windowClosed, windowOpened } from './app.ts';
import { answerPage } from './asks.ts';
import { announce, type Contents, newContents, unlessGone } from './contents.ts';
import { BINDING, pageScript } from './page-script.ts';
import { absent, type Emitter, emitterOf, honest, honestClass, preventable } from './refuse.ts';
import { type DoubleSession, newPage, sessionBehind, sessionNamed } from './session.ts';
import { system } from './system.ts';
import { checkOptions } from './window-options.ts';

type State = {
  bounds: Rectangle;
  title: string | null;
  destroyed: boolean;
  maximized: boolean;
};
type Window = {
  readonly api: object;
  readonly contents: Contents;
  readonly events: Emitter;
  readonly state: State;
  readonly page: Promise<Page>;
  /** How the app ends it when it quits. */
  readonly end: { readonly close: () => void; readonly destroy: () => void };
};

const EVENTS = ['close', 'closed', 'ready-to-show', 'focus', 'resize', 'move'];
const DEFAULT_BOUNDS = { x: 0, y: 0, width: 800, height: 600 };
/** Electron's step: a level more is a fifth larger. */
const ZOOM_STEP = 1.2;

/** In the order they were opened; the one that has the focus comes last in `focused`. */
const windows: Window[] = [];
const focused: Window[] = [];
const ids = { next: 0 };

function makeWindow(options: BrowserWindowConstructorOptions = {}): object {
  mustBe('ready', 'new BrowserWindow');
  checkOptions(options);
  const { width, height, x, y } = { ...DEFAULT_BOUNDS, ...options };
  const { partition = '', session: given, preload } = options.webPreferences ?? {};
  const session = given === undefined ? sessionNamed(partition) : sessionBehind(given);
  const page = openPage(session, preload);
  const events = emitterOf('BrowserWindow', EVENTS);
  const state: State = {
    bounds: { x, y, width, height },
    title: options.title ?? null,
    destroyed: false,
    maximized: false,
  };
  ids.next += 1;
  const contents = newContents(session, page, () => void resizePage(window));
  const window: Window = {
    page,
    events,
    state,
    contents,
    end: { close: () => close(window), destroy: () => destroy(window) },
    api: honest('BrowserWindow', {
      ...events,
      id: ids.next,
      webContents: contents.api,
      ...membersOf(() => window),
    }),
  };
  windows.push(window);
  windowOpened(window.end);
  live(window).catch(unlessGone(() => state.destroyed));
  announce(contents);
  if (options.show !== false) focus(window);
  return window.api;
}

async function openPage(session: DoubleSession, preload: string | undefined): Promise<Page> {
  const page = await newPage(session);
  await page.exposeBinding(BINDING, answerPage);
  await page.addInitScript(pageScript(preload));
  await paintPage(page);
  return page;
}

function paintPage(page: Page): Promise<void> {
  return page.emulateMedia({ colorScheme: system.isDark() ? 'dark' : 'light' });
}

/** Follows the page from its opening to its end. */
async function live(window: Window): Promise<void> {
  const page = await window.page;
  const unwatch = system.watchDark(() => void paintPage(page).catch(() => undefined));
  page.once('load', () => window.events.emit('ready-to-show'));
  // Dialogs of a page are the test's to answer; a page that would hold its window cannot here.
  page.on('dialog', (asked) => {
    if (asked.type() === 'beforeunload') throw absent('page that prevents beforeunload');
  });
  page.once('close', () => {
    unwatch();
    ended(window);
  });
  await resizePage(window);
}

/** The page's size in its own pixels: fewer when it is zoomed. */
async function resizePage({ page, state, contents }: Window): Promise<void> {
  const scale = ZOOM_STEP ** contents.state.zoomLevel;
  const size = {
    width: Math.round(state.bounds.width / scale),
    height: Math.round(state.bounds.height / scale),
  };
  await (await page).setViewportSize(size).catch(() => undefined);
}

function focus(window: Window): void {
  if (focused.at(-1) === window) return;
  leaveFocus(window);
  focused.push(window);
  void window.page.then((page) => page.bringToFront()).catch(() => undefined);
  setImmediate(() => window.events.emit('focus'));
}

function leaveFocus(window: Window): void {
  const place = focused.indexOf(window);
  if (place >= 0) focused.splice(place, 1);
}

function close(window: Window): void {
  if (window.state.destroyed) return;
  const event = preventable({});
  window.events.emit('close', event);
  if (event.defaultPrevented) quitCancelled();
  else closePage(window, true);
}

function destroy(window: Window): void {
  closePage(window, false);
}

function closePage({ page }: Window, runBeforeUnload: boolean): void {
  void page.then((opened) => opened.close({ runBeforeUnload })).catch(() => undefined);
}

function ended(window: Window): void {
  if (window.state.destroyed) return;
  window.state.destroyed = true;
  windows.splice(windows.indexOf(window), 1);
  leaveFocus(window);
  window.events.emit('closed');
  windowClosed(window.end);
}

function membersOf(own: () => Window) {
  const setBounds = (bounds: Partial<Rectangle>) => {
    const { state, events } = own();
    const before = state.bounds;
    state.bounds = { ...before, ...bounds };
    void resizePage(own());
    const { x, y, width, height } = state.bounds;
    if (width !== before.width || height !== before.height) events.emit('resize');
    if (x !== before.x || y !== before.y) events.emit('move');
  };
  return {
    loadURL: (url: string) => own().contents.load(url),
    show: () => focus(own()),
    focus: () => focus(own()),
    close: () => close(own()),
    destroy: () => destroy(own()),
    isDestroyed: () => own().state.destroyed,
    isMinimized: () => false,
    restore: () => focus(own()),
    isMaximized: () => own().state.maximized,
    maximize: () => {
      own().state.maximized = true;
    },
    getNormalBounds: () => ({ ...own().state.bounds }),
    setBounds,
    setTitle: (title: string) => {
      own().state.title = title;
    },
    getTitle: () => own().contents.state.title || own().state.title || '',
    setRepresentedFilename: () => undefined,
    setDocumentEdited: () => undefined,
  } satisfies Partial<BrowserWindowType>;
}

export const BrowserWindow = honestClass('BrowserWindow', makeWindow, {
  getAllWindows: () => windows.map(({ api }) => api),
  fromWebContents: (api: object) => windows.find(({ contents }) => contents.api === api)?.api ?? null,
  getFocusedWindow: () => focused.at(-1)?.api ?? null,
});
