import { contract, type Reply } from '../contract/contract.ts';
import { Refusal } from '../kernel/errors.ts';
import type { EventHub } from './event-hub.ts';
import type { Answer, Call, HostProcess, Listeners } from './host-process.ts';
import type { Facts, Job } from './wire.ts';

/** The projects that windows work with. Each has a process, opened when somebody asks and closed when nobody does. */
export type OpenProjects = {
  readonly call: (handle: string, call: Call) => Promise<Answer>;
  /** Begins to open a project that is going to be asked something: its process starts while the page loads. */
  readonly expect: (handle: string) => void;
  readonly cancel: (handle: string, task: string) => void;
  /** Hands a page's end of a channel to the process that answers it, or to the one for work that is watched. */
  readonly attach: (handle: string, to: 'project' | 'work', port: unknown) => Promise<void>;
  /** Holds a project open, and tells what others change in it, until the promise settles. */
  readonly listen: (handle: string, until: () => Promise<void>) => Promise<void>;
  /** What the open projects hold now, to be remembered. */
  readonly facts: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ProjectsOptions = {
  readonly shelf: HostProcess;
  readonly hub: Pick<EventHub, 'changed' | 'progress' | 'problem' | 'skip'>;
  readonly start: (job: Job, listeners: Listeners) => HostProcess;
  /** A project's process has ended without being told to; the next call starts another. */
  readonly died?: (handle: string, place: 'project' | 'work') => void;
  readonly noteIncident: (error: unknown) => string;
  /** How long a project that nobody uses stays open, in milliseconds. */
  readonly idle: number;
};

type Open = {
  readonly handle: string;
  readonly path: string;
  /** Answers whoever reads. */
  readonly main: HostProcess;
  /** For work that is watched: whoever reads meanwhile does not wait for it. */
  long: HostProcess | null;
  /** Settles when no command runs. Two processes that write would make one of them wait inside SQLite. */
  written: Promise<unknown>;
  listeners: number;
  busy: number;
  idling: NodeJS.Timeout | null;
};

type Around = ProjectsOptions & { readonly open: Map<string, Promise<Open>> };

export function openProjects(options: ProjectsOptions): OpenProjects {
  const around: Around = { ...options, open: new Map() };
  return {
    call: (handle, call) => using(around, handle, (project) => callIn(around, project, call)),
    // Whoever asks is told what kept it from being opened.
    expect: (handle) => void using(around, handle, async () => undefined).catch(() => undefined),
    cancel: (handle, task) => {
      around.open
        .get(handle)
        ?.then(({ main, long }) => {
          main.cancel(task);
          long?.cancel(task);
        })
        .catch(() => undefined);
    },
    attach: (handle, to, port) =>
      using(around, handle, async (project) => {
        const host = to === 'work' ? longProcess(around, project) : project.main;
        host.attach(port);
      }),
    listen: (handle, until) =>
      using(around, handle, async (project) => {
        watched(project, 1);
        try {
          await until();
        } finally {
          watched(project, -1);
        }
      }),
    facts: async () => {
      const handles = [...around.open.keys()];
      await Promise.all(handles.map((handle) => within(FACTS_WAIT, rememberFacts(around, handle))));
    },
    close: async () => {
      const all = [...around.open.values()];
      around.open.clear();
      await Promise.all(
        all.map((opening) =>
          opening.then(
            (project) => closed(around, project),
            () => undefined,
          ),
        ),
      );
    },
  };
}

/** So long after it was opened a project is looked through, in milliseconds. */
const CHECK_AFTER = 3_000;
const READ: Call = { name: 'project.read', input: {}, coder: null, task: null };
/** A project that is busy is listed with what was last known of it, rather than keep the list waiting. */
const FACTS_WAIT = 1_000;

async function using<T>(around: Around, handle: string, fn: (project: Open) => Promise<T>): Promise<T> {
  const project = await opened(around, handle);
  project.busy += 1;
  if (project.idling !== null) clearTimeout(project.idling);
  try {
    return await fn(project);
  } finally {
    project.busy -= 1;
    if (project.busy === 0) {
      project.idling = setTimeout(() => letGo(around, project), around.idle).unref();
    }
  }
}

function opened(around: Around, handle: string): Promise<Open> {
  const known = around.open.get(handle);
  if (known !== undefined) return known;
  const opening = open(around, handle);
  around.open.set(handle, opening);
  opening.catch(() => around.open.delete(handle));
  return opening;
}

async function open(around: Around, handle: string): Promise<Open> {
  const reply: unknown = JSON.parse((await around.shelf.find({ handle })).json);
  const path = typeof reply === 'object' && reply !== null && 'value' in reply ? reply.value : null;
  if (typeof path !== 'string') throw new Refusal('NOT_FOUND', { what: 'project', name: handle });
  const main = startProcess(around, handle, path, {
    changed: (tables) => around.hub.changed(handle, tables),
    checkDue: () => checkSoon(around, handle),
    died: () => forget(around, handle),
  });
  await seeOpen(main);
  // What happened while nobody had it open was not counted.
  around.hub.skip(handle);
  return {
    handle,
    path,
    main,
    long: null,
    written: Promise.resolve(),
    listeners: 0,
    busy: 0,
    idling: null,
  };
}

/** After the first screen, and in the other process: looking through a large project takes seconds. */
function checkSoon(around: Around, handle: string): void {
  const check = async () => {
    const project = await around.open.get(handle);
    if (project !== undefined) longProcess(around, project).tell({ kind: 'check' });
  };
  setTimeout(() => void check().catch(() => undefined), CHECK_AFTER).unref();
}

/** From here on nothing that others change is missed; and a file that cannot be opened is tried anew next time. */
async function seeOpen(main: HostProcess): Promise<void> {
  const reply: Reply<unknown> = JSON.parse((await main.call(READ)).json);
  if (reply.ok) return;
  await main.close();
  throw new Refusal(reply.error.code, reply.error.details);
}

function startProcess(
  around: Around,
  handle: string,
  path: string,
  listeners: Pick<Listeners, 'changed' | 'checkDue' | 'died'>,
): HostProcess {
  return around.start(
    { kind: 'project', path },
    {
      ...listeners,
      progress: (progress) => around.hub.progress(handle, progress),
      problem: (error) => around.hub.problem(handle, error),
    },
  );
}

/** Questions go on while a long command runs in the other process; commands wait for one another. */
function callIn(around: Around, project: Open, call: Call): Promise<Answer> {
  const host = call.task === null ? project.main : longProcess(around, project);
  if (!isCommand(call.name)) return host.call(call);
  const answer = project.written.then(() => host.call(call));
  project.written = answer.catch(() => undefined);
  return answer;
}

function longProcess(around: Around, project: Open): HostProcess {
  project.long ??= startProcess(around, project.handle, project.path, {
    // The main process finds in the journal what this one wrote, and tells it once.
    changed: () => project.main.tell({ kind: 'look' }),
    checkDue: () => undefined,
    died: () => {
      project.long = null;
      around.died?.(project.handle, 'work');
    },
  });
  return project.long;
}

function forget(around: Around, handle: string): void {
  const opening = around.open.get(handle);
  around.open.delete(handle);
  // Its second process would be nobody's.
  opening?.then(({ long }) => long?.close()).catch(() => undefined);
  around.died?.(handle, 'project');
}

function isCommand(name: string): boolean {
  return Object.hasOwn(contract, name) && contract[name as keyof typeof contract].kind === 'command';
}

function watched(project: Open, more: number): void {
  project.listeners += more;
  project.main.tell({ kind: 'watch', isWatched: project.listeners > 0 });
}

function letGo(around: Around, project: Open): void {
  if (project.busy > 0) return;
  around.open.delete(project.handle);
  closed(around, project).catch(around.noteIncident);
}

/** The main process closes last and folds the log into the file. */
async function closed({ shelf }: Around, project: Open): Promise<void> {
  if (project.idling !== null) clearTimeout(project.idling);
  await project.long?.close();
  const facts = await project.main.close();
  if (facts !== null) shelf.tell({ kind: 'remember', handle: project.handle, facts });
}

async function rememberFacts({ open, shelf }: Around, handle: string): Promise<void> {
  const project = await open.get(handle);
  if (project === undefined) return;
  const { json } = await project.main.call(READ);
  const facts = factsIn(JSON.parse(json));
  if (facts !== null) shelf.tell({ kind: 'remember', handle, facts });
}

function factsIn(reply: Reply<Facts>): Facts | null {
  if (!reply.ok) return null;
  const { name, documents, codes, segments } = reply.value;
  return { name, documents, codes, segments };
}

function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  work.then(resolve, () => resolve()).finally(() => clearTimeout(timer));
  return promise;
}
