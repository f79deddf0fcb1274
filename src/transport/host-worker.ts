import { hostWork } from './host-work.ts';
import type { News, Order } from './wire.ts';

/** The process in which a project, or the shelf, is worked on: one that Node forked. */

const work = hostWork((news: News) => {
  if (process.connected) process.send?.(news, undefined, undefined, () => undefined);
});

// A terminal tells every process of Ctrl+C. Which ends when is for the one that listens to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
// It is gone: nobody is left to say so, and the project is closed as it should be.
process.on('disconnect', () => {
  work
    .close()
    .finally(() => process.exit())
    .catch(() => undefined);
});
process.on('message', (order: Order) => {
  work.follow(order, []).then((isOver) => {
    if (!isOver) return;
    process.removeAllListeners('disconnect');
    process.disconnect();
  }, work.failed);
});
