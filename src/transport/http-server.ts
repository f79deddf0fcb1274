import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stateFolder } from '../app/machine.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Admission, newAdmission } from './admission.ts';
import { refuseRequest } from './answers.ts';
import { type EventHub, newEventHub } from './event-hub.ts';
import { answerIcon } from './favicon.ts';
import { fileStoreIn } from './file-store.ts';
import { type HostProcess, type Listeners, startHostProcess } from './host-process.ts';
import { type OpenProjects, openProjects } from './open-projects.ts';
import { isFromElsewhere, route, type Site } from './routes.ts';
import type { Job } from './wire.ts';

/** The window's host on this machine's own loopback address, for a browser. */
export type BrowserHost = {
  readonly port: number;
  readonly origin: string;
  /** A new address that lets one browser in, once: at the project of this file, or at the welcome page. */
  readonly openingUrl: (path: string | null) => Promise<string>;
  /** The same for the example study, which is made first where it is not there. */
  readonly exampleUrl: () => Promise<string>;
  /** Closes projects, folds their logs in, and takes waiting files away. */
  readonly close: () => Promise<void>;
};

export type ServeOptions = {
  /** 0: any that is free. */
  readonly port: number;
  /** The built window. */
  readonly root: string;
  /** Where new projects are put; null for the user's documents. */
  readonly folder: string | null;
  /** The example study's file; null for one among the projects. */
  readonly example: string | null;
  readonly environment: NodeJS.ProcessEnv;
  readonly noteIncident: (error: unknown) => string;
  readonly limits?: Partial<Limits>;
};

type Limits = {
  /** Bytes of JSON, and of a file. */
  readonly json: number;
  readonly file: number;
  /** How long a file waits to be used or fetched, and a project that nobody uses to be closed; milliseconds. */
  readonly fileWaits: number;
  readonly idle: number;
};

const LIMITS: Limits = { json: 8 * 2 ** 20, file: 512 * 2 ** 20, fileWaits: 10 * 60_000, idle: 60_000 };
const LOOPBACK = '127.0.0.1';
/** A client that is slow on purpose holds nothing up for longer, in milliseconds. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 300_000, keepAliveTimeout: 5_000 };
const LARGEST_HEADER = 16_384;
const MOST_CONNECTIONS = 200;
const ICON_PATHS = ['/favicon.ico', '/favicon.svg'];

type Parts = {
  readonly shelf: HostProcess;
  readonly projects: OpenProjects;
  readonly hub: EventHub;
  readonly site: Site;
};

export async function serveBrowser(options: ServeOptions): Promise<BrowserHost> {
  const limits = { ...LIMITS, ...options.limits };
  const state: { port: number } = { port: 0 };
  const admission = newAdmission(() => state.port);
  const parts = partsOf(options, limits, admission);
  const origin = () => `http://${LOOPBACK}:${state.port}`;
  const server = createServer({ ...TIMEOUTS, maxHeaderSize: LARGEST_HEADER }, (request, response) => {
    answer(parts.site, origin(), request, response).catch((error: unknown) => {
      const incident = options.noteIncident(error);
      if (response.headersSent) response.destroy();
      else refuseRequest(response, 500, 'INTERNAL', { incident });
    });
  });
  server.maxConnections = MOST_CONNECTIONS;
  try {
    state.port = await listening(server, options.port);
  } catch (error) {
    await closeAll(server, parts);
    throw error;
  }
  const urlFor = (handle: string | null) =>
    `${origin()}/${handle === null ? '' : `p/${handle}/`}?token=${admission.newToken()}`;
  return {
    port: state.port,
    origin: origin(),
    openingUrl: async (path) => urlFor(path === null ? null : await handleOf(parts.shelf.find({ path }))),
    exampleUrl: async () => {
      const call = { name: 'shelf.example', input: {}, coder: null, task: null };
      return urlFor(await handleOf(parts.shelf.call(call)));
    },
    close: () => closeAll(server, parts),
  };
}

function partsOf(options: ServeOptions, limits: Limits, admission: Admission): Parts {
  const { folder, example, environment, noteIncident, root } = options;
  const files = fileStoreIn(join(stateFolder(environment), 'files'), {
    largest: limits.file,
    waits: limits.fileWaits,
  });
  const hub = newEventHub();
  const around = { environment: { ...environment }, uploads: files.folder };
  const start = (job: Job, listeners: Listeners) => startHostProcess(job, around, listeners, noteIncident);
  const shelf = start(
    { kind: 'shelf', folder, example },
    {
      changed: (tables) => hub.changed(null, tables),
      progress: (progress) => hub.progress(null, progress),
      problem: (error) => hub.problem(null, error),
      checkDue: () => undefined,
      died: () => undefined,
    },
  );
  const projects = openProjects({ shelf, hub, start, noteIncident, idle: limits.idle });
  return { shelf, projects, hub, site: { admission, files, hub, projects, shelf, root, limits } };
}

/** What is asked of every request, whatever it asks for: it comes from a page of this very origin, or from nowhere. */
async function answer(
  site: Site,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const search = new URLSearchParams(query);
  if (`http://${request.headers.host}` !== origin) return refuseRequest(response, 421, 'NOT_ADMITTED');
  const { origin: from } = request.headers;
  if (from === undefined ? request.method === 'POST' : from !== origin)
    return refuseRequest(response, 403, 'NOT_ADMITTED');
  if (isFromElsewhere(request) && !search.has('token')) return refuseRequest(response, 403, 'NOT_ADMITTED');
  if (ICON_PATHS.includes(path) && request.method === 'GET') return answerIcon(response);
  const session = site.admission.sessionOf(request);
  return route(site, { request, response, session, path, search });
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((settle, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? new Refusal('PORT_TAKEN', { port }) : error),
    );
    server.listen({ host: LOOPBACK, port, exclusive: true }, () =>
      settle((server.address() as AddressInfo).port),
    );
  });
}

async function handleOf(asked: Promise<{ readonly json: string }>): Promise<string> {
  const reply = JSON.parse((await asked).json);
  if (!reply.ok) throw new Refusal(reply.error.code, reply.error.details);
  return typeof reply.value === 'string' ? reply.value : reply.value.handle;
}

async function closeAll(server: Server, { shelf, projects, hub, site }: Parts): Promise<void> {
  const stopped = new Promise<void>((settle) => server.close(() => settle()));
  hub.close();
  await projects.close();
  await shelf.close();
  site.files.close();
  server.closeAllConnections();
  await stopped;
}
