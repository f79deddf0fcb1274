import { z } from 'zod';
import type { Failure, Reply } from './contract.ts';
import { bytes, none } from './inputs.ts';
import { command, type Procedure, query } from './procedure.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export const LINE_NUMBERS = ['off', 'fifth', 'all'] as const;
export const DENSITIES = ['default', 'comfortable'] as const;
/** How a selection is snapped: trimmed and kept to whole characters, or widened to whole words. */
export const SNAPPINGS = ['character', 'word'] as const;
/** How many steps the size of the reading text has. */
export const TEXT_SIZES = 7;

export type Settings = {
  readonly theme: (typeof THEMES)[number];
  /** Index of the reading step. */
  readonly textSize: number;
  readonly lineNumbers: (typeof LINE_NUMBERS)[number];
  readonly density: (typeof DENSITIES)[number];
  readonly snapping: (typeof SNAPPINGS)[number];
  readonly csvBom: boolean;
  readonly csvGuard: boolean;
  /** Who codes at this machine, by the project's id. */
  readonly coders: { readonly [projectId: string]: string };
};

export type SettingsView = Settings & {
  /** Where a settings file that could not be read was put aside; null where all is well. */
  readonly setAside: string | null;
};

/** What holds until someone changes it. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 2,
  lineNumbers: 'fifth',
  density: 'default',
  snapping: 'character',
  csvBom: true,
  csvGuard: true,
  coders: {},
};

/** A project as the welcome page lists it. */
export type RecentView = {
  /** Stands for the file's path, and stays the same when Emic is started anew. */
  readonly handle: string;
  readonly name: string;
  /** The file's path, to be shown and never to be sent. */
  readonly place: string;
  readonly documents: number;
  readonly codes: number;
  readonly segments: number;
  readonly openedAt: string;
  readonly missing: boolean;
};

export type ShelfView = {
  /** The one opened last comes first. */
  readonly recent: readonly RecentView[];
  /** Where new projects are put. */
  readonly folder: string;
  readonly userName: string;
  readonly version: string;
};

export type OpenedView = { readonly handle: string };

/** A project made of another: its handle, its name, and its file's path to be shown. */
export type CopyView = OpenedView & { readonly name: string; readonly place: string };

/** What a state of a project holds. */
export type Holdings = {
  readonly documents: number;
  readonly participants: number;
  readonly codes: number;
  readonly segments: number;
};

/** What differs since a state of the project; a change that was undone again is none. */
export type SinceView = {
  readonly changes: number;
  /** Earlier changes that were undone, or redone, since. */
  readonly undone: number;
  readonly redone: number;
  /** Entries of the history since, also those that come to nothing. */
  readonly entries: number;
  readonly coders: readonly string[];
  /** The last few of what differs, newest first, in words. */
  readonly latest: readonly string[];
};

/** How a backup stands to the project as it is now. */
export type BackupStanding =
  | { readonly kind: 'in line'; readonly since: SinceView }
  /** Its latest change is not in the project's history. */
  | { readonly kind: 'another line'; readonly latest: string; readonly at: string }
  | { readonly kind: 'another project'; readonly name: string }
  /** The project itself cannot be read. */
  | { readonly kind: 'alone' }
  | ({ readonly kind: 'unreadable' } & Failure);

export type BackupView = {
  /** The file's name, by which it is asked for. */
  readonly name: string;
  readonly at: string;
  readonly bytes: number;
  readonly why: 'hourly' | 'by hand' | 'before an update' | 'when its file went missing';
  /** Null where it cannot be read. */
  readonly holds: Holdings | null;
  readonly standing: BackupStanding;
};

export type BackupsView = {
  /** The folder's path, to be shown and never to be sent. */
  readonly folder: string;
  /** What the project holds now; null where it cannot be read, for the reason beside. */
  readonly now: Holdings | null;
  readonly trouble: Failure | null;
  /** The newest first. */
  readonly backups: readonly BackupView[];
};

const handle = z.string().min(1).max(100);
const projectId = z.string().regex(/^[0-9a-f-]{36}$/);
const coderName = z.string().max(10_000);

/** Every setting with what it may be. */
export const settingsShape = {
  theme: z.enum(THEMES),
  textSize: z
    .int()
    .min(0)
    .max(TEXT_SIZES - 1),
  lineNumbers: z.enum(LINE_NUMBERS),
  density: z.enum(DENSITIES),
  snapping: z.enum(SNAPPINGS),
  csvBom: z.boolean(),
  csvGuard: z.boolean(),
  coders: z.record(projectId, coderName),
} as const;

const settings = z
  .strictObject({
    ...settingsShape,
    /** Null forgets; projects that are not named keep theirs. */
    coders: z.record(projectId, coderName.nullable()),
  })
  .partial();

/** What belongs to the machine and not to a project. Answers go stale by `shelf` and `settings`. */
export const shelf = {
  'shelf.read': query<ShelfView>()(none, ['shelf']),
  'shelf.create': command<OpenedView>()(z.strictObject({ name: z.string().max(10_000) })),
  'shelf.open': command<OpenedView>()(z.strictObject({ handle })),
  /** The example study, made where it is not there yet. */
  'shelf.example': command<OpenedView>()(none),
  /** A project file that was handed over: it is checked and copied into the projects folder. */
  'shelf.add': command<OpenedView>()(z.strictObject({ name: z.string().min(1).max(1_000), bytes })),
  /**
   * A copy of a project, beside it, as it stood after a change of its history (an entry's id); `coder` signs the going
   * back in the copy, where one change takes back what came later.
   */
  'shelf.copyAsOf': command<CopyView>()(
    z.strictObject({ handle, after: z.string().min(1).max(100), coder: coderName.nullable() }),
  ),
  /** The backups beside a project. One that cannot be read is listed, too. */
  'shelf.backups': query<BackupsView>()(z.strictObject({ handle }), ['shelf']),
  /** Makes a backup, checked after writing. */
  'shelf.backUp': command<BackupView>()(z.strictObject({ handle })),
  /** A project of a backup, beside the project; `coder` signs its name in the copy. */
  'shelf.restoreBackup': command<CopyView>()(
    z.strictObject({ handle, backup: z.string().min(1).max(1_000), coder: coderName.nullable() }),
  ),
  /** Takes a project off the list; its file stays. */
  'shelf.forget': command<null>()(z.strictObject({ handle })),

  'settings.read': query<SettingsView>()(none, ['settings']),
  'settings.change': command<SettingsView>()(settings),
} as const;

export type Shelf = typeof shelf;
export type ShelfName = keyof Shelf;
export type ShelfInput<Name extends ShelfName> = z.output<Shelf[Name]['input']>;
export type ShelfOutput<Name extends ShelfName> =
  Shelf[Name] extends Procedure<'query' | 'command', z.ZodType, infer Value> ? Value : never;

export type ShelfClient = {
  readonly call: <Name extends ShelfName>(
    name: Name,
    input: ShelfInput<Name>,
  ) => Promise<Reply<ShelfOutput<Name>>>;
};

/** A typed shelf over an untyped carrier. */
export function shelfOver(handle: (name: string, input: unknown) => Promise<Reply<unknown>>): ShelfClient {
  return {
    call: async (name, input) => (await handle(name, input)) as Reply<ShelfOutput<typeof name>>,
  };
}
