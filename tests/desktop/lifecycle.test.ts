import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasDesktop, launchDesktop, urlOf } from '../support/desktop.ts';
import { emicFor } from '../support/emic-window.ts';
import { temporaryFolder } from '../support/project.ts';
import { smallDisk } from '../support/small-disk.ts';
import {
  codesIn,
  exampleProject,
  makeCode,
  messages,
  nameCode,
  newName,
  openProject,
  PROJECT,
  SOON,
  smallProject,
  WELCOME,
} from './stories.ts';

describe.skipIf(!hasDesktop)('opening projects', () => {
  it('gives each project a window of its own, and brings the window of one that is open to the front', async () => {
    const { app, page, file, folder } = await openProject();
    const other = await smallProject(folder, 'other.emic');
    expect((await app.startAgain(other)).code).toBe(0);
    await expect.poll(async () => (await app.windows()).length, SOON).toBe(2);
    await expect.poll(() => page.title(), SOON).toBe('study – Emic');
    const [, second] = await app.windows();
    await expect.poll(() => second?.title(), SOON).toBe('other – Emic');
    // The first again, by another spelling of its path.
    expect((await app.startAgain(join(folder, '.', 'study.emic'))).code).toBe(0);
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle()), SOON)
      .toBe('study – Emic');
    expect((await app.windows()).map(urlOf).filter((url) => PROJECT.test(url))).toHaveLength(2);
    expect(await app.close()).toBe(0);
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });

  it('begins with the list of projects, opens one there, and comes back to the list beside it', async () => {
    const folder = temporaryFolder();
    const file = await smallProject(folder);
    const app = await launchDesktop();
    const page = await app.windowAt(WELCOME);
    await app.scriptDialog('open', [file]);
    await page.getByRole('button', { name: /^Open project/ }).click();
    const project = await app.windowAt(PROJECT);
    await project.getByRole('treeitem').first().waitFor();
    // The list made room for the project.
    expect(await app.windows()).toHaveLength(1);
    await app.menu('projects');
    const list = await app.windowAt(WELCOME);
    await list.getByRole('button', { name: /^study/ }).waitFor();
    expect(await app.windows()).toHaveLength(2);
    expect(await app.close()).toBe(0);
  });

  it('says of each file that cannot be opened what is the matter, and leaves it as it is', async () => {
    const folder = temporaryFolder();
    const text = join(folder, 'text.emic');
    writeFileSync(text, 'P01: hello\n'.repeat(99));
    const foreign = await smallProject(folder, 'foreign.emic');
    const newer = await smallProject(folder, 'newer.emic');
    const damaged = await smallProject(folder, 'damaged.emic');
    patch(foreign, 68, 42);
    patch(newer, 60, 9_999);
    writeFileSync(
      damaged,
      Buffer.concat([
        readFileSync(damaged).subarray(0, 108),
        Buffer.alloc(3_988, 7),
        readFileSync(damaged).subarray(4_096),
      ]),
    );
    const files = [text, foreign, newer, damaged];
    const before = files.map((file) => readFileSync(file).toString('base64'));
    const app = await launchDesktop({
      args: [...files, join(folder, 'gone.emic')],
      dialogs: Array.from({ length: 5 }, () => ({ kind: 'message' as const, answer: 0 })),
    });
    await expect.poll(async () => (await messages(app)).length, SOON).toBe(5);
    expect([...(await messages(app))].sort().map((sentence) => sentence.replaceAll(folder, ''))).toEqual(
      [
        expect.stringMatching(/^\/foreign\.emic is the database of another program/),
        expect.stringMatching(/^\/newer\.emic was written by a newer Emic/),
        expect.stringMatching(/^\/text\.emic is not an Emic project/),
        expect.stringMatching(/^The project \/damaged\.emic is damaged/),
        expect.stringMatching(/^There is no project or folder \/gone\.emic/),
      ].sort((one, other) => String(one).localeCompare(String(other))),
    );
    await app.windowAt(WELCOME);
    expect(files.map((file) => readFileSync(file).toString('base64'))).toEqual(before);
    expect(await app.close()).toBe(0);
  });

  it('makes a project where somebody chose, and shows it in its folder', async () => {
    const folder = temporaryFolder();
    const app = await launchDesktop();
    await app.windowAt(WELCOME);
    await app.scriptDialog('save', join(folder, 'Wave 2'));
    await app.menu('new');
    const page = await app.windowAt(PROJECT);
    await expect.poll(() => page.title(), SOON).toBe('Wave 2 – Emic');
    await app.menu('reveal');
    await expect
      .poll(async () => (await app.records()).shownInFolder, SOON)
      .toEqual([join(folder, 'Wave 2.emic')]);
    expect(await app.close()).toBe(0);
    expect(await emicFor(folder)('check', 'Wave 2.emic')).toContain('in order');
  });
});

describe.skipIf(!hasDesktop)('what happens to a project that is open', () => {
  it('says that its file was renamed, and loses nothing', async () => {
    const { app, page, file, folder, emic } = await openProject();
    await makeCode(page, 'Said before');
    renameSync(file, join(folder, 'renamed.emic'));
    await page
      .getByText(/was renamed or moved/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'New code' }).click();
    await nameCode(page, 'Said after');
    await page
      .getByText(/was renamed or moved/)
      .first()
      .waitFor();
    expect(await app.close()).toBe(0);
    expect(await codesIn(emic, 'renamed.emic')).toEqual(['Forms', 'Said before']);
    expect(await emic('check', 'renamed.emic')).toContain('in order');
  });

  it('refuses what a full disk has no room for, and goes on once there is room', async () => {
    const disk = smallDisk(4_000_000);
    if (disk === null) return;
    const file = await smallProject(disk.folder);
    const emic = emicFor(disk.folder);
    const app = await launchDesktop({ args: [file] });
    const page = await app.windowAt(PROJECT);
    await page.getByRole('treeitem').first().waitFor();
    await makeCode(page, 'Said before');
    disk.fill(0);
    // What is left of the log takes a few more changes.
    const refused = page.getByText(/^There is no room left/).first();
    const made: string[] = [];
    while (!(await refused.isVisible()) && made.length < 40) {
      const name = `Squeezed in ${made.length}`;
      await page.getByRole('button', { name: 'New code' }).click();
      await nameCode(page, name);
      await expect
        .poll(async () => (await refused.isVisible()) || (await newName(page).count()) === 0, SOON)
        .toBe(true);
      if (!(await refused.isVisible())) made.push(name);
    }
    await refused.waitFor();
    expect(await codesIn(emic, file)).toEqual(['Forms', 'Said before', ...made]);
    disk.clear();
    await page.keyboard.press('Escape');
    await makeCode(page, 'Said after');
    expect(await app.close()).toBe(0);
    expect(await codesIn(emic, file)).toEqual(['Forms', 'Said before', ...made, 'Said after']);
    expect(await emic('check', file)).toContain('in order');
  });

  it('goes on after its host was killed, with everything that was acknowledged', async () => {
    const { app, page, file, emic } = await openProject();
    await makeCode(page, 'Said before');
    await killHosts(app);
    await page.getByText("Emic's host has stopped.").waitFor();
    await page.getByText("Emic's host has stopped.").waitFor({ state: 'detached' });
    await makeCode(page, 'Said after');
    expect(await codesIn(emic, file)).toEqual(['Forms', 'Said before', 'Said after']);
    // What another program writes is heard again, too.
    await emic('code', file, '--document', 'N04', '--code', 'From elsewhere', '--start', '0', '--end', '9');
    await page.getByRole('treeitem', { name: 'From elsewhere' }).waitFor();
    expect(await app.close()).toBe(0);
    expect(await emic('check', file)).toContain('in order');
  });

  it('stops starting a host that falls again and again, says so, and tries again when asked', async () => {
    const { app, page, file, emic } = await openProject();
    await makeCode(page, 'Said before');
    for (let fall = 0; fall < 4; fall += 1) {
      await killHosts(app);
      if (fall < 3) await page.getByText("Emic's host has stopped.").waitFor();
      if (fall < 3) await page.getByText("Emic's host has stopped.").waitFor({ state: 'detached' });
    }
    await page.getByText("Emic's host has stopped several times").waitFor();
    expect((await app.utilities()).filter(({ name }) => name === 'Emic host')).toHaveLength(1);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText("Emic's host has stopped").waitFor({ state: 'detached' });
    await makeCode(page, 'Said after');
    expect(await codesIn(emic, file)).toEqual(['Forms', 'Said before', 'Said after']);
    expect(await app.close()).toBe(0);
  });

  it('keeps everything that was acknowledged when the whole app is killed', async () => {
    const { app, page, file, emic } = await openProject();
    await makeCode(page, 'Said before');
    await app.kill();
    expect(await codesIn(emic, file)).toEqual(['Forms', 'Said before']);
    expect(await emic('check', file)).toContain('in order');
    const again = await launchDesktop({ args: [file], folder: app.folder });
    const reopened = await again.windowAt(PROJECT);
    await reopened.getByRole('treeitem', { name: 'Said before' }).waitFor();
    expect(await again.close()).toBe(0);
    rmSync(`${file}-wal`, { force: true });
    expect(await codesIn(emic, file)).toEqual(['Forms', 'Said before']);
  });

  it('asks for everything anew after sleep', async () => {
    const { app, page } = await openProject();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const { emic } = window as unknown as { emic: import('../../src/contract/bridge.ts').Bridge };
      emic.onChanged((news) => news.kind === 'changed' && heard.push(...news.tables));
    });
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    await expect.poll(() => page.evaluate('heard.join()'), SOON).toContain('*');
    expect(await app.close()).toBe(0);
  });

  it('saves what is being written before it quits', async () => {
    const { app, page, file } = await openProject();
    await page.keyboard.press('Control+2');
    await page.getByRole('treeitem', { name: 'Forms' }).click();
    await page.getByRole('textbox', { name: 'Definition' }).fill('Everything that is filled in.');
    expect(await app.close()).toBe(0);
    expect(readFileSync(file).includes('Everything that is filled in.')).toBe(true);
  });

  it('comes back to where its window stood', async () => {
    const { app, file } = await openProject();
    const bounds = { x: 40, y: 30, width: 900, height: 620 };
    await app.evaluate(
      ({ BrowserWindow }, wished) => BrowserWindow.getAllWindows()[0]?.setBounds(wished),
      bounds,
    );
    await app.close();
    const again = await launchDesktop({ args: [file], folder: app.folder });
    await again.windowAt(PROJECT);
    const found = await again.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    expect(found).toMatchObject(again.kind === 'double' ? bounds : { width: 900, height: 620 });
    expect(await again.close()).toBe(0);
  });
});

describe.skipIf(!hasDesktop)('menus and files', () => {
  it('go where the same words lead in the window, and name what undo would do', async () => {
    const { app, page } = await openProject();
    await app.menu('go-codebook');
    await page.getByRole('heading', { name: 'Codebook', level: 1 }).waitFor();
    await makeCode(page, 'A theme');
    const label = (id: string) =>
      app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.label, id);
    await expect.poll(() => label('undo'), SOON).toBe("Undo “Created code 'A theme'”");
    await app.menu('undo');
    await page.getByRole('treeitem', { name: 'A theme' }).waitFor({ state: 'detached' });
    await expect.poll(() => label('redo'), SOON).toBe("Redo “Created code 'A theme'”");
    expect(await app.close()).toBe(0);
  });

  it('write an export to the place that was chosen, with the bytes of the command line', async () => {
    const folder = temporaryFolder();
    const file = await exampleProject(folder);
    const emic = emicFor(folder);
    const app = await launchDesktop({ args: [file] });
    const page = await app.windowAt(PROJECT);
    await page.getByRole('treeitem').first().waitFor();
    await page.keyboard.press('Control+4');
    await page.getByRole('gridcell').first().waitFor();
    await app.scriptDialog('save', join(folder, 'window.csv'));
    await page.getByRole('button', { name: /^Export/ }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).first().click();
    await page
      .getByText(/^Saved as /)
      .first()
      .waitFor();
    await emic('crosstab', 'example.emic', '--by', 'profession', '--format', 'csv', '--out', 'line.csv');
    expect(readFileSync(join(folder, 'window.csv')).equals(readFileSync(join(folder, 'line.csv')))).toBe(
      true,
    );
    expect(await app.close()).toBe(0);
  });
});

function patch(file: string, at: number, value: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt32BE(value, at);
  writeFileSync(file, bytes);
}

/** Kills the processes that own the project, but not the shelf's, which was started first. */
async function killHosts(app: Awaited<ReturnType<typeof launchDesktop>>): Promise<void> {
  const hosts = (await app.utilities()).filter(({ name }) => name === 'Emic host');
  for (const { pid } of hosts.slice(1)) process.kill(pid, 'SIGKILL');
}
