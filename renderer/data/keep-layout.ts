import type { LayoutView } from '../../src/contract/views.ts';
import type { Topic } from '../state/topic.ts';
import type { ProjectClient } from './client.ts';

/** Milliseconds of calm after which a change of layout is kept. */
const CALM = 400;

export function restoreLayout(topics: readonly Topic[], kept: LayoutView): void {
  for (const topic of topics) {
    if (Object.hasOwn(kept, topic.key)) topic.restored(kept[topic.key]);
  }
}

/** Keeps each topic in the project soon after it changes, until the function it gives is called. */
export function keepLayout(topics: readonly Topic[], { call }: ProjectClient): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const written = new Map(topics.map((topic) => [topic.key, JSON.stringify(topic.snapshot())]));
  const write = (topic: Topic) => {
    clearTimeout(waiting.get(topic.key));
    waiting.delete(topic.key);
    const value = topic.snapshot();
    const text = JSON.stringify(value);
    if (written.get(topic.key) === text) return;
    written.set(topic.key, text);
    // A layout that could not be kept is no loss worth a message; the next change tries again.
    call('layout.keep', { key: topic.key, value }).then(
      (reply) => reply.ok || written.delete(topic.key),
      () => written.delete(topic.key),
    );
  };
  const stops = topics.map((topic) =>
    topic.subscribe(() => {
      clearTimeout(waiting.get(topic.key));
      waiting.set(
        topic.key,
        setTimeout(() => write(topic), CALM),
      );
    }),
  );
  const writeAll = () => topics.filter(({ key }) => waiting.has(key)).forEach(write);
  window.addEventListener('pagehide', writeAll);
  document.addEventListener('visibilitychange', writeAll);
  return () => {
    writeAll();
    for (const stop of stops) stop();
    window.removeEventListener('pagehide', writeAll);
    document.removeEventListener('visibilitychange', writeAll);
  };
}
