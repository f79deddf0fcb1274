import { contract, type Failure, type Input, type ProcedureName, type Reply } from '../contract/contract.ts';
import { inputIssues } from '../contract/input-issues.ts';
import { translated } from '../db/connection.ts';
import { foreignChanges } from '../db/foreign-changes.ts';
import type { Project } from '../db/project.ts';
import { type Author, transact } from '../db/transact.ts';
import { Refusal } from '../kernel/errors.ts';
import { EVERY_CODE } from './code-facts.ts';
import type { Done } from './done.ts';
import { firstScreenOf } from './first-screen.ts';
import { type CommandHandler, type Context, commands, type QueryHandler, queries } from './handlers.ts';
import { redo, undo, undoEntries } from './history.ts';
import { hourlyBackups } from './hourly-backups.ts';
import { keepLayout } from './layout.ts';
import { progressOf, type Task } from './progress.ts';
import { reportsOf } from './reports.ts';

/** Who speaks to the host: one window, one command line. */
export type Session = {
  /** A coder's name or id, or null for whoever is obvious. */
  readonly coder: string | null;
};

export type Changed = { readonly tables: readonly string[] };

export type Host = {
  readonly project: Project;
  /** One way in for everyone: parses, runs, journals, announces, and turns throws into replies. */
  readonly handle: (name: string, input: unknown, session: Session, task?: Task) => Promise<Reply<unknown>>;
  /** Calls back after every commit, until the function it gives is called. */
  readonly onChanged: (listener: (changed: Changed) => void) => () => void;
  /**
   * Announces what other programs have written to the file since the last look, and folds the log into a file that was
   * moved. Gives what is wrong where it was not told yet.
   */
  readonly lookAround: () => Failure | null;
  /** Gets ready what the first comparison needs, until time is up. True when nothing is left to do. */
  readonly warm: (isTimeUp: () => boolean) => boolean;
  readonly close: () => void;
};

export type HostOptions = {
  /** Hosts that stay open back up at most hourly while changes happen. */
  readonly hourlyBackups: boolean;
  readonly userName: string;
  /** Notes a bug where the user can find it and gives the incident's id. */
  readonly noteIncident: (error: unknown) => string;
};

export function hostOf(project: Project, options: HostOptions): Host {
  const listeners = new Set<(changed: Changed) => void>();
  const reports = reportsOf(project.reader);
  const firstScreen = firstScreenOf(project, reports);
  const backUp = options.hourlyBackups ? hourlyBackups(project, options.noteIncident) : () => undefined;
  const tell = (tables: readonly string[]) => {
    if (tables.length === 0) return;
    for (const listener of listeners) notify(listener, { tables }, options);
    // Where panes stand is no change of the study.
    if (tables.some((table) => table !== 'layout')) backUp();
  };
  const wrote = { anything: false };
  const told: Told = { problem: null };
  const announce = (tables: readonly string[]) => {
    if (tables.length === 0) return;
    wrote.anything = true;
    tell(tables);
  };
  const others = foreignChanges(project.reader, () => project.side.replica.id);
  return {
    project,
    handle: async (name, input, session, task) => {
      try {
        const author: Author = { asked: session.coder, userName: options.userName };
        return {
          ok: true,
          value: run(
            { project, reports, firstScreen, author, progress: progressOf(task, () => performance.now()) },
            announce,
            name,
            input,
          ),
        };
      } catch (error) {
        return { ok: false, error: failureOf(translated(project.path, error), options) };
      }
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lookAround: () => {
      const problem = untold(project, told);
      tell(others());
      return problem;
    },
    warm: (isTimeUp) => project.snapshot(() => reports.warm(EVERY_CODE, isTimeUp)),
    close: () => {
      try {
        // Looking at a project leaves its file as it is.
        if (wrote.anything) firstScreen.keep();
      } catch (error) {
        // What is refused here, for want of room or of the file itself, is counted again by who opens the project.
        if (!(error instanceof Refusal)) options.noteIncident(error);
      } finally {
        project.close();
      }
    },
  };
}

type Told = { problem: string | null };

/** A file that is not in its place is told once, and again only where something else is to be said of it. */
function untold({ side }: Project, told: Told): Failure | null {
  try {
    side.refuseMoved();
    told.problem = null;
    return null;
  } catch (error) {
    const known = translated(side.path, error);
    if (!(known instanceof Refusal)) throw known;
    const { code, details } = known;
    const problem = JSON.stringify({ code, details });
    // Another program is just reading the log: the next look folds it in.
    if (code === 'PROJECT_BUSY' || problem === told.problem) return null;
    told.problem = problem;
    return { code, details };
  }
}

function run(
  context: Context,
  announce: (tables: readonly string[]) => void,
  name: string,
  input: unknown,
): unknown {
  if (!isProcedure(name)) throw new Refusal('NOT_SUPPORTED', { what: name });
  const parsed = parse(name, input);
  const { project, author, progress } = context;
  if (name in queries)
    return project.snapshot(() => (queries[name as keyof typeof queries] as QueryHandler)(context, parsed));
  if (name === 'journal.undo' || name === 'journal.redo') {
    const { count = 1, entries } = parsed as Input<'journal.undo'>;
    const reversed =
      entries === undefined
        ? (name === 'journal.undo' ? undo : redo)(project, author, count)
        : undoEntries(project, author, entries);
    announce(reversed.tables);
    return reversed.value;
  }
  if (name === 'layout.keep') {
    const kept = keepLayout(project, parsed as Input<'layout.keep'>);
    announce(kept.tables);
    return kept.value;
  }
  const handler = commands[name as keyof typeof commands] as CommandHandler;
  const committed = transact<Done<unknown>>(
    project.side,
    author,
    (done) => done.label,
    (tx, act) => handler(tx, parsed, { ...act, progress }),
  );
  announce(committed.tables);
  return committed.value.value;
}

/** What is committed stays committed: a listener that fails is noted, and the reply is what it would have been. */
function notify(listener: (changed: Changed) => void, changed: Changed, { noteIncident }: HostOptions): void {
  try {
    listener(changed);
  } catch (error) {
    noteIncident(error);
  }
}

/** Own keys only: `constructor` and `__proto__` are no procedures. */
function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}

function parse(name: ProcedureName, input: unknown): unknown {
  const parsed = contract[name].input.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Refusal('INVALID_INPUT', { issues: [...inputIssues(parsed.error.issues, input)] });
}

function failureOf(
  error: unknown,
  { noteIncident }: HostOptions,
): { code: Refusal['code']; details: Refusal['details'] } {
  if (error instanceof Refusal) return { code: error.code, details: error.details };
  return { code: 'INTERNAL', details: { incident: noteIncident(error) } };
}
