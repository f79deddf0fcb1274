import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { hasChromium, theBrowser } from '../support/window.ts';

const BUILT = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** A folder for pictures to look at; none are taken without it. */
const SHOTS = process.env.EMIC_SHOTS;

export type GalleryPage = {
  readonly page: Page;
  /** What the console was told since the page was opened. */
  readonly told: readonly string[];
  readonly open: (query: string) => Promise<void>;
  readonly shoot: (name: string) => Promise<void>;
  /** The rules of WCAG 2.2 AA and good practice that the page breaks, with where. */
  readonly faults: () => Promise<readonly string[]>;
  readonly focused: () => Promise<string>;
};

/** The gallery of controls for the tests of a file, under the window's own policy; a fresh page for each test. */
export function galleryForTests(): GalleryPage {
  const held: { server: Server | null; page: Page | null; told: string[] } = {
    server: null,
    page: null,
    told: [],
  };
  const thePage = (): Page => {
    if (!held.page) throw new Error('No test is running.');
    return held.page;
  };
  beforeAll(async () => {
    if (hasChromium) held.server = await served();
  });
  afterAll(() => held.server?.close());
  beforeEach(async () => {
    if (!hasChromium) return;
    const browser = await theBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    held.page = page;
    held.told = [];
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => held.told.push(message.text()));
    page.on('pageerror', (error) => held.told.push(String(error)));
    return () => page.close();
  });
  return {
    get page() {
      return thePage();
    },
    get told() {
      return held.told;
    },
    open: (query) => opened(thePage(), held.server, query),
    shoot: async (name) => {
      if (SHOTS) await thePage().screenshot({ path: join(SHOTS, `${name}.png`) });
    },
    faults: () => faultsOf(thePage()),
    focused: () =>
      thePage().evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      ),
  };
}

async function served(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
    const bytes = await readFile(join(BUILT, path)).catch(() => null);
    response.writeHead(bytes ? 200 : 404, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': CSP,
    });
    response.end(bytes ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function opened(page: Page, server: Server | null, query: string): Promise<void> {
  const address = server?.address() ?? null;
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await page.goto(`http://127.0.0.1:${port}/gallery/gallery.html?${query}`);
  await page.getByRole('main').waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  // Over the devtools protocol: the page's own policy rightly refuses an inline script.
  return page.evaluate<readonly string[]>(`(() => { ${AXE} })();
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => id + ': ' + node.target.join(' ') + ' ' + (node.any[0]?.message ?? ''))))`);
}
