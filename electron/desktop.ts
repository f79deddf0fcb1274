import { app, ipcMain, nativeTheme, type Session } from 'electron';
import type { Machine } from '../src/app/projects.ts';
import type { Place } from '../src/contract/bridge.ts';
import type { RecentView, SettingsView, ShelfView } from '../src/contract/shelf.ts';
import { asked, valueIn } from './asking.ts';
import { chosenProject, placeForProject, tellRefusal } from './dialogs.ts';
import { type Hosts, startHosts } from './hosts.ts';
import { setMenu } from './menu.ts';
import { listenToPages, reveal } from './pages.ts';
import { hold, type Parts } from './parts.ts';
import { newPatience } from './patience.ts';
import { quitGently } from './quitting.ts';
import { type Open, windowsOver } from './windows.ts';

export type Desktop = {
  /** Opens projects by their paths, or the example, or brings the app to the front. */
  readonly start: (paths: readonly string[], example: string | null) => void;
  readonly openPath: (path: string) => Promise<void>;
  /** After sleep: other programs may have changed what is open. */
  readonly wakeUp: () => void;
};

export type DesktopOptions = {
  readonly session: Session;
  readonly machine: Machine;
  readonly example: string | null;
};

export function startDesktop({ session, machine, example }: DesktopOptions): Desktop {
  const { noteIncident } = machine;
  const patience = newPatience(() => performance.now());
  const hosts = startHosts({
    example,
    noteIncident,
    died: (handle, place) => hostDied(parts, handle, place),
    shelfChanged: (table) => {
      if (table === 'settings') followTheme(hosts).catch(noteIncident);
      else listChanged();
    },
  });
  const list: { recent: readonly RecentView[] } = { recent: [] };
  const menuChanged = () => showMenu(parts, list.recent);
  const listChanged = () =>
    void recentProjects(hosts)
      .then((recent) => {
        list.recent = recent;
        menuChanged();
      })
      .catch(noteIncident);
  const windows = windowsOver({ session, onShown: (open) => hold(parts, open), onFront: menuChanged });
  const opening = async (from: Open | undefined, handle: () => Promise<string | null>) => {
    try {
      const found = await handle();
      if (found !== null) windows.show(found, from);
    } catch (error) {
      await tellRefusal(from?.window, error);
    }
  };
  const parts: Parts = {
    hosts,
    windows,
    patience,
    noteIncident,
    menuChanged,
    openPath: (path, from) => opening(from, () => opened(hosts, path)),
    choose: (from) =>
      opening(from, async () => {
        const path = await chosenProject(from?.window);
        return path === null ? null : opened(hosts, path);
      }),
    create: (from) =>
      opening(from, async () => {
        const { folder } = await asked<ShelfView>(hosts, 'shelf.read');
        const path = await placeForProject(from?.window, folder);
        return path === null ? null : valueIn<string>(await hosts.shelf.find({ path, isNew: true }));
      }),
  };
  listenToPages(ipcMain, parts);
  quitGently(parts);
  followTheme(hosts).catch(noteIncident);
  menuChanged();
  listChanged();
  return {
    openPath: (path) => parts.openPath(path),
    start: (paths, asksFor) => {
      const work = paths.map((path) => parts.openPath(path));
      if (asksFor !== null) work.push(opening(undefined, () => exampleOf(hosts)));
      if (work.length === 0) bringUp(parts);
      // Where nothing could be opened there is still the list of projects.
      Promise.all(work)
        .then(() => windows.all().length === 0 && bringUp(parts))
        .catch(noteIncident);
    },
    wakeUp: () => {
      for (const open of windows.all()) windows.tell(open, { kind: 'changed', tables: ['*'] });
    },
  };
}

function bringUp({ windows }: Parts): void {
  const [any] = windows.all();
  windows.show(any === undefined ? null : any.handle);
}

async function opened({ shelf }: Hosts, path: string): Promise<string> {
  const handle = valueIn<string>(await shelf.find({ path }));
  // For the system's own lists of what was opened lately.
  app.addRecentDocument(path);
  return handle;
}

async function exampleOf(hosts: Hosts): Promise<string> {
  return (await asked<{ readonly handle: string }>(hosts, 'shelf.example')).handle;
}

/** Frames and dialogs of the system follow the theme that was chosen for the window. */
async function followTheme(hosts: Hosts): Promise<void> {
  const { theme } = await asked<SettingsView>(hosts, 'settings.read');
  nativeTheme.themeSource = theme;
}

async function recentProjects(hosts: Hosts): Promise<readonly RecentView[]> {
  return (await asked<ShelfView>(hosts, 'shelf.read')).recent;
}

function showMenu(parts: Parts, recent: readonly RecentView[]): void {
  const { hosts, windows, noteIncident } = parts;
  const front = windows.focused();
  setMenu(
    { front, recent },
    {
      create: () => void parts.create(front),
      choose: () => void parts.choose(front),
      example: () =>
        void exampleOf(hosts)
          .then((handle) => windows.show(handle, front))
          .catch(noteIncident),
      open: (handle) => void windows.show(handle, front),
      reveal: () => void (front && reveal(parts, front).catch(noteIncident)),
      about: () => app.showAboutPanel(),
      command: (id) => void (front && windows.tell(front, { kind: 'command', id })),
    },
  );
}

/** Pages stop waiting for answers. A project's first process is counted: where it falls again and again, it stays down. */
function hostDied(
  { windows, patience }: Parts,
  handle: string | null,
  place: Exclude<Place, 'window'>,
): void {
  const state = place === 'project' && handle !== null && !patience.mayGoOn(handle) ? 'stopped' : 'lost';
  for (const open of windows.all()) {
    if (handle !== null && open.handle !== handle) continue;
    if (place === 'project') windows.tell(open, { kind: 'connection', state });
    windows.tell(open, { kind: 'lost', place });
    if (place === 'project') windows.tell(open, { kind: 'lost', place: 'work' });
  }
}
