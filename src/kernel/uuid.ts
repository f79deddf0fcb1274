/**
 * UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then a 12-bit counter that
 * keeps ids of one millisecond in order, then 62 random bits. Lower-case text.
 */
export function uuidV7Maker(now: () => number, randomBytes: (size: number) => Uint8Array): () => string {
  let lastMilliseconds = 0;
  let counter = 0;
  return () => {
    const milliseconds = Math.max(now(), lastMilliseconds);
    counter = milliseconds === lastMilliseconds ? counter + 1 : 0;
    if (counter > 0xfff) {
      counter = 0;
      lastMilliseconds = milliseconds + 1;
    } else {
      lastMilliseconds = milliseconds;
    }
    return formatUuidV7(lastMilliseconds, counter, randomBytes(8));
  };
}

function formatUuidV7(milliseconds: number, counter: number, random: Uint8Array): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const sequence = counter.toString(16).padStart(3, '0');
  const hex = Buffer.from(random).toString('hex');
  const variant = ((Number.parseInt(hex.slice(0, 1), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}${hex.slice(1, 4)}-${hex.slice(4, 16)}`;
}
