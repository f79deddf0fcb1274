import { createReadStream, readFileSync, realpathSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { ALWAYS, begin, contentPolicy } from './answers.ts';

const KINDS: { readonly [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

/** A path of plain names. Nothing encoded, no backslash, no name that begins with a dot: a build has none. */
const PLAIN = /^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;
const HASHED = /^\/assets\//;
const HASH = /^sha(256|384|512)-[A-Za-z0-9+/]+={0,2}$/;

export type WindowFile = {
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
};

/** A file of the built window by its path in an address, and what is to be said of it; null where there is none. */
export function windowFile(root: string, path: string): WindowFile | null {
  const file = fileAt(root, path);
  if (file === null) return null;
  const headers = {
    ...ALWAYS,
    'content-type': KINDS[extname(file.path)] ?? 'application/octet-stream',
    'content-length': String(file.size),
    'content-security-policy': contentPolicy(styleHashes(root)),
    'cache-control': HASHED.test(path) ? 'private, max-age=31536000, immutable' : 'no-cache',
  };
  return { path: file.path, headers };
}

/** Answers with a file of the built window; false where there is none of that name. */
export function answerFile(response: ServerResponse, root: string, path: string): boolean {
  const file = windowFile(root, path);
  if (file === null) return false;
  begin(response, 200, file.headers);
  const stream = createReadStream(file.path);
  stream.on('error', () => response.destroy());
  stream.pipe(response);
  return true;
}

function fileAt(root: string, path: string): { readonly path: string; readonly size: number } | null {
  if (!PLAIN.test(path) || path === '/csp.json') return null;
  try {
    const real = realpathSync(join(root, path));
    const stat = statSync(real);
    // A link that leads elsewhere is none of ours.
    return stat.isFile() && real.startsWith(realpathSync(root) + sep)
      ? { path: real, size: stat.size }
      : null;
  } catch {
    return null;
  }
}

/** The build says which styles its libraries insert. */
function styleHashes(root: string): readonly string[] {
  try {
    const { styleHashes }: { readonly styleHashes?: unknown } = JSON.parse(
      readFileSync(join(root, 'csp.json'), 'utf8'),
    );
    return Array.isArray(styleHashes) ? styleHashes.map(String).filter((hash) => HASH.test(hash)) : [];
  } catch {
    return [];
  }
}
