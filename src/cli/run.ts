import { type Command, CommanderError } from 'commander';
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
  /** Whether nobody reads what is printed any more. */
  readonly ended?: () => boolean;
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
    await program.parseAsync(commandFirst(words, program), { from: 'user' });
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

/** Options may stand before the command, too: the words that name it come first, all others in their order. */
function commandFirst(words: readonly string[], program: Command): readonly string[] {
  const valued = valuedOptions(program);
  const names: string[] = [];
  const options: string[] = [];
  let command = program;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const child = command.commands.find((known) => known.name() === word);
    if (child !== undefined) {
      names.push(word);
      command = child;
    } else if (word.startsWith('-') && word !== '--') {
      const value = valued.has(word) ? words.slice(index + 1, index + 2) : [];
      options.push(word, ...value);
      index += value.length;
    } else return [...names, ...options, ...words.slice(index)];
  }
  return [...names, ...options];
}

/** Options of any command behind which a value stands. */
function valuedOptions(command: Command): ReadonlySet<string | undefined> {
  const own = command.options.filter(({ required, optional }) => required || optional);
  const flags = own.flatMap(({ short, long }) => [short, long]);
  return new Set([...flags, ...command.commands.flatMap((child) => [...valuedOptions(child)])]);
}
