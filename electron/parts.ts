import { Refusal } from '../src/kernel/errors.ts';
import type { Hosts } from './hosts.ts';
import type { Patience } from './patience.ts';
import type { Open, Windows } from './windows.ts';

/** All that the parts of the app work with. */
export type Parts = {
  readonly hosts: Hosts;
  readonly windows: Windows;
  readonly patience: Patience;
  readonly noteIncident: (error: unknown) => string;
  readonly openPath: (path: string, from?: Open) => Promise<void>;
  readonly choose: (from?: Open) => Promise<void>;
  readonly create: (from?: Open) => Promise<void>;
  /** What the menu shows is another. */
  readonly menuChanged: () => void;
};

/** Keeps the project open, and hears what other programs change in it, for as long as the window shows it. */
export function hold({ hosts, noteIncident }: Parts, open: Open): void {
  const { handle, shown } = open;
  if (handle === null) return;
  hosts.projects
    .listen(handle, () => shown.promise)
    // What keeps a project from being opened is told to its page, which asks for it.
    .catch((error: unknown) => error instanceof Refusal || noteIncident(error));
}
