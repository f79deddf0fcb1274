import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { RecentView } from '../src/contract/shelf.ts';
import type { Open } from './windows.ts';

export type MenuState = {
  readonly front: Open | undefined;
  readonly recent: readonly RecentView[];
};

export type MenuChoices = {
  readonly create: () => void;
  readonly choose: () => void;
  readonly example: () => void;
  readonly open: (handle: string | null) => void;
  readonly reveal: () => void;
  readonly about: () => void;
  /** An action of the window in front, by its id. */
  readonly command: (id: string) => void;
};

const MOST_RECENT = 10;
const IS_MAC = process.platform === 'darwin';

/** The system's menu: the same commands and keys as in the window, which hears the keys first. */
export function setMenu(state: MenuState, choices: MenuChoices): void {
  const template = [
    ...(IS_MAC ? [{ role: 'appMenu' } as const] : []),
    fileMenu(state, choices),
    editMenu(state, choices),
    goMenu(state, choices),
    viewMenu(state, choices),
    { role: 'windowMenu' } as const,
    helpMenu(state, choices),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function hasProject({ front }: MenuState): boolean {
  return front !== undefined && front.handle !== null;
}

function item(
  id: string,
  label: string,
  click: () => void,
  options: MenuItemConstructorOptions = {},
): MenuItemConstructorOptions {
  return { id, label, click, ...options };
}

function fileMenu(state: MenuState, choices: MenuChoices): MenuItemConstructorOptions {
  const enabled = hasProject(state);
  const { command } = choices;
  const recent = state.recent
    .slice(0, MOST_RECENT)
    .map(({ handle, name, missing }) =>
      item(`recent-${handle}`, escaped(name), () => choices.open(handle), { enabled: !missing }),
    );
  return {
    label: '&File',
    submenu: [
      item('new', 'New project…', choices.create, { accelerator: 'CmdOrCtrl+N' }),
      item('open', 'Open project…', choices.choose, { accelerator: 'CmdOrCtrl+O' }),
      { id: 'recent', label: 'Open recent', submenu: recent, enabled: recent.length > 0 },
      item('example', 'Open the example study', choices.example),
      { type: 'separator' },
      item('import', 'Import transcripts…', () => command('import'), { enabled, accelerator: 'CmdOrCtrl+I' }),
      item('backups', 'Backups…', () => command('backups'), { enabled }),
      item('reveal', IS_MAC ? 'Show in Finder' : 'Show in folder', choices.reveal, { enabled }),
      { type: 'separator' },
      item('projects', 'All projects', () => choices.open(null)),
      { id: 'close', role: 'close' },
      ...(IS_MAC ? [] : [{ type: 'separator' } as const, { id: 'quit', role: 'quit' } as const]),
    ],
  };
}

function editMenu(state: MenuState, { command }: MenuChoices): MenuItemConstructorOptions {
  const enabled = hasProject(state);
  const { undo = null, redo = null } = state.front?.offer ?? {};
  return {
    label: '&Edit',
    submenu: [
      // Enabled where the project has nothing to undo, too: what is being typed has its own.
      item('undo', undo === null ? 'Undo' : escaped(`Undo “${undo}”`), () => command('undo'), {
        enabled,
        accelerator: 'CmdOrCtrl+Z',
      }),
      item('redo', redo === null ? 'Redo' : escaped(`Redo “${redo}”`), () => command('redo'), {
        enabled,
        accelerator: 'CmdOrCtrl+Shift+Z',
      }),
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      { type: 'separator' },
      item('find', 'Find in the transcript', () => command('find'), { enabled, accelerator: 'CmdOrCtrl+F' }),
      item('palette', 'Search everything…', () => command('palette'), {
        enabled,
        accelerator: 'CmdOrCtrl+K',
      }),
      item('settings', 'Settings…', () => command('settings'), { enabled, accelerator: 'CmdOrCtrl+,' }),
    ],
  };
}

const VIEWS = [
  ['transcripts', 'Transcripts'],
  ['codebook', 'Codebook'],
  ['participants', 'Participants'],
  ['compare', 'Compare groups'],
  ['segments', 'Segments'],
  ['history', 'History'],
] as const;

function goMenu(state: MenuState, { command }: MenuChoices): MenuItemConstructorOptions {
  const enabled = hasProject(state);
  return {
    label: '&Go',
    submenu: [
      ...VIEWS.map(([view, label], index) =>
        item(`go-${view}`, label, () => command(`go-${view}`), {
          enabled,
          accelerator: `CmdOrCtrl+${index + 1}`,
        }),
      ),
      { type: 'separator' },
      item('back', 'Back to where a jump came from', () => command('back'), { enabled }),
    ],
  };
}

function viewMenu(state: MenuState, { command }: MenuChoices): MenuItemConstructorOptions {
  return {
    label: '&View',
    submenu: [
      item('theme', 'Light or dark theme', () => command('theme'), { enabled: hasProject(state) }),
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const]),
    ],
  };
}

function helpMenu(state: MenuState, { command, about }: MenuChoices): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: '&Help',
    submenu: [
      item('help', 'Help and keys', () => command('help'), { enabled: hasProject(state) }),
      item('about', 'About Emic', about),
    ],
  };
}

/** An ampersand in a name would underline the letter after it. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&');
}
