import type { Frame, Request as PageRequest, Route } from 'playwright-core';
import { type Contents, contentsOf } from './contents.ts';
import { noteRequest } from './records.ts';
import { preventable } from './refuse.ts';
import type { DoubleSession } from './session.ts';
import { schemeOf, toMain, toPage } from './urls.ts';

/** Every request of a session's pages: to the app's handlers, or nowhere. */
export async function answerRequest(session: DoubleSession, route: Route): Promise<void> {
  try {
    await answer(session, route);
  } catch (error) {
    // A page that is gone has no use for an answer.
    if (!/has been closed|Frame was detached|already handled|Invalid InterceptionId/.test(String(error)))
      throw error;
  }
}

async function answer(session: DoubleSession, route: Route): Promise<void> {
  const request = route.request();
  const frame = frameOf(request);
  const contents = frame === null ? undefined : contentsOf(frame.page());
  // A window that a page opened: it is on its way out.
  if (frame === null || contents === undefined) return route.abort('aborted');
  const url = toMain(request.url());
  if (request.isNavigationRequest() && (await isDenied(contents, frame, url))) return route.abort('aborted');
  if (await isCancelled(session, contents, route)) return stop(route, url, 'cancelled by webRequest');
  const handler = session.handlers.get(schemeOf(url));
  if (handler === undefined || url === request.url()) return stop(route, url, 'no handler');
  const body = request.postDataBuffer();
  const answered = await handler(
    new Request(url, {
      method: request.method(),
      headers: headersForMain(request.headers()),
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    }),
  );
  if (answered.type === 'error') return route.abort('failed');
  if (answered.status >= 300 && answered.status < 400 && answered.headers.has('location'))
    return stop(route, url, 'the double of electron follows no redirects');
  return route.fulfill({
    status: answered.status,
    headers: Object.fromEntries(answered.headers),
    body: Buffer.from(await answered.arrayBuffer()),
  });
}

function headersForMain(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { origin, referer, ...others } = headers;
  return {
    ...others,
    ...(origin === undefined ? {} : { origin: toMain(origin).replace(/\/$/, '') }),
    ...(referer === undefined ? {} : { referer: toMain(referer) }),
  };
}

/** Null in a window that is so new that it has none. */
function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

function stop(route: Route, url: string, stopped: string): Promise<void> {
  noteRequest(url, stopped);
  return route.abort('blockedbyclient');
}

/** Navigations that the page starts are put to main, as Electron does; those of main are not. */
async function isDenied(contents: Contents, frame: Frame, url: string): Promise<boolean> {
  const isMainFrame = frame.parentFrame() === null;
  if (isMainFrame && !(await contents.startedByPage(toPage(url)))) return false;
  return mayNavigate(contents, url, isMainFrame) === false;
}

/** False where main prevents it. */
export function mayNavigate(contents: Contents, url: string, isMainFrame: boolean): boolean {
  const facts = { url, isSameDocument: false, isMainFrame, frame: contents.frame() };
  const anyFrame = preventable(facts);
  contents.events.emit('will-frame-navigate', anyFrame);
  if (!isMainFrame || anyFrame.defaultPrevented) return !anyFrame.defaultPrevented;
  const event = preventable(facts);
  contents.events.emit('will-navigate', event, url, false, true);
  return !event.defaultPrevented;
}

async function isCancelled(session: DoubleSession, contents: Contents, route: Route): Promise<boolean> {
  const { beforeRequest } = session.asked;
  if (beforeRequest === null) return false;
  const request = route.request();
  const kinds: Readonly<Record<string, string>> = { document: 'mainFrame', fetch: 'xhr' };
  const details = {
    url: toMain(request.url()),
    method: request.method(),
    resourceType: kinds[request.resourceType()] ?? request.resourceType(),
    webContentsId: contents.id,
  };
  return new Promise((resolve, reject) =>
    beforeRequest(details, ({ cancel = false, redirectURL }) => {
      if (redirectURL !== undefined) reject(new Error('the double of electron has no redirectURL'));
      resolve(cancel);
    }),
  );
}
