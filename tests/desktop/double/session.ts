import type { CustomScheme, Session } from 'electron';
import type { BrowserContext, Page } from 'playwright-core';
import { mustBe } from './app.ts';
import { newContext } from './browser.ts';
import { type Emitter, emitterOf, honest, onlyKnown, preventable } from './refuse.ts';
import { answerRequest } from './requests.ts';

export type Handler = (request: Request) => Response | Promise<Response>;
type PermissionRequest = Parameters<Session['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<Session['setPermissionCheckHandler']>[0];
export type BeforeRequest = (
  details: { url: string; method: string; resourceType: string; webContentsId: number },
  answer: (response: { cancel?: boolean; redirectURL?: string }) => void,
) => void;

export type DoubleSession = {
  readonly api: object;
  readonly events: Emitter;
  readonly handlers: Map<string, Handler>;
  readonly asked: {
    request: PermissionRequest;
    check: PermissionCheck;
    beforeRequest: BeforeRequest | null;
  };
  readonly context: () => Promise<BrowserContext>;
  /** Pages that main opened, and those on their way. */
  readonly pages: Set<Page>;
  readonly opening: Set<Promise<Page>>;
};

const sessions = new Map<string, DoubleSession>();
const bySession = new WeakMap<object, DoubleSession>();
const privileged = new Set<string>();
const PRIVILEGES = ['standard', 'secure', 'supportFetchAPI', 'corsEnabled', 'stream', 'codeCache'];

function newSession(): DoubleSession {
  const events = emitterOf('session', ['will-download']);
  const handlers: DoubleSession['handlers'] = new Map();
  const asked: DoubleSession['asked'] = { request: null, check: null, beforeRequest: null };
  const made: { context: Promise<BrowserContext> | null } = { context: null };
  const api = honest('session', {
    ...events,
    protocol: honest('protocol', { handle: handleIn(handlers) }),
    setPermissionRequestHandler: (handler: PermissionRequest) => {
      asked.request = handler;
    },
    setPermissionCheckHandler: (handler: PermissionCheck) => {
      asked.check = handler;
    },
    // No page here can choose a device: Chromium's choosers are not there.
    setDevicePermissionHandler: () => undefined,
    setSpellCheckerEnabled: () => undefined,
    webRequest: honest('webRequest', {
      onBeforeRequest(...words: readonly unknown[]) {
        const [first, second] = words;
        if (second !== undefined) throw new Error('the double of electron has no filter of onBeforeRequest');
        asked.beforeRequest = first as BeforeRequest | null;
      },
    }),
  });
  const session: DoubleSession = {
    api,
    events,
    handlers,
    asked,
    pages: new Set(),
    opening: new Set(),
    context: () => {
      made.context ??= contextOf(session);
      return made.context;
    },
  };
  bySession.set(api, session);
  return session;
}

function handleIn(handlers: DoubleSession['handlers']) {
  return (scheme: string, handler: Handler) => {
    if (!privileged.has(scheme))
      throw new Error(
        `the double of electron carries ${scheme}: only with standard, secure, supportFetchAPI`,
      );
    if (handlers.has(scheme)) throw new Error(`The scheme has been intercepted: ${scheme}`);
    handlers.set(scheme, handler);
  };
}

async function contextOf(session: DoubleSession): Promise<BrowserContext> {
  const context = await newContext();
  // What a page opened by itself was put to main (contents.ts), which can only deny it.
  context.on('page', async (page) => {
    await Promise.allSettled(session.opening);
    if (!session.pages.has(page)) await page.close().catch(() => undefined);
  });
  await context.route('**/*', (route) => answerRequest(session, route));
  return context;
}

export async function newPage(session: DoubleSession): Promise<Page> {
  const opening = (await session.context()).newPage();
  session.opening.add(opening);
  const page = await opening;
  session.pages.add(page);
  session.opening.delete(opening);
  return page;
}

export function sessionNamed(name: string): DoubleSession {
  mustBe('ready', 'session');
  const found = sessions.get(name) ?? newSession();
  sessions.set(name, found);
  return found;
}

export function sessionBehind(api: object): DoubleSession {
  return bySession.get(api) ?? sessionNamed('');
}

/** Tells main of a download; one that nobody stops would open a dialog. */
export function listenForDownloads(session: DoubleSession, page: Page, contents: object): void {
  page.on('download', async (download) => {
    const item = honest('DownloadItem', {
      getFilename: () => download.suggestedFilename(),
      getURL: () => download.url(),
      cancel: () => void download.cancel(),
      setSavePath: (path: string) => void download.saveAs(path),
    });
    const event = preventable({});
    const heard = session.events.emit('will-download', event, item, contents);
    if (event.defaultPrevented) await download.cancel();
    else if (!heard) throw new Error(`unscripted dialog: a place for ${download.suggestedFilename()}`);
  });
}

export const session = honest('session', {
  fromPartition: (name: string) => sessionNamed(name).api,
  get defaultSession() {
    return sessionNamed('').api;
  },
});

export const protocol = honest('protocol', {
  handle: (scheme: string, handler: Handler) => handleIn(sessionNamed('').handlers)(scheme, handler),
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]) {
    mustBe('starting', 'protocol.registerSchemesAsPrivileged');
    for (const { scheme, privileges = {} } of schemes) {
      onlyKnown('privilege', privileges, PRIVILEGES);
      const { standard, secure, supportFetchAPI } = privileges;
      // Pages stand on https here, which has all three: without them the double would promise too much.
      if (standard && secure && supportFetchAPI) privileged.add(scheme);
    }
  },
});
