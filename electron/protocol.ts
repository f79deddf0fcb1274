import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { windowFile } from '../src/transport/static-files.ts';
import { ORIGIN, RENDERER } from './places.ts';

/** To be called before the app is ready. */
export function announceScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

const PAGE = /^\/(?:p\/[A-Za-z0-9_-]{1,100}\/)?$/;

/** Answers `app://emic/…` with files of the built window, each under the window's policy, and with nothing else. */
export function serveWindow(session: Session): void {
  session.protocol.handle('app', async (request) => {
    const { origin, host, pathname } = new URL(request.url);
    // Where a scheme is not known as a standard one, an address has no origin.
    const isOurs = origin === ORIGIN || (origin === 'null' && host === 'emic');
    const isAsked = request.method === 'GET' || request.method === 'HEAD';
    const file =
      isOurs && isAsked ? windowFile(RENDERER, PAGE.test(pathname) ? '/index.html' : pathname) : null;
    if (file === null)
      return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
    return new Response(new Uint8Array(await readFile(file.path)), { headers: { ...file.headers } });
  });
}
