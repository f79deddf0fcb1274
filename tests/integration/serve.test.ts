import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Carrier, Progress } from '../../renderer/data/carrier.ts';
import type { OpenedView, SettingsView, ShelfView } from '../../src/contract/shelf.ts';
import {
  type Browser,
  carrierOf,
  INDEX,
  type TestHost,
  type TestPage,
  testBrowser,
  testHost,
  valueIn,
} from '../support/browser-host.ts';
import { CHECKOUT, emicIn } from '../support/command-line.ts';

const TRANSCRIPTS = join(CHECKOUT, 'fixtures/study/transcripts');
const TEXT = 'Anna: I am tired.\nInterviewer: Why?\nAnna: The forms.\n';
const transcript = (name: string, text = TEXT) => ({ name, bytes: new TextEncoder().encode(text) });

type Opened = {
  readonly host: TestHost;
  readonly browser: Browser;
  readonly handle: string;
  readonly welcome: TestPage;
  readonly shelf: Carrier;
  readonly page: TestPage;
  readonly project: Carrier;
};

/** A host, a browser that was let in, and a page on a new project. */
async function opened(options: Parameters<typeof testHost>[0] = {}): Promise<Opened> {
  const host = await testHost(options);
  const browser = testBrowser();
  const welcome = await browser.open(await host.openingUrl(null));
  const shelf = carrierOf(welcome);
  const { handle } = await valueIn<OpenedView>(shelf.shelf('shelf.create', { name: 'Budgets' }));
  const page = await browser.open(`${host.origin}/p/${handle}/`);
  return { host, browser, handle, welcome, shelf, page, project: carrierOf(page) };
}

const connected = (carrier: Carrier) => said(carrier.onConnection, (state) => state === 'open');

function said<News>(
  on: (listener: (news: News) => void) => () => void,
  isMeant: (news: News) => boolean = () => true,
): Promise<News> {
  return new Promise((settle) => {
    const stop = on((news) => {
      if (!isMeant(news)) return;
      stop();
      settle(news);
    });
  });
}

describe('a browser and its host', () => {
  it('opens the welcome page, makes a project, and works in it', async () => {
    const { welcome, page, shelf, project, handle } = await opened();
    expect([welcome.html, page.html]).toEqual([INDEX, INDEX]);
    expect([shelf.project, project.project]).toEqual([null, handle]);
    const file = transcript('N01 ü.txt');
    const imported = await valueIn<{ id: string }>(project.call('document.import', file, { coder: 'Priya' }));
    expect(await valueIn(project.call('document.original', { document: imported.id }))).toEqual(file);
    const { recent } = await valueIn<ShelfView>(shelf.shelf('shelf.read', {}));
    expect(recent).toMatchObject([{ handle, name: 'Budgets', documents: 1, codes: 0, missing: false }]);
  });

  it('refuses in the same words as any host', async () => {
    const { project } = await opened();
    expect(await project.call('document.text', { document: 'N99' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND', details: { what: 'transcript', name: 'N99' } },
    });
    expect(await project.call('document.text', {})).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    });
  });

  it('tells every window of a project what one of them changed, and the others nothing', async () => {
    const { host, browser, handle, project, shelf } = await opened();
    const other = carrierOf(await browser.open(`${host.origin}/p/${handle}/`));
    const elsewhere: unknown[] = [];
    await Promise.all([connected(project), connected(other), connected(shelf)]);
    shelf.onChanged((tables) => elsewhere.push(tables));
    const told = Promise.all([said(project.onChanged), said(other.onChanged)]);
    await valueIn(project.call('participant.create', { name: 'N01' }, { coder: 'Priya' }));
    expect(await told).toEqual([
      ['coder', 'participant'],
      ['coder', 'participant'],
    ]);
    expect(elsewhere).toEqual([]);
  });

  it('tells every window of settings, and keeps what a newer Emic wrote there', async () => {
    const { host, project, shelf } = await opened();
    const file = join(host.folder, 'state', 'settings.json');
    writeFileSync(file, JSON.stringify({ theme: 'mauve', textSize: 4, sparkle: [1] }));
    await Promise.all([connected(project), connected(shelf)]);
    const told = Promise.all([said(project.onChanged), said(shelf.onChanged)]);
    const changed = await valueIn<SettingsView>(shelf.shelf('settings.change', { lineNumbers: 'all' }));
    expect(changed).toMatchObject({ theme: 'system', textSize: 4, lineNumbers: 'all', setAside: null });
    expect(await told).toEqual([['settings'], ['settings']]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      theme: 'mauve',
      textSize: 4,
      sparkle: [1],
      lineNumbers: 'all',
    });
  });

  it('sets settings aside that cannot be read, and says so', async () => {
    const { host, shelf } = await opened();
    writeFileSync(join(host.folder, 'state', 'settings.json'), '{"theme":');
    const { theme, setAside } = await valueIn<SettingsView>(shelf.shelf('settings.read', {}));
    expect([theme, readFileSync(setAside ?? '', 'utf8')]).toEqual(['system', '{"theme":']);
  });

  it('keeps who codes for each project apart', async () => {
    const { shelf } = await opened();
    const [one, other] = ['0192345a-0000-7000-8000-000000000001', '0192345a-0000-7000-8000-000000000002'];
    await shelf.shelf('settings.change', { coders: { [one]: 'Priya' } });
    await shelf.shelf('settings.change', { coders: { [other]: 'Daniel' } });
    const { coders } = await valueIn<SettingsView>(
      shelf.shelf('settings.change', { coders: { [one]: null } }),
    );
    expect(coders).toEqual({ [other]: 'Daniel' });
  });

  it('hears within moments what the command line changed', async () => {
    const { host, project } = await opened();
    await connected(project);
    const told = said(project.onChanged);
    const emic = emicIn(host.folder);
    const { code } = await emic('participants', 'projects/Budgets.emic', participantsTable(host.folder));
    expect(code).toBe(0);
    expect(await told).toEqual(['participant']);
  });
});

function participantsTable(folder: string): string {
  writeFileSync(join(folder, 'people.csv'), 'participant\r\nN01\r\n');
  return 'people.csv';
}

describe('long work', () => {
  const SEGMENTS = 4_000;

  async function withTable() {
    const setting = await opened();
    const text = Array.from({ length: SEGMENTS }, (_, line) => `Line ${line} of the forms.`).join('\n');
    await valueIn(setting.project.call('document.import', transcript('N01.txt', text), { coder: 'Priya' }));
    const rows = Array.from({ length: SEGMENTS }, (_, row) => `N01,Code ${row % 50},${row},${row + 9}`);
    const bytes = new TextEncoder().encode(['document,code,start,end', ...rows].join('\n'));
    return { ...setting, input: { bytes } };
  }

  it('tells how far it is, and lets others read meanwhile', async () => {
    const { project, input } = await withTable();
    await connected(project);
    const steps: Progress[] = [];
    project.onProgress((step) => steps.push(step));
    const order: string[] = [];
    const work = project
      .call('segment.import', input, { coder: 'Priya', task: 'import-1' })
      .finally(() => order.push('imported'));
    await said(project.onProgress);
    await valueIn(project.call('document.list', {}).finally(() => order.push('read')));
    expect(await valueIn(work)).toMatchObject({ imported: SEGMENTS });
    expect(order).toEqual(['read', 'imported']);
    expect(steps.every(({ task, total }) => task === 'import-1' && total === SEGMENTS)).toBe(true);
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b));
  });

  it('ends where it is cancelled, and nothing of it is left', async () => {
    const { project, input } = await withTable();
    await connected(project);
    const work = project.call('segment.import', input, { coder: 'Priya', task: 'import-2' });
    await said(project.onProgress);
    await project.cancel('import-2');
    expect(await work).toEqual({ ok: false, error: { code: 'CANCELLED', details: {} } });
    expect(await valueIn(project.call('project.read', {}))).toMatchObject({ codes: 0, segments: 0 });
  });

  it('is cancelled where nobody waits for it any more', async () => {
    const { project, input } = await withTable();
    await connected(project);
    const waiting = new AbortController();
    const options = { coder: 'Priya', task: 'import-3', signal: waiting.signal };
    const work = project.call('segment.import', input, options);
    await said(project.onProgress);
    waiting.abort();
    expect(await work).toEqual({ ok: false, error: { code: 'CANCELLED', details: {} } });
    await valueIn(project.call('participant.create', { name: 'N02' }, { coder: 'Priya' }));
    expect(await valueIn(project.call('project.read', {}))).toMatchObject({ segments: 0, participants: 1 });
  });
});

describe('a page that is hidden', () => {
  it('lets its connection go, and is told only if it missed something', async () => {
    const { project, page, shelf } = await opened();
    await connected(project);
    const told: unknown[] = [];
    project.onChanged((tables) => told.push(tables));
    page.show(false);
    await vi.waitFor(() => expect(told).toEqual([]));
    page.show(true);
    await valueIn(project.call('project.read', {}));
    page.show(false);
    await shelf.shelf('settings.change', { density: 'comfortable' });
    page.show(true);
    await vi.waitFor(() => expect(told).toEqual([['*']]));
  });
});

describe('a host that was started anew at its port', () => {
  it('is found again by windows that were open, once its address was opened', async () => {
    const { host, browser, project, handle } = await opened();
    await connected(project);
    await valueIn(project.call('participant.create', { name: 'N01' }, { coder: 'Priya' }));
    const lost = said(project.onConnection, (state) => state === 'lost');
    await host.close();
    await lost;
    expect(await project.call('participant.list', {})).toEqual({
      ok: false,
      error: { code: 'HOST_LOST', details: {} },
    });
    const again = await host.restart();
    expect(await project.call('participant.list', {})).toMatchObject({ error: { code: 'NOT_ADMITTED' } });
    const back = Promise.all([
      said(project.onConnection, (state) => state === 'open'),
      said(project.onChanged),
    ]);
    carrierOf(await browser.open(await again.openingUrl(null)));
    expect(await back).toEqual(['open', ['*']]);
    expect(project.project).toBe(handle);
    expect(await valueIn(project.call('participant.list', {}))).toMatchObject([{ name: 'N01' }]);
  });
});

describe('files on their way', () => {
  it('go once, and again where they were kept no longer', async () => {
    const { host, page, project } = await opened({ limits: { fileWaits: 1_500 } });
    await valueIn(project.call('project.read', {}));
    const posted = vi.fn();
    const counting = carrierOf({
      ...page,
      fetch: (url, init) => {
        if (url.endsWith('/file')) posted(url);
        return page.fetch(url, init);
      },
    });
    const file = transcript('N01.txt');
    await valueIn(counting.call('document.preview', file));
    await valueIn(counting.call('document.preview', file));
    expect(posted).toHaveBeenCalledTimes(1);
    const files = join(host.folder, 'state', 'files');
    await vi.waitFor(() => expect(readdirSync(files, { recursive: true })).toHaveLength(1), 10_000);
    await valueIn(counting.call('document.import', file, { coder: 'Priya' }));
    expect(posted).toHaveBeenCalledTimes(2);
    expect(await valueIn(project.call('document.list', {}))).toHaveLength(1);
  });

  it('that are too large are refused in words', async () => {
    const { project } = await opened({ limits: { file: 10 } });
    expect(await project.call('document.preview', transcript('N01.txt'))).toMatchObject({
      ok: false,
      error: { code: 'FILE_TOO_LARGE', details: { limit: 10 } },
    });
  });

  it('leave nothing behind when the host closes', async () => {
    const { host, project } = await opened();
    await valueIn(project.call('document.preview', transcript('N01.txt')));
    const files = join(host.folder, 'state', 'files');
    expect(readdirSync(files, { recursive: true })).toHaveLength(2);
    await host.close();
    expect(readdirSync(files)).toEqual([]);
    expect(readdirSync(join(host.folder, 'projects'))).toEqual(['Budgets.emic']);
  });
});

/** Without the logs of those that are open. */
function projectFiles(host: TestHost): readonly string[] {
  return readdirSync(join(host.folder, 'projects'))
    .filter((name) => !/-(wal|shm)$/.test(name))
    .sort();
}

describe('the shelf', () => {
  it('never writes over a project', async () => {
    const { host, shelf } = await opened();
    await valueIn(shelf.shelf('shelf.create', { name: 'Budgets' }));
    await valueIn(shelf.shelf('shelf.create', { name: '../Bud: gets?' }));
    expect(projectFiles(host)).toEqual(['Bud gets.emic', 'Budgets (2).emic', 'Budgets.emic']);
    const { recent } = await valueIn<ShelfView>(shelf.shelf('shelf.read', {}));
    expect(recent.map(({ name }) => name)).toEqual(['../Bud: gets?', 'Budgets', 'Budgets']);
  });

  it('takes in a project file that is dropped on it, and no other', async () => {
    const { host, shelf } = await opened();
    const emic = emicIn(host.folder);
    await emic('new', 'given.emic', '--name', 'Given', '--coder', 'Priya');
    const bytes = new Uint8Array(readFileSync(join(host.folder, 'given.emic')));
    const { handle } = await valueIn<OpenedView>(shelf.shelf('shelf.add', { name: 'given.emic', bytes }));
    const { recent } = await valueIn<ShelfView>(shelf.shelf('shelf.read', {}));
    expect(recent[0]).toMatchObject({
      handle,
      name: 'Given',
      place: join(host.folder, 'projects', 'given.emic'),
    });
    const half = bytes.slice(0, bytes.length / 2);
    const codes: unknown[] = [];
    for (const wrong of [new TextEncoder().encode('no project'), half, new Uint8Array()]) {
      const reply = await shelf.shelf('shelf.add', { name: 'wrong.emic', bytes: wrong });
      codes.push(reply.ok ? 'taken' : [reply.error.code, reply.error.details.path]);
    }
    expect(codes).toEqual([
      ['PROJECT_NOT_SQLITE', 'wrong.emic'],
      ['PROJECT_TRUNCATED', 'wrong.emic'],
      ['PROJECT_NOT_SQLITE', 'wrong.emic'],
    ]);
    expect(projectFiles(host)).toEqual(['Budgets.emic', 'given.emic']);
  });

  it('makes the example study once', async () => {
    const { host, shelf } = await opened();
    const first = await valueIn<OpenedView>(shelf.shelf('shelf.example', {}));
    expect(await valueIn<OpenedView>(shelf.shelf('shelf.example', {}))).toEqual(first);
    const { recent } = await valueIn<ShelfView>(shelf.shelf('shelf.read', {}));
    expect(recent[0]).toMatchObject({ handle: first.handle, documents: readdirSync(TRANSCRIPTS).length });
    expect(existsSync(join(host.folder, 'projects', 'Example study.emic'))).toBe(true);
  });

  it('says where a project is gone, and forgets it when told', async () => {
    const { host, shelf, handle } = await opened();
    mkdirSync(join(host.folder, 'away'));
    renameSync(join(host.folder, 'projects', 'Budgets.emic'), join(host.folder, 'away', 'Budgets.emic'));
    const read = async () => (await valueIn<ShelfView>(shelf.shelf('shelf.read', {}))).recent;
    expect(await read()).toMatchObject([{ handle, missing: true }]);
    expect(await shelf.shelf('shelf.open', { handle })).toMatchObject({
      error: { code: 'PROJECT_NOT_FOUND' },
    });
    await valueIn(shelf.shelf('shelf.forget', { handle }));
    expect(await read()).toEqual([]);
  });
});

describe('a project that nobody uses', () => {
  it('is closed as one file, and opened again for the next call', async () => {
    const { host, project, handle, shelf } = await opened({ limits: { idle: 200 } });
    await valueIn(project.call('participant.create', { name: 'N01' }, { coder: 'Priya' }));
    const files = () =>
      readdirSync(join(host.folder, 'projects')).filter((name) => !name.includes('backups'));
    expect(files()).not.toEqual(['Budgets.emic']);
    project.close();
    await vi.waitFor(() => expect(files()).toEqual(['Budgets.emic']), 5_000);
    const again = await valueIn<ShelfView>(shelf.shelf('shelf.read', {}));
    expect(again.recent).toMatchObject([{ handle, name: 'Budgets' }]);
    expect(await valueIn(project.call('participant.list', {}))).toMatchObject([{ name: 'N01' }]);
  });
});
