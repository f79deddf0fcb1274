import type { ChildProcess } from 'node:child_process';
import type { Page } from 'playwright-core';
import type { ScriptedDialog } from '../desktop/double/dialog.ts';

/** An app to start: its folder or main file, its words, and where it keeps its state. */
export type Run = {
  readonly app: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
  readonly folder: string;
};

export type EngineOptions = Run & {
  readonly dialogs: readonly ScriptedDialog[];
  readonly onOutput: (text: string) => void;
  readonly onPage: (page: Page) => void;
  /** A request to somewhere else. */
  readonly onRequest: (url: string) => void;
};

/** What carries the app: the real binary or the double. */
export type Engine = {
  readonly kind: 'electron' | 'double';
  readonly pid: number;
  readonly child: ChildProcess;
  readonly pages: () => Promise<readonly Page[]>;
  readonly evaluate: (run: (electron: never, arg: never) => unknown, arg: unknown) => Promise<unknown>;
  readonly scriptDialogs: (dialogs: readonly ScriptedDialog[]) => Promise<void>;
  readonly disconnect: () => Promise<void>;
};
