import type { Page } from 'playwright-core';
import { give, type MainPort, type Remote, remoteEnds, type Sent } from './ports.ts';
import { honest } from './refuse.ts';
import { toMain } from './urls.ts';
import { encode } from './wire.ts';

/** One document in a window's main frame, from its first script to the next navigation. */
export type PageDocument = {
  readonly id: string;
  /** `WebFrameMain`. */
  readonly frame: object;
  readonly remote: Remote;
  /** What has been sent since it last asked; waits until there is something. */
  readonly next: () => Promise<readonly Sent[]>;
  readonly end: () => void;
};

export function documentOf(id: string, page: Page): PageDocument {
  const url = toMain(page.mainFrame().url());
  const waiting: Sent[] = [];
  const state: { ended: boolean; wake: () => void } = { ended: false, wake: () => undefined };
  const remote = remoteEnds((message) => {
    waiting.push(message);
    state.wake();
  });
  const frame = honest('WebFrameMain', {
    url,
    parent: null,
    routingId: 1,
    postMessage(channel: string, message: unknown, ports: readonly MainPort[] = []) {
      if (state.ended) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      remote.send({ type: 'message', channel, text: encode([message]) }, ports.map(give));
    },
  });
  return {
    id,
    frame,
    remote,
    next: async () => {
      if (waiting.length === 0 && !state.ended)
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
      return waiting.splice(0);
    },
    end() {
      state.ended = true;
      state.wake();
      remote.dispose();
    },
  };
}
