import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { builtWindow } from '../../src/cli/built-window.ts';
import { CHECKOUT } from './command-line.ts';

/** Before any story is told in the window: its build is made of the sources as they are. */
export function setup(): void {
  builtWindow(() => undefined);
  if (process.env.EMIC_WINDOW_DIR === undefined) return;
  const script = join(CHECKOUT, 'scripts/build-renderer.ts');
  const { status } = spawnSync(process.execPath, [script], { cwd: CHECKOUT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The window could not be built.');
}
