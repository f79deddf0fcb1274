#!/usr/bin/env node
// `emic`: starts the command line under a Node that can carry the database driver.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const main = new URL('../src/cli/main.ts', import.meta.url);

if (Number(process.versions.napi) >= 10 && process.features.typescript) {
  // As in with-node.mjs, for this process and for the hosts that it starts.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/emic', import.meta.url));
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import(main.href);
} else {
  const withNode = fileURLToPath(new URL('with-node.mjs', import.meta.url));
  const words = [withNode, fileURLToPath(main), ...process.argv.slice(2)];
  const child = spawn(process.execPath, words, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (status, signal) => {
    if (signal) process.removeAllListeners(signal).kill(process.pid, signal);
    else process.exitCode = status ?? 1;
  });
}
