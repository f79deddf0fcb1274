import { thisMachine } from '../app/machine.ts';
import { sentenceFor } from '../contract/messages.ts';
import { REFUSED, runEmic } from './run.ts';

const output = { ended: false };
const complain = (line: string) => process.stderr.write(`${line}\n`);

// `emic … | head` closes the pipe early: what was asked for has been seen, and what was done stays as it is.
process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  if (!output.ended && code !== 'EPIPE') {
    complain(`error: FILE_UNWRITABLE: ${sentenceFor('FILE_UNWRITABLE', { found: code })}`);
    process.exitCode = REFUSED;
  }
  output.ended = true;
});
// Nobody is left to tell.
process.stderr.on('error', () => undefined);

const code = await runEmic(process.argv.slice(2), {
  machine: thisMachine(),
  folder: whereTheUserStands(process.env),
  out: (text) => {
    if (!output.ended) process.stdout.write(text);
  },
  ended: () => output.ended,
  complain,
});
process.exitCode ||= code;

/** `npm run emic` runs in the checkout and says in INIT_CWD where the user stands; beneath other npm scripts it misleads. */
function whereTheUserStands({ INIT_CWD, npm_lifecycle_event }: NodeJS.ProcessEnv): string {
  return npm_lifecycle_event === 'emic' && INIT_CWD !== undefined ? INIT_CWD : process.cwd();
}
