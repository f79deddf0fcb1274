import type { Reply } from '../../src/contract/contract.ts';
import { sentenceFor } from '../../src/contract/messages.ts';
import type { Bytes } from '../../src/contract/views.ts';
import { tell } from '../state/tell.ts';
import { showToast } from '../state/toasts.ts';
import { saveBytes } from './save-bytes.ts';

/** Hands over the file that was asked for and says so, or why there is none. */
export async function takeFile(asked: Promise<Reply<Bytes>>, mediaType: string): Promise<void> {
  const reply = await asked;
  if (reply.ok) {
    saveBytes(reply.value, mediaType);
    tell(`Saved ${reply.value.name}`);
  } else showToast({ sentence: sentenceFor(reply.error.code, reply.error.details), tone: 'error' });
}
