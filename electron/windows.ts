import { BrowserWindow, nativeTheme, type Session, type WebContents } from 'electron';
import type { BridgeNews, Place } from '../src/contract/bridge.ts';
import type { Failure } from '../src/contract/contract.ts';
import { newPatience } from './patience.ts';
import { addressOf } from './places.ts';
import { webPreferences } from './security.ts';
import { boundsFor, rememberBounds, SMALLEST } from './window-state.ts';

/** A window of ours: the first page, or one project. */
export type Open = {
  readonly window: BrowserWindow;
  /** Of its project; null for the first page. */
  handle: string | null;
  /** What undo and redo would do, as its page told it last. */
  offer: { readonly undo: string | null; readonly redo: string | null };
  /** Settles once its page has saved what was not saved, or took too long. */
  leaving: PromiseWithResolvers<void> | null;
  hasLeft: boolean;
  /** Settles when it no longer shows its project. */
  shown: PromiseWithResolvers<void>;
};

export type Windows = {
  readonly all: () => readonly Open[];
  readonly of: (contents: WebContents) => Open | undefined;
  readonly focused: () => Open | undefined;
  /** Shows a project, or with null the first page: in the window that has it, in `instead`, or in a new one. */
  readonly show: (handle: string | null, instead?: Open) => Open;
  readonly tell: (open: Open, news: BridgeNews | PortNews) => void;
};

/** What the preload alone hears: a port leads nowhere any more, or a host cannot be had. */
export type PortNews =
  | { readonly kind: 'lost'; readonly place: Place }
  | { readonly kind: 'refused'; readonly place: Place; readonly error: Failure };

export type WindowsOptions = {
  readonly session: Session;
  /** A window begins to show a project. */
  readonly onShown: (open: Open) => void;
  /** Which window is in front, or what it offers, is another. */
  readonly onFront: () => void;
};

/** A page that does not answer is not waited for longer, in milliseconds. */
const LEAVING = 3_000;

export function windowsOver({ session, onShown, onFront }: WindowsOptions): Windows {
  const opened = new Set<Open>();
  const tell: Windows['tell'] = ({ window }, news) => {
    if (!window.isDestroyed()) window.webContents.send('emic:news', news);
  };
  const add = (handle: string | null): Open => {
    const open = newOpen(session, handle, () => onFront());
    opened.add(open);
    open.window.on('close', (event) => {
      if (open.hasLeft || open.handle === null) return;
      event.preventDefault();
      void leave(open, () => tell(open, { kind: 'leaving' })).then(() => open.window.close());
    });
    open.window.on('closed', () => {
      opened.delete(open);
      open.shown.resolve();
      onFront();
    });
    return open;
  };
  const show: Windows['show'] = (handle, instead) => {
    const there = [...opened].find((open) => open.handle === handle);
    const open = there ?? (instead?.handle === null ? instead : add(handle));
    if (there === undefined) turnTo(open, handle);
    else if (instead !== undefined && instead !== there && instead.handle === null) instead.window.close();
    if (there !== undefined) bringUp(open.window);
    if (there === undefined && handle !== null) onShown(open);
    return open;
  };
  return {
    all: () => [...opened],
    of: (contents) =>
      [...opened].find(({ window }) => !window.isDestroyed() && window.webContents === contents),
    focused: () => {
      const window = BrowserWindow.getFocusedWindow();
      return (
        [...opened].find((open) => open.window === window) ?? (opened.size === 1 ? [...opened][0] : undefined)
      );
    },
    show,
    tell,
  };
}

function newOpen(session: Session, handle: string | null, onFocus: () => void): Open {
  const { isMaximized, ...bounds } = boundsFor(handle);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Emic',
    show: false,
    // As the page's own ground, so that nothing flashes.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111010' : '#f5f4f3',
    webPreferences: webPreferences(session),
  });
  const pages = newPatience(() => performance.now());
  const open: Open = {
    window,
    handle,
    offer: { undo: null, redo: null },
    leaving: null,
    hasLeft: false,
    shown: Promise.withResolvers(),
  };
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('focus', onFocus);
  // A page that fell is shown again; one that falls at once each time is left, and closing it needs no answer.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (pages.mayGoOn('')) window.webContents.reload();
    else open.hasLeft = true;
  });
  rememberBounds(window, () => open.handle);
  return open;
}

function turnTo(open: Open, handle: string | null): void {
  open.handle = handle;
  // A load that is overtaken by another, or by the window's end, fails; the later one counts.
  open.window.loadURL(addressOf(handle)).catch(() => undefined);
}

function bringUp(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Lets the page save what is not saved yet; once, however often the window is closed meanwhile. */
async function leave(open: Open, ask: () => void): Promise<void> {
  if (open.leaving === null) {
    open.leaving = Promise.withResolvers();
    ask();
  }
  const { promise, resolve } = open.leaving;
  const timer = setTimeout(resolve, LEAVING);
  await promise;
  clearTimeout(timer);
  open.hasLeft = true;
}
