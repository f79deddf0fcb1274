// Types, lint and layers: what has to hold before a test is worth running.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STEPS = [
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
  ['types of the window', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'renderer'],
  ['types of the desktop app', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'electron'],
  ['types of its stories', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tests/desktop'],
  ['types of the window’s stories', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tests/e2e'],
  ['lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  [
    'layers',
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'core',
    'tests/layers.test.ts',
    'tests/window-layers.test.ts',
    'tests/desktop-layers.test.ts',
  ],
] as const;

for (const [name, ...words] of STEPS) {
  const { status } = spawnSync(process.execPath, words, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(`${name} failed\n`);
    process.exit(1);
  }
}
process.stdout.write('types, lint and layers are in order\n');
