import { buildDesktop } from '../../src/cli/desktop-program.ts';
import { electronVersion, findElectron } from './desktop-electron.ts';

/** Before the desktop stories: the app is made of the sources as they are, and what carries them is said. */
export function setup(): void {
  if (!buildDesktop(() => undefined)) throw new Error('The desktop app could not be built.');
  const carrier = findElectron()
    ? `Electron ${electronVersion()} (the real binary)`
    : 'the double of Electron (no binary here)';
  process.stdout.write(`desktop stories run on: ${carrier}\n`);
}
