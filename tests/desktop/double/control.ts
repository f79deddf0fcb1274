import { Script } from 'node:vm';
import { type ScriptedDialog, scriptDialogs } from './dialog.ts';
import { electron } from './electron.ts';
import { requestWatchers } from './records.ts';

/** From the harness: a function for the main process, or what dialogs are to answer. */
export type Order =
  | { readonly type: 'evaluate'; readonly id: number; readonly source: string; readonly arg: unknown }
  | { readonly type: 'dialogs'; readonly dialogs: readonly ScriptedDialog[] }
  | { readonly type: 'connected' };

/** To the harness. */
export type News =
  | { readonly type: 'chromium'; readonly port: number }
  | { readonly type: 'request'; readonly url: string; readonly stopped: string }
  | { readonly type: 'evaluated'; readonly id: number; readonly value?: unknown; readonly error?: string };

const send = process.send?.bind(process);
const connected = Promise.withResolvers<void>();

function tellHarness(news: News): void {
  send?.(news);
}

/** Waits until the harness sees what pages do, so that it misses nothing. */
export async function awaitHarness(port: number): Promise<void> {
  if (send === undefined) return;
  tellHarness({ type: 'chromium', port });
  await connected.promise;
}

export function listenToHarness(): void {
  requestWatchers.add((url, stopped) => tellHarness({ type: 'request', url, stopped }));
  scriptDialogs(JSON.parse(process.env.EMIC_DOUBLE_DIALOGS ?? '[]'));
  process.on('message', async (message) => {
    const order = message as Order;
    if (order.type === 'dialogs') scriptDialogs(order.dialogs);
    else if (order.type === 'connected') connected.resolve();
    else tellHarness(await evaluated(order));
  });
  // The app alone decides how long it lives.
  process.channel?.unref();
}

async function evaluated({ id, source, arg }: Order & { type: 'evaluate' }): Promise<News> {
  try {
    // The story's function, as playwright sends it to Electron.
    const sent = new Script(`(${source})`).runInThisContext();
    return { type: 'evaluated', id, value: await sent(electron, arg) };
  } catch (error) {
    return { type: 'evaluated', id, error: error instanceof Error ? error.message : String(error) };
  }
}
