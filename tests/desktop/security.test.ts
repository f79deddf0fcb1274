import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IpcMainEvent, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { isFromOurPage, webPreferences } from '../../electron/security.ts';
import { hasDesktop, launchDesktop, urlOf } from '../support/desktop.ts';
import { openProject, PROJECT, SOON, WELCOME } from './stories.ts';

const POLICY_WORDS =
  /Content Security Policy|Refused to|violates the following|Failed to load resource|net::ERR/;

describe('the bars around a page', () => {
  it('are these, written out', () => {
    const session = {} as Session;
    const { preload, ...bars } = webPreferences(session);
    expect(bars).toEqual({
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(preload).toMatch(/out[\\/]preload[\\/]preload\.cjs$/);
  });

  it('let only the top frame of a page of ours be heard', () => {
    const from = (url: string, parent: object | null = null) =>
      isFromOurPage({ senderFrame: { url, parent } } as unknown as IpcMainEvent);
    expect([from('app://emic/'), from('app://emic/p/abc/')]).toEqual([true, true]);
    const strangers = [
      from('app://emic/', {}),
      from('app://other/'),
      from('app://emic.evil.example/'),
      from('https://example.org/'),
      from('file:///etc/passwd'),
      from('about:blank'),
      isFromOurPage({ senderFrame: null } as unknown as IpcMainEvent),
    ];
    expect(strangers).toEqual(strangers.map(() => false));
  });

  it('leave the preload nothing but Electron to lean on', () => {
    const text = readFileSync(join(import.meta.dirname, '../../out/preload/preload.cjs'), 'utf8');
    expect([...text.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
  });
});

describe.skipIf(!hasDesktop)('a page of the desktop app', () => {
  it('sees four things of the app, and nothing of Node', async () => {
    const { app, page } = await openProject();
    const seen = await page.evaluate(() => {
      const keys = (value: object): unknown =>
        Object.fromEntries(
          Object.entries(value)
            .sort(([one], [other]) => one.localeCompare(other))
            .map(([key, one]) => [key, typeof one === 'object' && one !== null ? keys(one) : typeof one]),
        );
      return {
        emic: keys(Reflect.get(window, 'emic')),
        node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
          (name) => name in window,
        ),
      };
    });
    expect(seen).toEqual({
      emic: {
        call: 'function',
        files: { open: 'function', save: 'function' },
        onChanged: 'function',
        onProgress: 'function',
      },
      node: [],
    });
    expect(await app.close()).toBe(0);
  });

  it('runs no script that is not ours, and reaches no address but its own', async () => {
    const { app, page } = await openProject();
    const found = await page.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        violated.push(violatedDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org/';
      document.body.append(frame);
      const image = document.createElement('img');
      image.src = 'https://example.org/pixel.png';
      document.body.append(image);
      const fetched = await fetch('https://example.org/').then(
        () => 'answered',
        () => 'refused',
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { ran: 'ran' in window, fetched, violated: [...new Set(violated)].sort() };
    });
    expect(found).toEqual({
      ran: false,
      fetched: 'refused',
      violated: ['connect-src', 'frame-src', 'img-src', 'script-src-elem'],
    });
    expect(app.takeComplaints().filter((line) => !POLICY_WORDS.test(line))).toEqual([]);
    expect(await app.close()).toBe(0);
  });

  it('gets the files of the window and no others', async () => {
    const { app, page } = await openProject();
    const answers = await page.evaluate(async () => {
      const paths = [
        '/',
        '/favicon.svg',
        '/csp.json',
        '/../package.json',
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/assets/..%5c..%5c..%5cpackage.json',
        '//etc/passwd',
        '/p/../../package.json',
        '/p/x/assets',
        '/.env',
        '/assets/',
      ];
      const answer = async (path: string) => {
        const response = await fetch(`${location.origin}${path}`);
        const text = await response.text();
        return `${path} ${response.status}${text.includes('"name": "emic"') ? ' LEAKED' : ''}`;
      };
      const all: string[] = [];
      for (const path of paths) all.push(await answer(path));
      const written = await fetch(`${location.origin}/`, { method: 'POST', body: 'x' });
      const policy = (await fetch(`${location.origin}/`)).headers.get('content-security-policy');
      return { all, written: written.status, policy };
    });
    expect(answers.all.map((line) => line.slice(line.lastIndexOf(' ') + 1))).toEqual([
      '200',
      '200',
      ...Array.from({ length: 10 }, () => '404'),
    ]);
    expect(answers.written).toBe(404);
    expect(answers.policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'sha256-/);
    app.takeComplaints();
    expect(await app.close()).toBe(0);
  });

  it('leads nowhere, opens nothing, and is given nothing that it asks the system for', async () => {
    const { app, page } = await openProject();
    const before = urlOf(page);
    const asked = await page.evaluate(async () => {
      location.href = 'https://example.org/';
      const link = document.createElement('a');
      link.href = 'file:///etc/passwd';
      document.body.append(link);
      link.click();
      const form = document.createElement('form');
      form.action = 'https://example.org/';
      document.body.append(form);
      form.submit();
      const opened = window.open('https://example.org/');
      const notified = await Notification.requestPermission().catch(() => 'denied');
      const states = await Promise.all(
        (['geolocation', 'camera', 'microphone', 'notifications', 'midi'] as PermissionName[]).map(
          async (name) =>
            (await navigator.permissions.query({ name }).catch(() => ({ state: 'denied' }))).state,
        ),
      );
      return { opened: opened === null, notified, granted: states.filter((state) => state === 'granted') };
    });
    expect(asked).toEqual({ opened: true, notified: 'denied', granted: [] });
    await page.waitForTimeout(500);
    expect(urlOf(page)).toBe(before);
    expect(await app.windows()).toHaveLength(1);
    app.takeComplaints();
    expect(await app.close()).toBe(0);
  });

  it('names no path, and asks for nothing that is not on the list', async () => {
    const app = await launchDesktop();
    const page = await app.windowAt(WELCOME);
    const answers = await page.evaluate(async () => {
      const { emic } = window as unknown as {
        emic: {
          call: (
            place: string,
            name: string,
            input: unknown,
            signed: object,
          ) => Promise<{ ok: boolean; error?: { code: string } }>;
          files: { open: (file: File) => Promise<{ ok: boolean; error?: { code: string } }> };
        };
      };
      const signed = { coder: null, task: null };
      const asked = [
        emic.call('window', 'constructor', {}, signed),
        emic.call('window', '__proto__', {}, signed),
        emic.call('window', 'window.open', { handle: null, path: '/etc/passwd' }, signed),
        emic.call('window', 'window.cancel', { task: '../../x' }, signed),
        emic.call('window', 'window.reveal', {}, signed),
        emic.call('machine', 'shelf.open', { handle: '/etc/passwd' }, signed),
        emic.call('machine', 'shelf.open', { handle: 'x', path: '/etc/passwd' }, signed),
        emic.call('machine', 'shelf.read', JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`), signed),
        emic.call('machine', 'shelf.read', {}, { coder: 7, task: null }),
        emic.call('project', 'project.read', {}, signed),
        // A page can make a file of its own, but none that lies somewhere.
        emic.files.open(new File(['x'], 'made-up.emic')),
      ];
      return Promise.all(asked.map(async (reply) => (await reply).error?.code ?? 'answered'));
    });
    expect(answers).toEqual([
      'NOT_SUPPORTED',
      'NOT_SUPPORTED',
      'INVALID_INPUT',
      'INVALID_INPUT',
      'NOT_FOUND',
      'NOT_FOUND',
      'INVALID_INPUT',
      'INVALID_INPUT',
      'INVALID_INPUT',
      'HOST_LOST',
      'INVALID_INPUT',
    ]);
    expect(await app.close()).toBe(0);
  });

  it('makes no request to any network from its start to its end', async () => {
    const { app, page } = await openProject();
    for (const view of ['2', '3', '4', '5', '6']) {
      await page.keyboard.press(`Control+${view}`);
      await page.waitForTimeout(200);
    }
    await expect.poll(async () => (await app.records()).requests, SOON).toEqual([]);
    expect((await app.records()).openedExternal).toEqual([]);
    expect((await app.windows()).map(urlOf).every((url) => PROJECT.test(url))).toBe(true);
    expect(await app.close()).toBe(0);
  });
});
