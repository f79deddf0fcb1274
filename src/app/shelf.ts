import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reply } from '../contract/contract.ts';
import { inputIssues } from '../contract/input-issues.ts';
import {
  type CopyView,
  type ShelfInput,
  type ShelfName,
  type ShelfOutput,
  shelf,
} from '../contract/shelf.ts';
import { projectFacts } from '../db/project-facts.ts';
import { discardDraft, putInPlace } from '../db/project-file.ts';
import { nameOf } from '../domain/name.ts';
import { orRefuse, Refusal, refuse } from '../kernel/errors.ts';
import { listBackups, makeBackup, restoreFromBackup } from './backups.ts';
import type { Copy } from './copies.ts';
import { copyAsOf } from './earlier-copy.ts';
import { makeExample } from './example.ts';
import type { Host } from './host.ts';
import { type Progress, progressOf, type Task } from './progress.ts';
import { type Machine, newProject, openHost, restoreProject } from './projects.ts';
import { changeSettings, readSettings } from './settings.ts';
import type { SettingsFile } from './settings-file.ts';
import { fileStem, freePlace } from './shelf-places.ts';
import {
  type Facts,
  forgetProject,
  pathOf,
  recentProjects,
  rememberFacts,
  rememberOpened,
} from './shelf-recent.ts';
import { programVersion } from './version.ts';

export type ShelfOptions = {
  readonly machine: Machine;
  /** Where new projects are put. */
  readonly folder: string;
  /** Where the example study stands, or is made when somebody asks for it. */
  readonly example: string;
  readonly recent: SettingsFile;
  readonly settings: SettingsFile;
};

/** What belongs to this computer: which projects there are, and how its people like to work. */
export type Shelf = {
  readonly handle: (name: string, input: unknown, task?: Task) => Promise<Reply<unknown>>;
  /** Where a project is; null for a handle that nobody was given. */
  readonly pathOf: (handle: string) => string | null;
  /** Opens a project file by its path, which never comes from a page, and gives its handle. */
  readonly open: (path: string) => Promise<string>;
  /** Makes a project at a path that somebody chose, and gives its handle. */
  readonly create: (path: string) => Promise<string>;
  readonly rememberFacts: (handle: string, facts: Facts) => void;
  readonly onChanged: (listener: (table: 'shelf' | 'settings') => void) => void;
};

type Around = ShelfOptions & { readonly announce: (table: 'shelf' | 'settings') => void };
type Handlers = {
  readonly [Name in ShelfName]: (
    around: Around,
    input: ShelfInput<Name>,
    progress: Progress,
  ) => ShelfOutput<Name> | Promise<ShelfOutput<Name>>;
};
type Handler = (around: Around, input: unknown, progress: Progress) => unknown;

const handlers: Handlers = {
  'shelf.read': ({ recent, folder, machine }) => ({
    recent: recentProjects(recent),
    folder,
    userName: machine.userName,
    version: programVersion(),
  }),
  'shelf.create': createOnShelf,
  'shelf.open': async (around, { handle }) => ({
    handle: await openByPath(around, placeOf(around, handle)),
  }),
  'shelf.example': openExample,
  'shelf.add': addToShelf,
  'shelf.copyAsOf': copyProjectAsOf,
  'shelf.backups': (around, { handle }, progress) =>
    listBackups(placeOf(around, handle), around.machine, progress),
  'shelf.backUp': (around, { handle }) => makeBackup(placeOf(around, handle), around.machine),
  'shelf.restoreBackup': async (around, { handle, ...asked }) =>
    copyView(around, await restoreFromBackup(placeOf(around, handle), asked, around.machine)),
  'shelf.forget': ({ recent, announce }, { handle }) => {
    if (forgetProject(recent, handle)) announce('shelf');
    return null;
  },
  'settings.read': ({ settings }) => readSettings(settings),
  'settings.change': ({ settings, announce }, input) => {
    const changed = changeSettings(settings, input);
    announce('settings');
    return changed;
  },
};

export function shelfOf(options: ShelfOptions): Shelf {
  const listeners = new Set<(table: 'shelf' | 'settings') => void>();
  const around: Around = {
    ...options,
    announce: (table) => {
      for (const listener of listeners) listener(table);
    },
  };
  return {
    handle: async (name, input, task) => {
      try {
        const progress = progressOf(task, () => performance.now());
        return { ok: true, value: await run(around, name, input, progress) };
      } catch (error) {
        if (error instanceof Refusal)
          return { ok: false, error: { code: error.code, details: error.details } };
        return {
          ok: false,
          error: { code: 'INTERNAL', details: { incident: options.machine.noteIncident(error) } },
        };
      }
    },
    pathOf: (handle) => pathOf(options.recent, handle),
    open: (path) => openByPath(around, path),
    create: async (path) => putOnTop(around, newProject(path, undefined, { coder: null }, options.machine)),
    rememberFacts: (handle, facts) => {
      if (rememberFacts(options.recent, handle, facts)) around.announce('shelf');
    },
    onChanged: (listener) => listeners.add(listener),
  };
}

async function run(around: Around, name: string, input: unknown, progress: Progress): Promise<unknown> {
  if (!isShelfName(name)) throw new Refusal('NOT_SUPPORTED', { what: name });
  const parsed = shelf[name].input.safeParse(input);
  if (!parsed.success)
    throw new Refusal('INVALID_INPUT', { issues: [...inputIssues(parsed.error.issues, input)] });
  return (handlers[name] as Handler)(around, parsed.data, progress);
}

/** Own keys only: `constructor` and `__proto__` are no procedures. */
function isShelfName(name: string): name is ShelfName {
  return Object.hasOwn(shelf, name);
}

function placeOf({ recent }: Around, handle: string): string {
  return pathOf(recent, handle) ?? refuse('NOT_FOUND', { what: 'project', name: handle });
}

/** Opens once to see that it can be opened, and to learn what the list says of it. */
async function openByPath(around: Around, path: string): Promise<string> {
  return putOnTop(around, await openHost(path, around.machine));
}

function putOnTop({ recent, machine, announce }: Around, host: Host): string {
  try {
    const openedAt = new Date(machine.ports.now()).toISOString();
    const { id: _, participants: __, ...facts } = projectFacts(host.project.reader);
    const handle = rememberOpened(recent, host.project.path, facts, openedAt);
    announce('shelf');
    return handle;
  } finally {
    host.close();
  }
}

function createOnShelf(around: Around, { name }: ShelfInput<'shelf.create'>): ShelfOutput<'shelf.create'> {
  const wanted = orRefuse(nameOf(name), { name });
  const path = freePlace(folderMade(around.folder), wanted);
  return { handle: putOnTop(around, newProject(path, wanted, { coder: null }, around.machine)) };
}

/** Made beside its place and named when it is whole: an example that was cut short is never opened. */
async function openExample(
  around: Around,
  _: ShelfInput<'shelf.example'>,
  progress: Progress,
): Promise<ShelfOutput<'shelf.example'>> {
  const { example, machine } = around;
  if (!existsSync(example)) {
    folderMade(dirname(example));
    const draft = `${example}.new-${randomUUID()}`;
    try {
      await makeExample(draft, machine, progress);
      putInPlace(draft, example, 'PROJECT_EXISTS');
    } finally {
      discardDraft(draft);
    }
  }
  const host = await openHost(example, machine);
  const { id } = projectFacts(host.project.reader);
  const handle = putOnTop(around, host);
  codeAsOneself(around, id);
  return { handle };
}

/** Two coders come with the example: whoever tries it out is neither, and is not asked first. */
function codeAsOneself({ settings, machine, announce }: Around, projectId: string): void {
  if (Object.hasOwn(readSettings(settings).coders, projectId)) return;
  const name = machine.userName.trim();
  changeSettings(settings, { coders: { [projectId]: name === '' || name === 'root' ? 'You' : name } });
  announce('settings');
}

/** A file handed over is checked as a backup is, so that nothing stands in the folder that could not be opened. */
async function addToShelf(
  around: Around,
  { name, bytes }: ShelfInput<'shelf.add'>,
): Promise<ShelfOutput<'shelf.add'>> {
  const folder = folderMade(around.folder);
  const draft = join(folder, `.${randomUUID()}.part`);
  const path = freePlace(folder, fileStem(name));
  try {
    writeFileSync(draft, bytes, { mode: 0o600 });
    restoreProject(draft, path);
  } catch (error) {
    throw error instanceof Refusal && error.details.path === draft
      ? new Refusal(error.code, { ...error.details, path: name })
      : error;
  } finally {
    rmSync(draft, { force: true });
  }
  return { handle: await openByPath(around, path) };
}

async function copyProjectAsOf(
  around: Around,
  { handle, after, coder }: ShelfInput<'shelf.copyAsOf'>,
  progress: Progress,
): Promise<ShelfOutput<'shelf.copyAsOf'>> {
  const options = { after, target: null, coder };
  return copyView(around, await copyAsOf(placeOf(around, handle), options, around.machine, progress));
}

async function copyView(around: Around, { path, name }: Copy): Promise<CopyView> {
  return { handle: await openByPath(around, path), name, place: path };
}

function folderMade(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    const found = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse('FILE_UNWRITABLE', { path: join(folder), found });
  }
}
