import { thisMachine } from '../app/machine.ts';
import { runEmic } from './run.ts';

// `emic … | head` closes the pipe early: what was asked for has been seen.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runEmic(process.argv.slice(2), {
  machine: thisMachine(),
  folder: whereTheUserStands(process.env),
  out: (text) => process.stdout.write(text),
  complain: (line) => process.stderr.write(`${line}\n`),
});

/** `npm run emic` runs in the checkout and says in INIT_CWD where the user stands; beneath other npm scripts it misleads. */
function whereTheUserStands({ INIT_CWD, npm_lifecycle_event }: NodeJS.ProcessEnv): string {
  return npm_lifecycle_event === 'emic' && INIT_CWD !== undefined ? INIT_CWD : process.cwd();
}
