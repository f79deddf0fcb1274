import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Handover = { readonly argv: readonly string[]; readonly cwd: string; readonly data: unknown };

const LOOKS_EVERY_MS = 25;

/** True for the first process of a folder, which then hears what later ones were started with. */
export function lockIn(folder: string, own: Handover, onSecond: (handover: Handover) => void): boolean {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'double-lock');
  if (!isFirst(lock)) {
    const note = join(folder, `double-second-${process.pid}`);
    writeFileSync(`${note}.part`, JSON.stringify(own));
    renameSync(`${note}.part`, `${note}.json`);
    return false;
  }
  process.once('exit', () => rmSync(lock, { force: true }));
  setInterval(() => hearSeconds(folder, onSecond), LOOKS_EVERY_MS).unref();
  return true;
}

function isFirst(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isRunning(Number(readFileSync(lock, 'utf8')))) return false;
    // Its owner was killed.
    rmSync(lock, { force: true });
    return isFirst(lock);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function hearSeconds(folder: string, onSecond: (handover: Handover) => void): void {
  for (const name of readdirSync(folder)) {
    if (!/^double-second-\d+\.json$/.test(name)) continue;
    const handover = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    rmSync(join(folder, name));
    onSecond(handover);
  }
}
