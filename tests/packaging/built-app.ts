import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { builtWindow } from '../../src/cli/built-window.ts';
import { CHECKOUT } from '../support/command-line.ts';

const PARTS = ['package.json', 'LICENSE', 'build', 'migrations', 'fixtures/study'];

/** A copy of what is packed, freshly built, so that nothing that is built elsewhere meanwhile is packed by half. */
export function writeBuiltApp(project: string): void {
  mkdirSync(project, { recursive: true });
  for (const part of PARTS) cpSync(join(CHECKOUT, part), join(project, part), { recursive: true });
  symlinkSync(join(CHECKOUT, 'node_modules'), join(project, 'node_modules'), 'junction');
  cpSync(
    builtWindow(() => undefined),
    join(project, 'out/renderer'),
    { recursive: true },
  );
  const { status } = spawnSync(process.execPath, [join(CHECKOUT, 'scripts/build-desktop.ts')], {
    cwd: CHECKOUT,
    stdio: 'inherit',
    env: { ...process.env, EMIC_DESKTOP_DIR: join(project, 'out') },
  });
  if (status !== 0) throw new Error('The desktop app could not be built.');
}
