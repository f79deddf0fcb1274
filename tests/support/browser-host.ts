import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Carrier, carrierOver, type Page } from '../../renderer/data/carrier.ts';
import type { Reply } from '../../src/contract/contract.ts';
import { type BrowserHost, type ServeOptions, serveBrowser } from '../../src/transport/http-server.ts';
import { temporaryFolder } from './project.ts';

/** A window as a build makes one, small enough to compare. */
export const INDEX =
  '<!doctype html><title>Emic</title><script type="module" src="/assets/a1b2.js"></script>';

export type TestHost = BrowserHost & { readonly folder: string; readonly restart: () => Promise<TestHost> };

/** A real host on a real socket, with a small built window; closed after the test, or when `atEnd` says. */
export async function testHost(
  options: Partial<ServeOptions> = {},
  folder = temporaryFolder(),
  atEnd: (close: () => Promise<void>) => void = onTestFinished,
): Promise<TestHost> {
  const root = join(folder, 'window');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), INDEX);
  writeFileSync(join(root, 'assets', 'a1b2.js'), 'export {};\n');
  writeFileSync(join(root, 'csp.json'), JSON.stringify({ styleHashes: ['sha256-AAAA', "x'; script-src *"] }));
  const host = await serveBrowser({
    port: 0,
    root,
    folder: join(folder, 'projects'),
    example: null,
    environment: { ...process.env, EMIC_STATE_DIR: join(folder, 'state') },
    noteIncident: (error) => {
      throw error;
    },
    ...options,
  });
  const closed = { done: false };
  const close = async () => {
    if (!closed.done) {
      closed.done = true;
      await host.close();
    }
  };
  atEnd(close);
  return {
    ...host,
    folder,
    close,
    restart: async () => {
      await close();
      return testHost({ ...options, port: host.port }, folder, atEnd);
    },
  };
}

export type Got = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

export type Asked = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

/** One request exactly as it is written here: no client that mends paths, adds headers or follows redirects. */
export function ask(port: number, { method = 'GET', path, headers = {}, body }: Asked): Promise<Got> {
  return new Promise((settle, fail) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', fail);
      response.on('end', () =>
        settle({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString('utf8'),
        }),
      );
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

/** What a browser keeps for an origin: its cookies, and what its pages store. */
export type Browser = {
  /** Opens an address, follows where it leads, and gives the page that is there in the end. */
  readonly open: (url: string) => Promise<TestPage>;
  readonly cookies: Map<string, string>;
};

export type TestPage = Page & { readonly show: (isVisible: boolean) => void; readonly html: string };

export function testBrowser(): Browser {
  const cookies = new Map<string, string>();
  const windows = new Map<string, string>();
  const fetchWithCookies: Page['fetch'] = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (init.method === 'POST') headers.set('origin', new URL(url).origin);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  return {
    cookies,
    open: async (url) => {
      const first = await fetchWithCookies(url);
      const at = new URL(first.headers.get('location') ?? url, url);
      const html = await (first.status === 303 ? await fetchWithCookies(at.href) : first).text();
      return pageAt(at, html, fetchWithCookies, windows);
    },
  };
}

function pageAt(at: URL, html: string, fetchPage: Page['fetch'], windows: Map<string, string>): TestPage {
  const listeners = new Set<() => void>();
  const state = { isVisible: true, key: /^#key=(.+)$/.exec(at.hash)?.[1] ?? null };
  return {
    html,
    origin: at.origin,
    path: at.pathname,
    fetch: fetchPage,
    tab: storeOver(new Map()),
    windows: storeOver(windows),
    takeKey: () => state.key,
    isVisible: () => state.isVisible,
    onVisibility: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (isVisible) => {
      state.isVisible = isVisible;
      for (const listener of listeners) listener();
    },
  };
}

function storeOver(values: Map<string, string>): Page['tab'] {
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  };
}

/** The carrier of a page, closed after the test. */
export function carrierOf(page: Page): Carrier {
  const carrier = carrierOver(page);
  onTestFinished(() => carrier.close());
  return carrier;
}

/** The value of a reply that must be one. */
export async function valueIn<Value>(replying: Promise<Reply<unknown>>): Promise<Value> {
  const reply = await replying;
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.error)}`);
  return reply.value as Value;
}
