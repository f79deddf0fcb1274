import { join } from 'node:path';
import { checkHealth, isCheckDue } from '../app/health.ts';
import type { Host } from '../app/host.ts';
import { stateFolder, thisMachine } from '../app/machine.ts';
import type { Task } from '../app/progress.ts';
import { openHost } from '../app/projects.ts';
import { type SettingsFile, settingsFile } from '../app/settings-file.ts';
import { shelfOf } from '../app/shelf.ts';
import { projectsFolder } from '../app/shelf-places.ts';
import type { Reply } from '../contract/contract.ts';
import type { ProjectView } from '../contract/views.ts';
import { Refusal, refuse } from '../kernel/errors.ts';
import { idleWork } from './idle-work.ts';
import type { Facts, Job, News, Order } from './wire.ts';

/** What a process does: a project's work, or the shelf's. */
export type Desk = {
  readonly call: (
    name: string,
    input: unknown,
    coder: string | null,
    task: Task | undefined,
  ) => Promise<Reply<unknown>>;
  readonly find: (order: Extract<Order, { readonly kind: 'place' | 'open' | 'create' }>) => Promise<unknown>;
  readonly follow: (order: Order) => void;
  readonly close: () => Promise<Facts | null>;
};

type Environment = NodeJS.ProcessEnv;
type Say = (news: News) => void;

/** Between two looks for what other programs have written, in milliseconds. */
const BETWEEN_LOOKS = 1_000;

export async function projectDesk(path: string, environment: Environment, say: Say): Promise<Desk> {
  const machine = { ...thisMachine(environment), hourlyBackups: true };
  const checks = settingsFile(join(stateFolder(environment), 'checks.json'), machine.ports.now);
  const isDue = isCheckDue(path, checks, machine.ports.now());
  const host = await openHost(path, machine);
  if (isDue) say({ kind: 'check due' });
  host.onChanged(({ tables }) => say({ kind: 'changed', tables }));
  const watching: { timer: NodeJS.Timeout | null } = { timer: null };
  const look = () => {
    try {
      const error = host.lookAround();
      if (error !== null) say({ kind: 'problem', error });
    } catch {
      // A file that cannot be read now says so to whoever asks it something; the next look tries again.
    }
  };
  const warming = idleWork({ step: host.warm, now: () => performance.now() });
  const stop = () => {
    if (watching.timer !== null) clearInterval(watching.timer);
    watching.timer = null;
  };
  return {
    call: (name, input, coder, task) => {
      // For windows that stay: the process for long work has none, and a page that only passes by needs nothing.
      if (watching.timer !== null) warming.disturbed();
      return host.handle(name, input, { coder }, task);
    },
    find: () => refuse('NOT_SUPPORTED', { what: 'this' }),
    follow: (order) => {
      if (order.kind === 'look') look();
      if (order.kind === 'check') check(host, checks, machine.ports.now(), say);
      if (order.kind !== 'watch') return;
      stop();
      if (!order.isWatched) return;
      watching.timer = setInterval(look, BETWEEN_LOOKS).unref();
      warming.disturbed();
    },
    close: async () => {
      stop();
      warming.stop();
      const facts = await factsOf(host);
      host.close();
      return facts;
    },
  };
}

function check(host: Host, checks: SettingsFile, now: number, say: Say): void {
  try {
    checkHealth(host, checks, now);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say({ kind: 'problem', error: { code: error.code, details: error.details } });
  }
}

async function factsOf(host: Host): Promise<Facts | null> {
  const reply = await host.handle('project.read', {}, { coder: null });
  if (!reply.ok) return null;
  const { name, documents, codes, segments } = reply.value as ProjectView;
  return { name, documents, codes, segments };
}

export function shelfDesk(
  { folder, example }: Extract<Job, { readonly kind: 'shelf' }>,
  environment: Environment,
  say: Say,
): Desk {
  const machine = thisMachine(environment);
  const state = stateFolder(environment);
  const projects = folder ?? projectsFolder(environment);
  const shelf = shelfOf({
    machine,
    folder: projects,
    example: example ?? join(projects, 'Example study.emic'),
    recent: settingsFile(join(state, 'projects.json'), machine.ports.now),
    settings: settingsFile(join(state, 'settings.json'), machine.ports.now),
  });
  shelf.onChanged((table) => say({ kind: 'changed', tables: [table] }));
  return {
    call: (name, input, _coder, task) => shelf.handle(name, input, task),
    find: async (order) => {
      if (order.kind === 'place') return { ok: true, value: shelf.pathOf(order.handle) };
      return { ok: true, value: await (order.kind === 'create' ? shelf.create : shelf.open)(order.path) };
    },
    follow: (order) => {
      if (order.kind === 'remember') shelf.rememberFacts(order.handle, order.facts);
    },
    close: async () => null,
  };
}
