import { z } from 'zod';
import type { Failure, Reply } from './contract.ts';
import { none } from './inputs.ts';
import { command, type Procedure } from './procedure.ts';

/** What a page of the desktop app sees of it: `window.emic`, and nothing else. */
export type Bridge = {
  /** Calls a procedure. Never throws: what keeps it from an answer is a refusal. */
  readonly call: (place: Place, name: string, input: unknown, signed: Signed) => Promise<Reply<unknown>>;
  readonly onChanged: (listener: (news: BridgeNews) => void) => () => void;
  readonly onProgress: (listener: (progress: BridgeProgress) => void) => () => void;
  readonly files: {
    /** Asks where to put a file and puts it there; null where nobody chose a place. */
    readonly save: (name: string, bytes: Uint8Array) => Promise<Reply<SavedView | null>>;
    /** Opens a project file that was dropped, where it lies. Takes a `File` that a person handed over. */
    readonly open: (file: object) => Promise<Reply<null>>;
  };
};

/** The project's process, the one for work that is watched, the one for projects and settings, or the window itself. */
export const PLACES = ['project', 'work', 'machine', 'window'] as const;
export type Place = (typeof PLACES)[number];

export type Signed = { readonly coder: string | null; readonly task: string | null };

export type BridgeNews =
  /** `*` where what happened meanwhile is not known. */
  | { readonly kind: 'changed'; readonly tables: readonly string[] }
  | { readonly kind: 'problem'; readonly error: Failure }
  /** `stopped`: the host ended so often that it is not started again by itself. */
  | { readonly kind: 'connection'; readonly state: 'open' | 'lost' | 'stopped' }
  /** Something was chosen in a menu of the system: an action's id. */
  | { readonly kind: 'command'; readonly id: string }
  /** The window is about to close: what is not saved yet is saved now, and `window.left` said. */
  | { readonly kind: 'leaving' };

export type BridgeProgress = {
  readonly task: string;
  readonly done: number;
  readonly total: number;
  readonly note: string | null;
};

export type SavedView = { readonly place: string };

const label = z.string().max(10_000).nullable();

/** What a page may ask of the window it stands in. A page never names a path. */
export const windowProcedures = {
  /** Shows a project by its handle, or with null the first page. */
  'window.open': command<null>()(z.strictObject({ handle: z.string().min(1).max(100).nullable() })),
  /** Asks for a project file and opens it. */
  'window.choose': command<null>()(none),
  /** Asks for a place and makes a project there. */
  'window.create': command<null>()(none),
  /** Shows the project's file in its folder. */
  'window.reveal': command<null>()(none),
  'window.cancel': command<null>()(z.strictObject({ task: z.string().regex(/^[A-Za-z0-9_.:-]{1,100}$/) })),
  /** What undo and redo would do, for the menu. */
  'window.offer': command<null>()(z.strictObject({ undo: label, redo: label })),
  'window.left': command<null>()(none),
  /** Starts the host again that had stopped too often. */
  'window.retry': command<null>()(none),
} as const;

export type WindowName = keyof typeof windowProcedures;
export type WindowInput<Name extends WindowName> = z.output<(typeof windowProcedures)[Name]['input']>;
export type WindowProcedure = Procedure<'command', z.ZodType, null>;
