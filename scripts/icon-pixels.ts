import { inflateSync } from 'node:zlib';

/** Rows from the top, four bytes a pixel (red, green, blue, opacity, not premultiplied). */
export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Buffer };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BYTES = 4;

/** Reads the one kind of PNG that our icons are: 8 bits, RGBA, not interlaced. Throws on any other. */
export function pixelsOf(png: Buffer): Pixels {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const header = chunksOf(png, 'IHDR')[0];
  if (header?.subarray(8).equals(Buffer.from([8, 6, 0, 0, 0])) !== true)
    throw new Error('This PNG is not 8 bits, RGBA and in one pass.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const filtered = inflateSync(Buffer.concat(chunksOf(png, 'IDAT')));
  if (filtered.length !== height * (1 + width * BYTES)) throw new Error('This PNG has rows missing.');
  return { width, height, rgba: unfiltered(filtered, width * BYTES, height) };
}

function chunksOf(png: Buffer, wanted: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === wanted) found.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}

/** Each byte is stored as its difference from a neighbour's: https://www.w3.org/TR/png-3/#9Filters. */
function unfiltered(filtered: Buffer, stride: number, height: number): Buffer {
  const rgba = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const kind = filtered[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column < BYTES ? 0 : (rgba[at - BYTES] ?? 0);
      const up = row === 0 ? 0 : (rgba[at - stride] ?? 0);
      const corner = row === 0 || column < BYTES ? 0 : (rgba[at - stride - BYTES] ?? 0);
      const stored = filtered[row * (stride + 1) + 1 + column] ?? 0;
      rgba[at] = stored + predicted(kind, left, up, corner);
    }
  }
  return rgba;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return 0;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
