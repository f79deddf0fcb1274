import { err, ok, type Result } from '../kernel/result.ts';
import { nameOf } from './name.ts';

/** `Theme > Code > Sub-code`; a `>` inside a name is written `\>`. */
export function formatCodePath(names: readonly string[]): string {
  return names.map((name) => name.replaceAll('>', '\\>')).join(' > ');
}

export function parseCodePath(path: string): Result<readonly string[], 'CODE_PATH_INVALID'> {
  const names: string[] = [];
  for (const part of path.split(/(?<!\\)>/u)) {
    const name = nameOf(part.replaceAll('\\>', '>'));
    if (!name.ok) return err('CODE_PATH_INVALID');
    names.push(name.value);
  }
  return ok(names);
}
