import type { IncomingMessage, ServerResponse } from 'node:http';
import { sentenceFor } from '../contract/messages.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Admission, Session } from './admission.ts';
import { answerJson, answerPage, begin, refuseRequest, sendOn, sendOnFromHere } from './answers.ts';
import { BadRequest, callIn, isTask, jsonBody } from './call-body.ts';
import type { EventHub } from './event-hub.ts';
import type { FileStore } from './file-store.ts';
import type { Answer, HostProcess } from './host-process.ts';
import type { OpenProjects } from './open-projects.ts';
import { answerFile } from './static-files.ts';
import { isHandle } from './wire.ts';

export type Site = {
  readonly admission: Admission;
  readonly files: FileStore;
  readonly hub: EventHub;
  readonly projects: OpenProjects;
  readonly shelf: HostProcess;
  /** The built window. */
  readonly root: string;
  readonly limits: { readonly json: number; readonly file: number };
};

export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly session: Session | null;
  readonly path: string;
  readonly search: URLSearchParams;
};

type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** Whether the key of a tab is needed, as it is for everything that tells or changes something. */
  readonly needs: 'tab' | 'session' | 'nothing';
  readonly follow: (site: Site, exchange: Exchange, parts: readonly string[]) => void | Promise<void>;
};

const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/(?:p\/([A-Za-z0-9_-]+)\/)?$/, needs: 'nothing', follow: page },
  { method: 'POST', path: /^\/tab$/, needs: 'session', follow: tab },
  { method: 'POST', path: /^(?:\/p\/([A-Za-z0-9_-]+))?\/call\/([^/]*)$/, needs: 'tab', follow: call },
  { method: 'POST', path: /^(?:\/p\/([A-Za-z0-9_-]+))?\/cancel$/, needs: 'tab', follow: cancel },
  { method: 'GET', path: /^(?:\/p\/([A-Za-z0-9_-]+))?\/events$/, needs: 'tab', follow: events },
  { method: 'POST', path: /^\/file$/, needs: 'tab', follow: receive },
  { method: 'GET', path: /^\/file\/([^/]*)$/, needs: 'tab', follow: fetchFile },
  { method: 'GET', path: /^\/(?!p\/|call\/|file\/).+$/, needs: 'session', follow: file },
];

export async function route(site: Site, exchange: Exchange): Promise<void> {
  const { request, response, session, path } = exchange;
  const there = ROUTES.filter((one) => one.path.test(path));
  const found = there.find(({ method }) => method === request.method);
  const [first] = there;
  if (first === undefined) return refuseRequest(response, 404, 'NOT_FOUND', { what: 'such address' });
  if (found === undefined) {
    const details = { issues: [`this address takes ${first.method} only`] };
    return refuseRequest(response, 405, 'INVALID_INPUT', details, { allow: first.method });
  }
  const tabKey = request.headers['x-emic-tab'];
  const isIn =
    found.needs === 'nothing' ||
    (session !== null &&
      (found.needs === 'session' || (typeof tabKey === 'string' && site.admission.isTab(session, tabKey))));
  if (!isIn) return refuseRequest(response, 401, 'NOT_ADMITTED');
  const parts = found.path.exec(path)?.slice(1) ?? [];
  try {
    await found.follow(site, exchange, parts);
  } catch (error) {
    refuse(response, error);
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else if (error instanceof BadRequest)
    refuseRequest(response, error.status, 'INVALID_INPUT', { issues: [error.message] });
  else if (error instanceof Refusal && error.code === 'FILE_TOO_LARGE')
    refuseRequest(response, 413, error.code, error.details);
  // A refusal like any other: the request itself was well.
  else if (error instanceof Refusal) refuseRequest(response, 200, error.code, error.details);
  else throw error;
}

function page(site: Site, exchange: Exchange, [handle]: readonly (string | undefined)[]): void {
  const { request, response, session, search } = exchange;
  const token = search.get('token');
  if (token !== null) admit(site, exchange, token);
  else if (session === null) answerPage(response, 401, 'Emic', sentenceFor('NOT_ADMITTED', {}));
  else if (request.headers['sec-fetch-dest'] === 'iframe') refuseRequest(response, 403, 'NOT_ADMITTED');
  else if (answerFile(response, site.root, '/index.html')) {
    if (handle !== undefined) site.projects.expect(handle);
  } else
    answerPage(response, 500, 'Emic', 'The window has not been built: start Emic anew, which builds it.');
}

const USED =
  'This address was used already, or is none that Emic printed. Start Emic again, or open the address it printed last.';

/** The token's one use. A browser that only looks ahead does not use it up. */
function admit({ admission }: Site, { request, response, path, session }: Exchange, token: string): void {
  const isAhead = request.headers['sec-purpose'] !== undefined;
  const admitted = isAhead ? null : admission.exchange(token);
  if (isAhead) answerPage(response, 503, 'Emic', 'Not yet.');
  else if (admitted !== null) {
    const to = `${path}#key=${admitted.windowKey}`;
    const headers = { 'set-cookie': admission.cookieFor(admitted) };
    if (isFromElsewhere(request)) sendOnFromHere(response, to, headers);
    else sendOn(response, to, headers);
  } else if (session !== null) sendOn(response, path, {});
  else answerPage(response, 403, 'Emic', USED);
}

export function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

async function tab({ admission, limits }: Site, { request, response, session }: Exchange): Promise<void> {
  await jsonBody(request, limits.json);
  const windowKey = request.headers['x-emic-window'];
  const key = session !== null && typeof windowKey === 'string' ? admission.newTab(session, windowKey) : null;
  if (key === null) refuseRequest(response, 401, 'NOT_ADMITTED');
  else answerJson(response, 200, JSON.stringify({ key }));
}

async function call(
  site: Site,
  { request, response }: Exchange,
  [handle, name = '']: readonly (string | undefined)[],
): Promise<void> {
  const asked = { ...callIn(await jsonBody(request, site.limits.json)), name: decoded(name) };
  if (handle === undefined && asked.name === 'shelf.read') await site.projects.facts();
  const answer =
    handle === undefined ? await site.shelf.call(asked) : await site.projects.call(handle, asked);
  deliver(site, response, answer);
}

function deliver({ files }: Site, response: ServerResponse, { json, files: kept }: Answer): void {
  files.keep(kept);
  answerJson(response, 200, json);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new BadRequest(400, 'the address is not well formed');
  }
}

async function cancel(
  { projects, shelf, limits }: Site,
  { request, response }: Exchange,
  [handle]: readonly (string | undefined)[],
): Promise<void> {
  const task = (await jsonBody(request, limits.json)).get('task');
  if (!isTask(task)) throw new BadRequest(400, 'task should be a short name');
  if (handle === undefined) shelf.cancel(task);
  else projects.cancel(handle, task);
  answerJson(response, 200, JSON.stringify({ ok: true, value: null }));
}

async function events(
  { projects, hub }: Site,
  { response }: Exchange,
  [handle]: readonly (string | undefined)[],
): Promise<void> {
  if (handle === undefined) await hub.attach(response, null);
  else await projects.listen(handle, () => hub.attach(response, handle));
}

async function receive({ files, limits }: Site, { request, response }: Exchange): Promise<void> {
  if (request.headers['content-type'] !== 'application/octet-stream')
    throw new BadRequest(415, 'the body should be application/octet-stream');
  if (request.headers['x-emic-name'] === undefined)
    throw new BadRequest(400, 'the header x-emic-name is needed');
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.file) throw new Refusal('FILE_TOO_LARGE', { bytes: announced, limit: limits.file });
  answerJson(response, 200, JSON.stringify({ ok: true, value: await files.receive(request) }));
}

function fetchFile({ files }: Site, { response }: Exchange, [handle]: readonly (string | undefined)[]): void {
  const kept = isHandle(handle) ? files.kept(handle) : null;
  if (kept === null) refuseRequest(response, 404, 'UPLOAD_EXPIRED');
  else {
    const name = encodeURIComponent(kept.name).replace(/['()*]/g, percent);
    begin(response, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(kept.bytes.byteLength),
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    });
    response.end(kept.bytes, () => files.drop(kept.handle));
  }
}

/** The characters that RFC 8187 allows less than `encodeURIComponent` does. */
function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function file({ root }: Site, { response, path }: Exchange): void {
  if (!answerFile(response, root, path)) refuseRequest(response, 404, 'NOT_FOUND', { what: 'such address' });
}
