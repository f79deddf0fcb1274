#!/usr/bin/env node
// `emic`: starts the command line under a Node that can carry the database driver.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const main = here('../src/cli/main.ts');

if (Number(process.versions.napi) >= 10 && process.features.typescript) {
  await import(main);
} else {
  const { status, signal } = spawnSync(
    process.execPath,
    [here('./with-node.mjs'), main, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  if (signal) process.kill(process.pid, signal);
  process.exitCode = status ?? 1;
}
