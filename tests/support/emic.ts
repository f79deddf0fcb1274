import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { runEmic } from '../../src/cli/run.ts';
import { steadyMachine } from './project.ts';

export type Ran = { readonly code: number; readonly out: string; readonly complaints: readonly string[] };

/** The command line in this process, in a folder of its own that goes when the file's tests are done. */
export type Emic = {
  readonly folder: string;
  readonly run: (...words: readonly string[]) => Promise<Ran>;
  /** What a command prints that must go through. */
  readonly text: (...words: readonly string[]) => Promise<string>;
  readonly json: <T>(...words: readonly string[]) => Promise<T>;
};

export function emicIn(): Emic {
  const folder = mkdtempSync(join(tmpdir(), 'emic-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const machine = steadyMachine(folder);
  const run = async (...words: readonly string[]): Promise<Ran> => {
    const printed: string[] = [];
    const complaints: string[] = [];
    const code = await runEmic(words, {
      machine,
      folder,
      out: (text) => printed.push(text),
      complain: (line) => complaints.push(line),
    });
    return { code, out: printed.join(''), complaints };
  };
  const text = async (...words: readonly string[]): Promise<string> => {
    const { code, out, complaints } = await run(...words);
    if (code !== 0) throw new Error(`emic ${words.join(' ')} ended with ${code}: ${complaints.join('\n')}`);
    return out;
  };
  return {
    folder,
    run,
    text,
    json: async <T>(...words: readonly string[]) => JSON.parse(await text(...words)) as T,
  };
}
