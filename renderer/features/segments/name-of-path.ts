import { parseCodePath } from '../../../src/domain/code-path.ts';

/** The code's own name, of its path. */
export function nameOfPath(path: string): string {
  const names = parseCodePath(path);
  return (names.ok ? names.value.at(-1) : undefined) ?? path;
}
