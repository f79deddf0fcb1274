// The entry of a utility process, which owns SQLite.

import { hostWork } from '../src/transport/host-work.ts';
import type { PagePort } from '../src/transport/page-ports.ts';
import type { Order } from '../src/transport/wire.ts';

/** What was said last is on its way before the process ends; milliseconds. */
const LAST_WORDS = 50;

const { parentPort } = process;
const work = hostWork((news) => parentPort.postMessage(news));

// A terminal tells every process of Ctrl+C. Which ends when is for the main process to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

parentPort.on('message', ({ data, ports }) => {
  const order: Order = data;
  work.follow(order, ports.map(pagePort)).then((isOver) => {
    if (isOver) setTimeout(() => process.exit(), LAST_WORDS);
  }, work.failed);
});

function pagePort(port: Electron.MessagePortMain): PagePort {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event, listener) => {
      if (event === 'message') port.on('message', listener);
      else port.on('close', () => listener({ data: null }));
    },
    start: () => port.start(),
  };
}
