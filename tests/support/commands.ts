import type { Command } from 'commander';
import { programFor } from '../../src/cli/program.ts';
import { steadyMachine } from './project.ts';

/** `emic a b` for every command that does something itself, as "a b". */
export function commandNames(folder: string): readonly string[] {
  const terminal = {
    machine: steadyMachine(folder),
    folder,
    out: () => undefined,
    complain: () => undefined,
  };
  return namesUnder(programFor(terminal, { code: 0 }), []);
}

function namesUnder(command: Command, path: readonly string[]): readonly string[] {
  const under = command.commands.flatMap((child) => namesUnder(child, [...path, child.name()]));
  const acts = path.length > 0 && (under.length === 0 || command.registeredArguments.length > 0);
  return acts ? [path.join(' '), ...under] : under;
}
