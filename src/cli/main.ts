import { thisMachine } from '../app/machine.ts';
import { runEmic } from './run.ts';

if (Number(process.versions.napi) < 10) {
  process.stderr.write(`error: NOT_SUPPORTED: Emic needs Node 22.18 or later; this is ${process.version}.\n`);
  process.exitCode = 1;
} else {
  process.exitCode = await runEmic(process.argv.slice(2), {
    machine: thisMachine(),
    // npm runs scripts in the project's folder and says here where the user stands.
    folder: process.env.INIT_CWD ?? process.cwd(),
    out: (text) => process.stdout.write(text),
    complain: (line) => process.stderr.write(`${line}\n`),
  });
}
