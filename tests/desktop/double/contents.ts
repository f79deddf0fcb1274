import type { HandlerDetails, WebContents, WindowOpenHandlerResponse } from 'electron';
import type { CDPSession, Page } from 'playwright-core';
import { appEvents, isEnding } from './app.ts';
import { documentOf, type PageDocument } from './document.ts';
import { give, type MainPort } from './ports.ts';
import { absent, type Emitter, emitterOf, honest, preventable } from './refuse.ts';
import { mayNavigate } from './requests.ts';
import { type DoubleSession, listenForDownloads } from './session.ts';
import { schemeOf, toMain, toPage } from './urls.ts';
import { encode } from './wire.ts';

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

export type Contents = {
  readonly id: number;
  readonly api: object;
  readonly events: Emitter;
  readonly session: DoubleSession;
  /** The main frame as main sees it now. */
  readonly frame: () => object;
  readonly load: (url: string) => Promise<void>;
  /** Whether a page began the navigation that is about to go to `pageUrl`. */
  readonly startedByPage: (pageUrl: string) => Promise<boolean>;
  readonly state: {
    page: Page | null;
    document: PageDocument | null;
    openHandler: OpenHandler | null;
    zoomLevel: number;
    title: string;
    destroyed: boolean;
  };
};

const byPage = new WeakMap<Page, Contents>();
const ids = { next: 0 };
const LOOKS = 5;
const LOOK_MS = 10;
const EVENTS = [
  'will-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-frame-navigate',
  'render-process-gone',
  'did-finish-load',
  'destroyed',
];

export function contentsOf(page: Page): Contents | undefined {
  return byPage.get(page);
}

/** `WebContents` of a page that may still be on its way. */
export function newContents(session: DoubleSession, page: Promise<Page>, onZoom: () => void): Contents {
  ids.next += 1;
  const events = emitterOf('WebContents', EVENTS);
  const state: Contents['state'] = {
    page: null,
    document: null,
    openHandler: null,
    zoomLevel: 0,
    title: '',
    destroyed: false,
  };
  const empty = honest('WebFrameMain', { url: '', parent: null, routingId: 1, postMessage: () => undefined });
  const frame = () => state.document?.frame ?? empty;
  const begun = new Set<string>();
  const linked = page.then((opened) => link(contents, opened, begun));
  linked.catch(unlessGone(() => state.destroyed));
  const contents: Contents = {
    id: ids.next,
    events,
    session,
    state,
    frame,
    load: async (url) => {
      try {
        await linked;
        await (await page).goto(toPage(url));
      } catch (error) {
        // An app that ends hears nothing of what it was loading.
        if (isEnding()) return new Promise(() => undefined);
        throw new Error(`${/ERR_[A-Z_]+/.exec(String(error))?.[0] ?? error} loading '${url}'`);
      }
    },
    startedByPage: async (pageUrl) => {
      // The page's word comes by another way than its request, a little sooner as a rule.
      for (let looks = 0; looks < LOOKS && !begun.has(pageUrl); looks += 1)
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      return begun.delete(pageUrl);
    },
    api: honest('WebContents', {
      ...events,
      id: ids.next,
      session: session.api,
      get mainFrame() {
        return frame();
      },
      ...({
        send: (channel: string, ...words: readonly unknown[]) =>
          state.document?.remote.send({ type: 'message', channel, text: encode(words) }, []),
        postMessage: (channel: string, message: unknown, ports: readonly object[] = []) =>
          state.document?.remote.send(
            { type: 'message', channel, text: encode([message]) },
            ports.map((port) => give(port as MainPort)),
          ),
        getURL: () => (state.page === null ? '' : toMain(state.page.url()).replace(/^about:blank$/, '')),
        reload: () => void page.then((opened) => opened.reload()).catch(() => undefined),
        isDestroyed: () => state.destroyed,
        setWindowOpenHandler: (handler: OpenHandler) => {
          state.openHandler = handler;
        },
        setZoomLevel: (level: number) => {
          state.zoomLevel = level;
          onZoom();
        },
        getZoomLevel: () => state.zoomLevel,
        toggleDevTools: () => undefined,
      } satisfies Partial<WebContents>),
    }),
  };
  return contents;
}

/** A window may be closed before its page was there. */
export function unlessGone(isGone: () => boolean): (error: unknown) => void {
  return (error) => {
    if (!isGone() && !isEnding()) throw error;
  };
}

/** Puts the page's news to main; answers once nothing of it can be missed. */
async function link(contents: Contents, page: Page, begun: Set<string>): Promise<CDPSession> {
  const { state, events, session } = contents;
  state.page = page;
  byPage.set(page, contents);
  page.on('load', () => events.emit('did-finish-load'));
  page.on('crash', () =>
    events.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 5 }),
  );
  page.on('close', () => {
    state.destroyed = true;
    state.document?.end();
    events.emit('destroyed');
  });
  listenForDownloads(session, page, contents.api);
  const cdp = await page.context().newCDPSession(page);
  cdp.on('Page.frameRequestedNavigation', ({ url }) => {
    begun.add(url);
    // Chromium has no such scheme and would ask the system; Electron asks main.
    if (session.handlers.has(schemeOf(url)) && mayNavigate(contents, url, true))
      void page.goto(toPage(url)).catch(() => undefined);
  });
  cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    const details = {
      url: toMain(url),
      frameName: windowName,
      features: windowFeatures.join(','),
      disposition: 'foreground-tab' as const,
      referrer: { url: toMain(page.url()), policy: 'strict-origin-when-cross-origin' as const },
    };
    const answer = state.openHandler?.(details) ?? { action: 'allow' };
    if (answer.action !== 'deny') throw absent('windows that a page opens');
  });
  await cdp.send('Page.enable');
  return cdp;
}

/** A document of the page says that it is there: from now on messages go to it. */
export function documentArrived(contents: Contents, page: Page, id: string): void {
  contents.state.document?.end();
  contents.state.document = documentOf(id, page);
}

export function announce(contents: Contents): void {
  appEvents.emit('web-contents-created', preventable({}), contents.api);
}
