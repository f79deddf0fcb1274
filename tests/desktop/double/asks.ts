import type { Frame, Page } from 'playwright-core';
import { type Contents, contentsOf, documentArrived } from './contents.ts';
import { askMain, tellMain } from './ipc.ts';
import type { Sent } from './ports.ts';
import { toMain } from './urls.ts';

type Ask = Omit<Sent, 'type'> & {
  readonly type: Sent['type'] | 'hello' | 'next' | 'invoke' | 'title' | 'permission' | 'check';
  readonly document: string;
  readonly permission?: string;
};

/** What a page asks through the binding, answered as text: `{ value }` or `{ error }`. */
export async function answerPage(source: { page: Page; frame: Frame }, text: string): Promise<string> {
  try {
    return JSON.stringify({ value: await answer(source.page, source.frame, JSON.parse(text)) });
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message : String(error) });
  }
}

async function answer(page: Page, frame: Frame, ask: Ask): Promise<unknown> {
  const contents = contentsOf(page);
  if (contents === undefined || frame !== page.mainFrame()) throw new Error('only a window asks');
  if (ask.type === 'hello') return documentArrived(contents, page, ask.document);
  const { document } = contents.state;
  // A document that was navigated away from has no say any more.
  if (document?.id !== ask.document) return null;
  const { channel = '', text = '', ports = [] } = ask;
  const sender = { sender: contents.api, senderFrame: document.frame };
  if (ask.type === 'next') return document.next();
  if (ask.type === 'invoke') return askMain(channel, text, sender);
  if (ask.type === 'message') return tellMain(channel, text, document.remote.received(ports), sender);
  if (ask.type === 'title') {
    contents.state.title = text;
    return null;
  }
  if (ask.type === 'permission') return isGranted(contents, ask.permission ?? '');
  if (ask.type === 'check') return isAllowed(contents, ask.permission ?? '');
  return document.remote.take({ ...ask, type: ask.type });
}

/** Without a handler Electron grants what a page asks for. */
function isGranted({ api, session, state }: Contents, permission: string): Promise<boolean> {
  const { request } = session.asked;
  if (request === null) return Promise.resolve(true);
  const details = { requestingUrl: toMain(state.page?.url() ?? ''), isMainFrame: true };
  return new Promise((resolve) => request(api as never, permission as never, resolve, details as never));
}

function isAllowed({ api, session, state }: Contents, permission: string): boolean {
  const requestingUrl = toMain(state.page?.url() ?? '');
  const details = { requestingUrl, isMainFrame: true };
  return session.asked.check?.(api as never, permission as never, requestingUrl, details as never) ?? true;
}
