import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { replicaStoreIn } from '../db/replica-store.ts';
import { instantOf } from '../kernel/clock.ts';
import { uuidV7Maker } from '../kernel/uuid.ts';
import type { Machine } from './projects.ts';

/** The machine Emic runs on: its clock, its user, and a folder for what Emic remembers outside of projects. */
export function thisMachine(environment: NodeJS.ProcessEnv = process.env): Machine {
  const folder = stateFolder(environment);
  const newId = uuidV7Maker(Date.now, (size) => randomBytes(size));
  return {
    ports: { now: () => instantOf(Date.now()), newId: <Id extends string>() => newId() as Id },
    replicas: replicaStoreIn(join(folder, 'replicas')),
    hourlyBackups: false,
    userName: userName(),
    noteIncident: (error) => noteIncident(folder, newId(), error),
  };
}

/** Where programs keep their state: EMIC_STATE_DIR, or the system's usual place. Projects never live here. */
export function stateFolder(environment: NodeJS.ProcessEnv): string {
  if (environment.EMIC_STATE_DIR) return environment.EMIC_STATE_DIR;
  if (process.platform === 'win32') return join(environment.LOCALAPPDATA ?? homedir(), 'Emic');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Emic');
  return join(environment.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'emic');
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'Coder';
  }
}

/** Notes a bug with its stack in a local file; the id is what the user sees. */
function noteIncident(folder: string, id: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, 'incidents.log'), `${new Date().toISOString()} ${id}\n${stack}\n\n`);
  } catch {
    process.stderr.write(`${id} ${stack}\n`);
  }
  return id;
}
