// Runs a command under a Node that can carry the database driver (Node-API 10) and run TypeScript as it is.
// On Linux such a Node comes with `npm ci` (node_modules/.bin/node); elsewhere the machine's own is used.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const brought = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const own = Number(process.versions.napi) >= 10 && process.features.typescript ? process.execPath : null;
const node = existsSync(brought) ? brought : own;
if (node === null) {
  console.error(
    `error: Emic needs Node 22.18 or later; this is ${process.version}. Run "npm ci" (on Linux it brings one) or install a newer Node.`,
  );
  process.exit(1);
}
// Modules that were compiled once are kept, never where another user could put some: a third of each start.
const NODE_COMPILE_CACHE =
  process.env.NODE_COMPILE_CACHE ?? fileURLToPath(new URL('../node_modules/.cache/emic', import.meta.url));
const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, NODE_COMPILE_CACHE },
});
// A terminal tells both of Ctrl+C; whoever ends this process alone means the one it started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (status, signal) => {
  if (signal) process.removeAllListeners(signal).kill(process.pid, signal);
  else process.exitCode = status ?? 1;
});
