import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.ts';

/** The transcript view alone in a real browser, as `renderer/text/harness.tsx` puts it there. */
export type TextBench = {
  readonly open: (size?: { readonly width: number; readonly height: number }) => Promise<TextPage>;
  readonly close: () => Promise<void>;
};

export type TextPage = {
  readonly page: Page;
  /** Everything that went to the console as a warning or an error, and every uncaught error. */
  readonly complaints: string[];
  readonly show: (props: unknown) => Promise<void>;
  readonly ask: <T>(question: string, ...args: readonly unknown[]) => Promise<T>;
  /** A method or a property of the harness itself. */
  readonly get: <T>(name: string, ...args: readonly unknown[]) => Promise<T>;
  /** What the view told under one heading, oldest first. */
  readonly told: (what: string) => Promise<readonly (readonly unknown[])[]>;
};

const ROOT = resolve(import.meta.dirname, '../../renderer');
export async function startTextBench(): Promise<TextBench> {
  const cacheDir = mkdtempSync(join(tmpdir(), 'emic-text-'));
  const server = await createServer({
    configFile: false,
    root: ROOT,
    cacheDir,
    logLevel: 'error',
    plugins: [react()],
    optimizeDeps: { include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [resolve(ROOT, '..')] } },
  });
  await server.listen();
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_FLAGS] });
  return {
    open: (size = { width: 744, height: 680 }) => openPage(server, browser, size),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(cacheDir, { recursive: true, force: true });
    },
  };
}

async function openPage(
  server: ViteDevServer,
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<TextPage> {
  const context = await browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}text/harness.html`);
  await page.waitForFunction('window.harness !== undefined && document.fonts !== undefined');
  const get = <T>(name: string, ...args: readonly unknown[]): Promise<T> =>
    page.evaluate(
      ([member, given]) => {
        const harness: object = Reflect.get(globalThis, 'harness');
        const value: unknown = Reflect.get(harness, member);
        return typeof value === 'function' ? Reflect.apply(value, harness, given) : value;
      },
      [name, args] as const,
    );
  return {
    page,
    complaints,
    get,
    ask: (question, ...args) => get('ask', question, ...args),
    show: async (props) => {
      await get('show', props);
      await page.evaluate('document.fonts.ready');
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    },
    told: async (what) => {
      const told = await get<readonly { what: string; args: readonly unknown[] }[]>('told');
      return told.filter((one) => one.what === what).map(({ args }) => args);
    },
  };
}
