import type { Bytes } from '../../src/contract/views.ts';

/** Hands a file to the person, where the system keeps downloads. */
export function saveBytes({ name, bytes }: Bytes, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; the bytes need not stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
