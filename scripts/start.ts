// `npm start`: opens the window at the welcome page; `npm start -- example` at the example study; or at a project.
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thisMachine } from '../src/app/machine.ts';
import { runEmic, type Terminal } from '../src/cli/run.ts';
import { openDesktop, serveWindow } from '../src/cli/serve-command.ts';
import { sentenceFor } from '../src/contract/messages.ts';
import { Refusal } from '../src/kernel/errors.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const terminal: Terminal = {
  machine: thisMachine(),
  // Under npm this process stands in the checkout; the user stands in INIT_CWD.
  folder: process.env.INIT_CWD ?? process.cwd(),
  out: (text) => process.stdout.write(text),
  complain: (line) => process.stderr.write(`${line}\n`),
};
const words = process.argv.slice(2);

process.exitCode =
  words[0] === 'example' ? await example(words.slice(1)) : await runEmic(['open', ...words], terminal);

/** The study that `npm run demo` makes, made here too where it is not there yet. */
async function example(options: readonly string[]): Promise<number> {
  try {
    const port = options.indexOf('--port');
    const file = join(ROOT, 'example.emic');
    if (options.length === 0 && (await openDesktop(terminal, [`--example=${file}`]))) return 0;
    await serveWindow(terminal, {
      place: resolve(ROOT),
      example: file,
      port: port === -1 ? 0 : Number(options[port + 1]),
      opensBrowser: !options.includes('--no-open'),
    });
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    terminal.complain(`error: ${error.code}: ${sentenceFor(error.code, error.details)}`);
    return 1;
  }
}
