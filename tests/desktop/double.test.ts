import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserWindow } from 'electron';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type DesktopApp, hasDouble, launchDesktop } from '../support/desktop.ts';
import { dropFiles } from '../support/desktop-drop.ts';

const APP = fileURLToPath(new URL('./double/fixtures', import.meta.url));

type Fixture = {
  readonly fixture: { readonly log: unknown[]; deny: string | null; readonly window: BrowserWindow };
};

/** Long, because machines are shared. */
const SOON = { timeout: 20_000 };
const REFUSED_SCRIPT = /Executing inline script violates/;

async function opened(): Promise<{ readonly app: DesktopApp; readonly page: Page }> {
  const app = await launchDesktop({ app: APP, double: true });
  const page = await app.windowAt('app://emic/');
  // Its page has a script that its policy refuses; that it does is told below.
  await expect.poll(() => app.takeComplaints(), SOON).toEqual([expect.stringMatching(REFUSED_SCRIPT)]);
  return { app, page };
}

const logOf = (app: DesktopApp) => app.evaluate(() => (globalThis as never as Fixture).fixture.log);

/** What went wrong, each as its message. */
const errorsOf = (app: DesktopApp, sources: readonly string[]) =>
  app.evaluate((electron, given) => {
    const words = Object.keys(electron);
    return Promise.all(
      given.map((source) =>
        new Promise((resolve) =>
          resolve(new Function(...words, `return ${source}`)(...Object.values(electron))),
        ).then(
          () => 'nothing went wrong',
          (error: Error) => error.message,
        ),
      ),
    );
  }, sources);

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.skipIf(!hasDouble)('the double of Electron', () => {
  it('carries values between page and main as clones, and errors in Electron’s words', async () => {
    const { page } = await opened();
    const echoed = await page.evaluate(`(async () => {
      const sent = { bytes: new Uint8Array([0, 128, 255]), map: new Map([[1, new Date(5)]]), $: [undefined, -0, 9n] };
      const { value, from } = await fixture.echo(sent);
      return [value.bytes instanceof Uint8Array, [...value.bytes], value.map.get(1).getTime(),
        0 in value.$, value.$[0] === undefined, Object.is(value.$[1], -0), value.$[2] === 9n, from];
    })()`);
    expect(echoed).toEqual([true, [0, 128, 255], 5, true, true, true, true, 'app://emic/']);
    const message = (source: string) => page.evaluate(`${source}.then(() => 'no', ({ message }) => message)`);
    expect(await message('fixture.fail()')).toBe("Error invoking remote method 'fail': TypeError: no");
    expect(await message('(async () => fixture.echo(Object.create({}, {})))()')).toMatch(
      /instance of a class/,
    );
  });

  it('gives the page frozen copies, and nothing of the preload or of its own', async () => {
    const { page } = await opened();
    const refusal = (source: string) =>
      page.evaluate(
        `(() => { 'use strict'; try { ${source}; return 'no error' } catch (error) { return error.message } })()`,
      );
    expect(await refusal('window.fixture = null')).toMatch(/read only/);
    expect(await refusal('fixture.nested.list[1].deep = false')).toMatch(/read only/);
    expect(await refusal('fixture.same(new (class Own {})())')).toMatch(/instance of a class/);
    expect(await refusal('fixture.same(document.body)')).toMatch(/a node/);
    expect(await refusal('fixture.same(Symbol())')).toMatch(/a symbol/);
    expect(await page.evaluate('fixture.later((said) => said)')).toBe('called back');
    expect(await page.evaluate('(() => { const one = {}; return fixture.same(one) === one })()')).toBe(false);
    expect(
      await page.evaluate(
        "['require', 'process', '__electronDouble', 'ipcRenderer'].filter((name) => name in window)",
      ),
    ).toEqual([]);
  });

  it('takes ports from page to utility process, with their bytes and their end', async () => {
    const { app, page } = await opened();
    await page.evaluate('fixture.connect()');
    const answer =
      await page.evaluate(`fixture.ask(new Uint8Array([7, 8])).then(({ got, hello, ...others }) =>
      ({ bytes: got instanceof Uint8Array, got: [...got], hello: [...hello], ...others }))`);
    expect(answer).toEqual({ bytes: true, got: [7, 8], hello: [1, 2], words: ['word'], type: 'utility' });
    await page.evaluate('fixture.close()');
    await expect.poll(() => logOf(app), SOON).toContainEqual(['exit', 7]);
  });

  it('tells page and main of a utility process that was killed, and takes it along when main is', async () => {
    const { app, page } = await opened();
    await page.evaluate('fixture.connect()');
    const [first] = await app.utilities();
    expect(first?.name).toBe('fixture host');
    const told = page.evaluate('fixture.ended()');
    process.kill(first?.pid ?? 0, 'SIGKILL');
    expect(await told).toBe('closed');
    await expect.poll(() => logOf(app), SOON).toContainEqual(['exit', 9]);
    await page.evaluate('fixture.connect()');
    await expect.poll(async () => (await app.utilities()).length, SOON).toBe(1);
    const [second] = await app.utilities();
    expect(await app.kill()).toBe(-1);
    await expect.poll(() => isRunning(second?.pid ?? 0), SOON).toBe(false);
  });

  it('holds the page to the policy that the handler sends with it', async () => {
    const { app, page } = await opened();
    expect(await page.evaluate('[window.inline, window.external]')).toEqual([undefined, 'ran']);
    expect(await page.evaluate("fetch('/missing').then(({ status }) => status)")).toBe(404);
    await expect.poll(() => app.takeComplaints(), SOON).toEqual([expect.stringContaining('404')]);
  });

  it('puts navigations, windows and permissions to main, and lets no request out', async () => {
    const { app, page } = await opened();
    await page.click('#away');
    await page.evaluate("void location.assign('app://other/')");
    expect(await page.evaluate("window.open('https://example.org/opened')")).toBe(null);
    await page.click('#tab');
    // What the test does itself is, as on the real binary, no navigation of the page.
    await page.reload();
    const copied = "navigator.clipboard.writeText('x').catch(({ name }) => name)";
    expect(await page.evaluate(copied)).toBe('NotAllowedError');
    await expect
      .poll(async () => (await logOf(app)).filter((line) => !String(line).startsWith('request')))
      .toEqual([
        ['will-navigate', 'https://example.org/'],
        ['will-navigate', 'app://other/'],
        ['open', 'https://example.org/opened'],
        ['open', 'https://example.org/tab'],
        ['permission', 'clipboard-sanitized-write'],
      ]);
    await expect
      .poll(async () => (await app.windows()).map((open) => open.url()), SOON)
      .toEqual([page.url()]);
    expect((await app.records()).requests).toEqual([]);
    expect(await page.evaluate("fetch('https://example.org/fetched').catch(() => 'nowhere')")).toBe(
      'nowhere',
    );
    expect((await app.records()).requests).toEqual([
      { url: 'https://example.org/fetched', stopped: 'no handler' },
    ]);
    expect(app.takeComplaints()).toContain('request to https://example.org/fetched (no handler)');
  });

  it('refuses what it does not have, and dialogs that nobody expected', async () => {
    const { app } = await opened();
    await app.scriptDialog('open', ['/a.emic']);
    const open = () => app.evaluate(({ dialog }) => dialog.showOpenDialog({ title: 'Open' }));
    expect(await open()).toEqual({ canceled: false, filePaths: ['/a.emic'] });
    await expect(open()).rejects.toThrow('unscripted dialog: open');
    expect((await app.records()).dialogs).toEqual([{ kind: 'open', options: { title: 'Open' } }]);
    expect(
      await errorsOf(app, [
        'app.getLocale()',
        "app.on('browser-window-blur', () => {})",
        'new BrowserWindow().capturePage()',
        'BrowserWindow.fromId(1)',
        'BrowserWindow.getAllWindows()[0].webContents.executeJavaScript("1")',
        'session.defaultSession.clearCache()',
        'new BrowserWindow({ kiosk: true })',
        'Menu.buildFromTemplate([{ toolTip: "" }])',
        'protocol.handle("other", () => new Response())',
        'app.enableSandbox()',
      ]),
    ).toEqual([
      'the double of electron has no app.getLocale',
      "the double of electron has no event 'browser-window-blur' of app",
      'insecure webPreferences: contextIsolation is not written out as true',
      'the double of electron has no BrowserWindow.fromId',
      'the double of electron has no WebContents.executeJavaScript',
      'the double of electron has no session.clearCache',
      'the double of electron has no option of BrowserWindow kiosk',
      'the double of electron has no option of a menu item toolTip',
      'the double of electron carries other: only with standard, secure, supportFetchAPI',
      'app.enableSandbox must be called before the app is ready',
    ]);
  });

  it('refuses web preferences that open the machine to a page', async () => {
    const { app } = await opened();
    const safe = 'sandbox: true, contextIsolation: true';
    const preferences = [
      'sandbox: true',
      'contextIsolation: true',
      `${safe}, sandbox: false`,
      `${safe}, contextIsolation: false`,
      `${safe}, nodeIntegration: true`,
      `${safe}, nodeIntegrationInWorker: true`,
      `${safe}, nodeIntegrationInSubFrames: true`,
      `${safe}, webviewTag: true`,
      `${safe}, allowRunningInsecureContent: true`,
      `${safe}, webSecurity: false`,
      `${safe}, experimentalFeatures: true`,
      `${safe}, enableBlinkFeatures: ''`,
      safe,
    ];
    const errors = await errorsOf(
      app,
      preferences.map((given) => `new BrowserWindow({ webPreferences: { ${given} } })`),
    );
    expect(errors.slice(0, -2).filter((error) => !error.startsWith('insecure webPreferences'))).toEqual([]);
    expect(errors.slice(-2)).toEqual([
      'the double of electron has no webPreferences enableBlinkFeatures',
      'nothing went wrong',
    ]);
  });

  it('knows the path of a file that is dropped', async () => {
    const { app, page } = await opened();
    const path = join(app.folder, 'a study.emic');
    writeFileSync(path, 'study');
    const dropped = page.evaluate(
      "new Promise((resolve) => document.addEventListener('drop', ({ dataTransfer }) => resolve(fixture.pathOf(dataTransfer.files[0]))))",
    );
    await dropFiles(page, 'body', [path]);
    expect(await dropped).toBe(path);
    expect(await page.evaluate("fixture.pathOf(new File(['x'], 'made.emic'))")).toBe('');
  });

  it('follows the theme that main sets, and the zoom', async () => {
    const { app, page } = await opened();
    const look = () => page.evaluate("[matchMedia('(prefers-color-scheme: dark)').matches, innerWidth]");
    await expect.poll(look, SOON).toEqual([false, 900]);
    await app.evaluate(({ BrowserWindow: windows, nativeTheme }) => {
      nativeTheme.themeSource = 'dark';
      windows.getAllWindows()[0]?.webContents.setZoomLevel(1);
    });
    await expect.poll(look, SOON).toEqual([true, 750]);
  });

  it('hands what a second start was given to the first', async () => {
    const { app } = await opened();
    expect(await app.startAgain('two.emic')).toEqual({ code: 0, output: '' });
    await expect.poll(() => logOf(app), SOON).toContainEqual(['second-instance', 'two.emic', app.folder]);
  });

  it('quits in Electron’s order, and stays where an event is prevented', async () => {
    const { app } = await opened();
    const sofar = async () => (await logOf(app)).filter((line) => typeof line === 'string');
    const quitDenied = (name: string) =>
      app.evaluate(({ app: own }, denied) => {
        const { fixture } = globalThis as never as Fixture;
        fixture.deny = denied;
        fixture.log.splice(0);
        own.quit();
      }, name);
    await quitDenied('before-quit');
    expect(await sofar()).toEqual(['before-quit']);
    await quitDenied('close');
    expect(await sofar()).toEqual(['before-quit', 'close']);
    await quitDenied('will-quit');
    await expect.poll(sofar, SOON).toEqual(['before-quit', 'close', 'closed', 'will-quit']);
    await quitDenied('');
    expect(await app.exited).toBe(0);
    expect(app.output().trim().split('\n').slice(-2)).toEqual(['before-quit', 'will-quit']);
  });
});
