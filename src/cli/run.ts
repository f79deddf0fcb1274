import { CommanderError } from 'commander';
import type { Machine } from '../app/projects.ts';
import { sentenceFor } from '../contract/messages.ts';
import { Refusal } from '../kernel/errors.ts';
import { programFor } from './program.ts';

/** Where a command line stands and speaks. */
export type Terminal = {
  readonly machine: Machine;
  /** Relative paths start here. */
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly complain: (line: string) => void;
};

/** Wrong usage: what was expected, in a sentence. */
export class UsageError extends Error {}

const DONE = 0;
export const REFUSED = 1;
const WRONG_USAGE = 2;

/** Runs one command and gives its exit code: 0 done, 1 refused, 2 wrong usage. */
export async function runEmic(words: readonly string[], terminal: Terminal): Promise<number> {
  const outcome = { code: DONE };
  const program = programFor(terminal, outcome);
  try {
    await program.parseAsync(
      commandFirst(
        words,
        program.commands.map((command) => command.name()),
      ),
      { from: 'user' },
    );
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
    if (error instanceof UsageError) {
      terminal.complain(`error: ${error.message}`);
      return WRONG_USAGE;
    }
    if (error instanceof Refusal) {
      terminal.complain(`error: ${error.code}: ${sentenceFor(error.code, error.details)}`);
      return REFUSED;
    }
    const incident = terminal.machine.noteIncident(error);
    terminal.complain(`error: INTERNAL: ${sentenceFor('INTERNAL', { incident })}`);
    return REFUSED;
  }
}

/** Options may stand before the command, too. */
function commandFirst(words: readonly string[], names: readonly string[]): string[] {
  const at = words.findIndex((word) => names.includes(word));
  if (at <= 0 || words.slice(0, at).some((word) => !word.startsWith('-'))) return [...words];
  return [words[at] ?? '', ...words.slice(0, at), ...words.slice(at + 1)];
}
