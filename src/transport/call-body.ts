import type { IncomingMessage } from 'node:http';
import { Refusal } from '../kernel/errors.ts';
import { isTooDeep } from './wire.ts';

/** Deeper than any input is. */
export const DEEPEST = 32;
/** A body that trickles in is not waited for, in milliseconds. */
const BODY_TIMEOUT = 30_000;

/** A request that is not as requests are: the status, and what is wrong in words. */
export class BadRequest extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The JSON object in a request's body. */
export async function jsonBody(
  request: IncomingMessage,
  largest: number,
): Promise<ReadonlyMap<string, unknown>> {
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? ''))
    throw new BadRequest(415, 'the body should be application/json');
  const text = await textBody(request, largest);
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadRequest(400, 'the body should be a JSON object');
  if (isTooDeep(value, DEEPEST)) throw new BadRequest(400, 'the body is nested too deep');
  return new Map(Object.entries(value));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest(400, 'the body is not JSON');
  }
}

async function textBody(request: IncomingMessage, limit: number): Promise<string> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) throw new Refusal('FILE_TOO_LARGE', { bytes: announced, limit });
  const pieces: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => request.destroy(), BODY_TIMEOUT);
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > limit) throw new Refusal('FILE_TOO_LARGE', { bytes: size, limit });
      pieces.push(piece);
    }
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** What a call says beside its procedure's name. */
export function callIn(body: ReadonlyMap<string, unknown>): {
  readonly input: unknown;
  readonly coder: string | null;
  readonly task: string | null;
} {
  for (const key of body.keys()) {
    if (!['input', 'coder', 'task'].includes(key)) throw new BadRequest(400, `"${key}" is not known here`);
  }
  const coder = body.get('coder') ?? null;
  const task = body.get('task') ?? null;
  if (coder !== null && (typeof coder !== 'string' || coder.length > 10_000))
    throw new BadRequest(400, 'coder should be a text');
  if (task !== null && !isTask(task)) throw new BadRequest(400, 'task should be a short name');
  return { input: body.get('input'), coder, task };
}

export function isTask(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_.:-]{1,100}$/.test(value);
}
