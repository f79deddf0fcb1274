// Runs a command under a Node that can carry the database driver (Node-API 10) and run TypeScript as it is.
// On Linux such a Node comes with `npm ci` (node_modules/.bin/node); elsewhere the machine's own is used.
import { spawnSync } from 'node:child_process';
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
const { status, signal } = spawnSync(node, process.argv.slice(2), { stdio: 'inherit' });
if (signal) process.kill(process.pid, signal);
process.exit(status ?? 1);
