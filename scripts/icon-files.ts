import { type Pixels, pixelsOf } from './icon-pixels.ts';

/** From this size on Windows reads a PNG inside an .ico; smaller ones are bitmaps for whatever still draws them itself. */
const PNG_FROM = 256;

/** A Windows icon of square PNGs: https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10). */
export function icoOf(pngs: readonly Buffer[]): Buffer {
  const images = pngs.map((png) => {
    const pixels = pixelsOf(png);
    return { size: pixels.width, bytes: pixels.width >= PNG_FROM ? png : bitmapOf(pixels) };
  });
  const directory = Buffer.alloc(6 + images.length * 16);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(images.length, 4);
  images.reduce((offset, { size, bytes }, index) => {
    const at = 6 + index * 16;
    // A byte cannot hold 256, which is written as 0.
    directory.writeUInt8(size % 256, at);
    directory.writeUInt8(size % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(bytes.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    return offset + bytes.length;
  }, directory.length);
  return Buffer.concat([directory, ...images.map(({ bytes }) => bytes)]);
}

/** 32 bits a pixel from the bottom row up, then a mask of one bit a pixel, which such an icon leaves at zero. */
function bitmapOf({ width, height, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(width, 4);
  // Twice the height: the picture and its mask.
  header.writeInt32LE(height * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const rows = Array.from({ length: height }, (_, row) => {
    const from = (height - 1 - row) * width * 4;
    return bgra(rgba.subarray(from, from + width * 4));
  });
  // Rows of the mask are filled up to four bytes.
  return Buffer.concat([header, ...rows, Buffer.alloc(Math.ceil(width / 32) * 4 * height)]);
}

function bgra(row: Buffer): Buffer {
  const turned = Buffer.from(row);
  for (let at = 0; at < turned.length; at += 4) {
    turned[at] = row[at + 2] ?? 0;
    turned[at + 2] = row[at] ?? 0;
  }
  return turned;
}

/** What macOS calls each picture, in pixels; the second of a pair is for screens of double density. */
const ICNS_TYPES = [
  ['ic04', 16],
  ['ic11', 32],
  ['ic05', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

/** A macOS icon of PNGs by size. The two smallest types hold packed pixels, as `iconutil` writes them. */
export function icnsOf(pngOf: (size: number) => Buffer): Buffer {
  const parts = ICNS_TYPES.map(([type, size]) => {
    const png = pngOf(size);
    const isPacked = type === 'ic04' || type === 'ic05';
    return block(type, isPacked ? packedPixels(pixelsOf(png)) : png);
  });
  return block('icns', Buffer.concat(parts));
}

function block(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([header, content]);
}

/** Opacity, red, green, blue, each channel by itself and run-length packed. */
function packedPixels({ rgba }: Pixels): Buffer {
  const channels = [3, 0, 1, 2].map((channel) => packed(rgba.filter((_, at) => at % 4 === channel)));
  return Buffer.concat([Buffer.from('ARGB', 'latin1'), ...channels]);
}

/** Below 128: that many bytes and one more follow as they are. From 128: the next byte stands 125 times fewer. */
function packed(bytes: Uint8Array): Buffer {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const run = runAt(bytes, at);
    if (run >= 3) out.push(run + 125, bytes[at] ?? 0);
    const plain = run >= 3 ? 0 : plainFrom(bytes, at);
    if (plain > 0) out.push(plain - 1, ...bytes.subarray(at, at + plain));
    at += plain > 0 ? plain : run;
  }
  return Buffer.from(out);
}

/** How often the byte at this place follows itself, 130 times at most. */
function runAt(bytes: Uint8Array, from: number): number {
  const limit = Math.min(bytes.length, from + 130);
  let end = from + 1;
  while (end < limit && bytes[end] === bytes[from]) end += 1;
  return end - from;
}

/** How many bytes stand here before a run begins, 128 at most. */
function plainFrom(bytes: Uint8Array, from: number): number {
  const limit = Math.min(bytes.length, from + 128);
  let end = from + 1;
  while (end < limit && runAt(bytes, end) < 3) end += 1;
  return end - from;
}
