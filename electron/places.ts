import { join } from 'node:path';

/** Where the program's own files lie: two levels above this file once it is built, in a checkout and in a package. */
const ROOT = join(import.meta.dirname, '..', '..');

export const RENDERER = join(ROOT, 'out', 'renderer');
export const PRELOAD = join(ROOT, 'out', 'preload', 'preload.cjs');
export const HOST = join(ROOT, 'out', 'main', 'host.js');

/** The origin of every page of ours; nothing else is ever loaded. */
export const ORIGIN = 'app://emic';

/** The page of a project, or with null the first page. */
export function addressOf(handle: string | null): string {
  return handle === null ? `${ORIGIN}/` : `${ORIGIN}/p/${handle}/`;
}
