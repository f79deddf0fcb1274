import { sentenceFor } from '../../src/contract/messages.ts';
import type { Bytes } from '../../src/contract/views.ts';
import { bridge } from '../state/bridge.ts';
import { tell } from '../state/tell.ts';
import { showToast } from '../state/toasts.ts';

/** Hands a file to the person: at a place they choose in the desktop app, else where a browser keeps downloads. */
export function saveBytes(file: Bytes, mediaType: string): void {
  if (bridge() !== null) void saveWhereChosen(file);
  else download(file, mediaType);
}

async function saveWhereChosen({ name, bytes }: Bytes): Promise<void> {
  const reply = await bridge()?.files.save(name, bytes);
  if (reply === undefined) return;
  if (!reply.ok) showToast({ sentence: sentenceFor(reply.error.code, reply.error.details), tone: 'error' });
  else if (reply.value !== null) tell(`Saved as ${reply.value.place}.`);
}

function download({ name, bytes }: Bytes, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; the bytes need not stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
