import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import { stateFolder } from '../src/app/machine.ts';
import type { Place } from '../src/contract/bridge.ts';
import { fileStoreIn } from '../src/transport/file-store.ts';
import {
  type Child,
  type HostProcess,
  type Listeners,
  startHostProcess,
} from '../src/transport/host-process.ts';
import { type OpenProjects, openProjects } from '../src/transport/open-projects.ts';
import type { Job, News } from '../src/transport/wire.ts';
import { HOST } from './places.ts';

/** The processes that own SQLite, one for projects and settings as a whole and one or two for each open project. */
export type Hosts = {
  readonly projects: OpenProjects;
  readonly shelf: HostProcess;
  /** Where a file stands that tells work to end. */
  readonly flags: string;
  /** Folds every log in and ends the processes. */
  readonly close: () => Promise<void>;
};

export type HostsOptions = {
  readonly example: string | null;
  readonly noteIncident: (error: unknown) => string;
  /** A project's process, or with null the shelf's, has ended without being told to. */
  readonly died: (handle: string | null, place: Exclude<Place, 'window'>) => void;
  readonly shelfChanged: (table: string) => void;
};

/** Pages hear what changes from their host itself. */
const NO_HUB = {
  changed: () => undefined,
  progress: () => undefined,
  problem: () => undefined,
  skip: () => undefined,
};
const LIMITS = { largest: 0, waits: 0 };

export function startHosts({ example, noteIncident, died, shelfChanged }: HostsOptions): Hosts {
  const files = fileStoreIn(join(stateFolder(process.env), 'files'), LIMITS);
  const around = { environment: { ...process.env }, uploads: files.folder };
  const start = (job: Job, listeners: Listeners) =>
    startHostProcess(job, around, listeners, noteIncident, utilityChild());
  const shelf = startedAnew(() => {
    const host = start(
      { kind: 'shelf', folder: null, example },
      {
        changed: (tables) => tables.forEach(shelfChanged),
        progress: () => undefined,
        problem: () => undefined,
        checkDue: () => undefined,
        died: () => {
          shelf.lost();
          died(null, 'machine');
        },
      },
    );
    return host;
  });
  const projects = openProjects({ shelf: shelf.host, hub: NO_HUB, start, noteIncident, idle: 0, died });
  return {
    projects,
    shelf: shelf.host,
    flags: files.folder,
    close: async () => {
      await projects.close();
      await shelf.host.close();
      files.close();
    },
  };
}

/** A host that is started again by whoever next asks it something. */
function startedAnew(start: () => HostProcess): { readonly host: HostProcess; readonly lost: () => void } {
  const held: { host: HostProcess | null } = { host: null };
  const current = () => {
    held.host ??= start();
    return held.host;
  };
  return {
    host: {
      call: (call) => current().call(call),
      find: (asked) => current().find(asked),
      attach: (port) => current().attach(port),
      cancel: (task) => held.host?.cancel(task),
      tell: (order) => current().tell(order),
      close: async () => (await held.host?.close()) ?? null,
    },
    lost: () => {
      held.host = null;
    },
  };
}

/** A process of Electron's kind, which takes ports. What is said to it before it runs waits. */
function utilityChild(): Child {
  const child: UtilityProcess = utilityProcess.fork(HOST, [], {
    serviceName: 'Emic host',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    send: (order, ports) => child.postMessage(order, [...ports] as Electron.MessagePortMain[]),
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
    listen: ({ news, ended }) => {
      child.on('message', (said: News) => news(said));
      child.on('exit', (code) => ended(new Error(`a host ended with ${code}`)));
    },
  };
}
