// Codes one character after the other until it is killed. Each id is written once the host has replied.
import { writeSync } from 'node:fs';
import { thisMachine } from '../../src/app/machine.ts';
import { openHost } from '../../src/app/projects.ts';

const [path = '', document = '', first = '0'] = process.argv.slice(2);
const host = await openHost(path, thisMachine());
for (let start = Number(first); ; start += 1) {
  const code = `Code ${start % 7}`;
  const reply = await host.handle(
    'segment.apply',
    { document, code, start, end: start + 1 },
    { coder: null },
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  writeSync(1, `${(reply.value as { readonly id: string }).id}\n`);
}
