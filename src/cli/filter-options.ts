import { setImmediate } from 'node:timers/promises';
import type { Command } from 'commander';
import { type Content, writeOutput } from '../app/output-file.ts';
import type { Input } from '../contract/contract.ts';
import { type Terminal, UsageError } from './run.ts';

export type FilterOptions = {
  readonly coder?: string;
  readonly code?: string;
  readonly direct?: boolean;
  readonly where?: readonly string[];
  readonly bom: boolean;
  readonly guard: boolean;
  readonly json?: boolean;
  readonly format?: string;
  readonly out?: string;
};

/** Gathers an option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

export function withFilters(command: Command): Command {
  return command
    .option('--code <path>', 'this code and its sub-codes only')
    .option('--direct', 'without sub-codes')
    .option(
      '--where <attribute=value>',
      'only these; again for another attribute (and) or value (or); "A=" for not recorded',
      collect,
    )
    .option('--coder <coder>', 'any, all (what all coders agree on), or a coder’s name', 'any')
    .option('--no-bom', 'CSV without a byte order mark')
    .option('--no-guard', 'CSV without apostrophes before formulas')
    .option('--out <file>', 'write to a file')
    .option('--json', 'the same as --format json');
}

export function filtersOf({ coder, code, direct, where }: FilterOptions) {
  return {
    coder: coder === 'any' || coder === 'all' || coder === undefined ? (coder ?? 'any') : { coder },
    where: (where ?? []).map(condition),
    ...(code === undefined ? {} : { code }),
    ...(direct === undefined ? {} : { direct }),
  } satisfies Partial<Input<'crosstab.read'>>;
}

function condition(text: string): { attribute: string; value: string | null } {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--where takes attribute=value, not "${text}"`);
  const value = text.slice(at + 1).trim();
  return { attribute: text.slice(0, at).trim(), value: value === '' ? null : value };
}

/** The format asked for: `--json` is `--format json`, and contradicts any other. */
export function formatOf({ json, format }: FilterOptions, formats: readonly string[]): string {
  if (json && format !== undefined && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other`);
  const chosen = json ? 'json' : (format ?? 'table');
  if (!formats.includes(chosen))
    throw new UsageError(`--format is one of ${formats.join(', ')}, not "${chosen}"`);
  return chosen;
}

/** Prints, or writes to the file asked for and says so. */
export async function deliver(terminal: Terminal, out: string | undefined, content: Content): Promise<void> {
  if (out !== undefined) terminal.out(`Wrote ${await writeOutput(terminal.folder, out, content)}.\n`);
  else if (typeof content === 'string') terminal.out(content);
  else if (content instanceof Uint8Array) for (const piece of piecesOf(content)) terminal.out(piece);
  else {
    for await (const piece of content) {
      if (terminal.ended?.()) return;
      terminal.out(piece);
      // Only between turns of the loop is it heard that the reader has gone.
      await setImmediate();
    }
  }
}

/** In bytes. */
const PIECE = 1 << 20;

/** UTF-8 as texts that are not longer than a text can be; its byte order mark stays. */
function* piecesOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (let at = 0; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  yield decoder.decode();
}
