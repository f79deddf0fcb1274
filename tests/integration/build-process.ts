// A process that builds: `build-process.ts <folder> <log> <milliseconds> <how it ends>`.
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOnce } from '../../src/cli/build-once.ts';

const [folder = '', log = '', milliseconds = '0', end = 'well'] = process.argv.slice(2);
const name = String(process.pid);

const went = buildOnce({
  folder,
  isStale: () => !existsSync(join(folder, 'stamp')),
  make: (into) => {
    appendFileSync(log, `begin ${name}\n`);
    mkdirSync(into);
    writeFileSync(join(into, 'page'), name);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(milliseconds));
    if (end === 'dies') process.kill(process.pid, 'SIGKILL');
    writeFileSync(join(into, 'stamp'), name);
    appendFileSync(log, `end ${name}\n`);
    return end === 'well';
  },
});
process.stdout.write(went ? 'built' : 'not built');
