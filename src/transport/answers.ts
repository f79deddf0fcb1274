import type { ServerResponse } from 'node:http';
import type { ErrorCode, ErrorDetails } from '../kernel/errors.ts';

/** What every answer says: no other site may frame it, read it, guess its kind or learn where the user came from. */
export const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
} as const;

/** `styles` are hashes of the few styles that libraries insert, known from the build. */
export function contentPolicy(styles: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles.map((hash) => `'${hash}'`)].join(' '),
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function begin(
  response: ServerResponse,
  status: number,
  headers: { readonly [name: string]: string } = {},
): void {
  response.writeHead(status, {
    ...ALWAYS,
    'content-security-policy': contentPolicy([]),
    ...headers,
  });
}

export function answerText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: { readonly [name: string]: string },
): void {
  begin(response, status, { ...headers, 'content-length': String(Buffer.byteLength(text)) });
  response.end(text);
}

export function answerJson(response: ServerResponse, status: number, json: string): void {
  answerText(response, status, json, { 'content-type': 'application/json; charset=utf-8' });
}

/** A request that never came to a procedure, told as a procedure's refusal is. */
export function refuseRequest(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  details: ErrorDetails = {},
  headers: { readonly [name: string]: string } = {},
): void {
  const json = JSON.stringify({ ok: false, error: { code, details } });
  // What the caller still sends is not read: the connection ends with the answer.
  const ending: { readonly [name: string]: string } =
    status === 413 || status === 408 ? { connection: 'close' } : {};
  answerText(response, status, json, {
    'content-type': 'application/json; charset=utf-8',
    ...ending,
    ...headers,
  });
}

/** A page in words, for who comes without having been let in. */
export function answerPage(response: ServerResponse, status: number, title: string, sentence: string): void {
  const html = `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<h1>${title}</h1>
<p>${sentence}</p>
</html>
`;
  answerText(response, status, html, { 'content-type': 'text/html; charset=utf-8' });
}

/** Sends the browser on to an address on this host. */
export function sendOn(
  response: ServerResponse,
  to: string,
  headers: { readonly [name: string]: string },
): void {
  begin(response, 303, { ...headers, location: to, 'content-length': '0' });
  response.end();
}

/**
 * Sends the browser on from a page of ours: after a link on another site, a plain redirect would count as that
 * site's request, and the new cookie would stay behind.
 */
export function sendOnFromHere(
  response: ServerResponse,
  to: string,
  headers: { readonly [name: string]: string },
): void {
  const html = `<!doctype html><meta charset="utf-8"><title>Emic</title><meta http-equiv="refresh" content="0; url=${to}">`;
  answerText(response, 200, html, { ...headers, 'content-type': 'text/html; charset=utf-8' });
}
