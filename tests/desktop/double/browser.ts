import { createServer } from 'node:net';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../scripts/chromium.ts';

const state: { browser: Browser | null } = { browser: null };

/** Chromium, with a second door for the test: it ends with this process, because the first is a pipe. */
export async function launchBrowser(): Promise<number> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('the double of electron found no Chromium');
  const port = await freePort();
  state.browser = await chromium.launch({
    executablePath,
    // No name is ever looked up: what no handler answers goes nowhere.
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`, '--host-resolver-rules=MAP * ~NOTFOUND'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return port;
}

export async function closeBrowser(): Promise<void> {
  await state.browser?.close();
}

/** What Electron calls a session's storage: cookies and caches that others do not see. */
export function newContext(): Promise<BrowserContext> {
  if (state.browser === null) throw new Error('Session can only be received when app is ready');
  return state.browser.newContext({
    locale: 'en-GB',
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
