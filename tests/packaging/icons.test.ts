import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { icoOf } from '../../scripts/icon-files.ts';
import { pixelsOf } from '../../scripts/icon-pixels.ts';
import { CHECKOUT } from '../support/command-line.ts';

const BUILD = join(CHECKOUT, 'build');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
const ICNS = {
  ic04: 16,
  ic11: 32,
  ic05: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};
const DEFAULTS = join(CHECKOUT, 'node_modules/app-builder-lib/templates/icons/electron-linux');

describe.each(['icon', 'document'])('the drawn %s', (name) => {
  it('is there in every size, each with a picture on a clear ground', () => {
    const names = readdirSync(join(BUILD, `${name}s`)).sort();
    expect(names).toEqual(SIZES.map((size) => `${size}x${size}.png`).sort());
    for (const size of SIZES) {
      const { width, height, rgba } = pixelsOf(pngOf(name, size));
      expect({ width, height, ground: rgba[3] === 255 }).toEqual({
        width: size,
        height: size,
        ground: false,
      });
      expect(new Set(coloursOf(rgba)).size).toBeGreaterThan(3);
    }
  });

  it('is in the .ico that Windows reads, bit for bit as in the PNGs', () => {
    const ico = readFileSync(join(BUILD, `${name}.ico`));
    const pictures = icoPictures(ico);
    expect(pictures.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256]);
    for (const { size, rgba } of pictures) expect(rgba.equals(pixelsOf(pngOf(name, size)).rgba)).toBe(true);
    expect(icoOf(pictures.map(({ size }) => pngOf(name, size))).equals(ico)).toBe(true);
  });

  it('is in the .icns that macOS reads, in both densities', () => {
    const pictures = icnsPictures(readFileSync(join(BUILD, `${name}.icns`)));
    expect(Object.fromEntries(pictures.map(({ type, rgba }) => [type, Math.sqrt(rgba.length / 4)]))).toEqual(
      ICNS,
    );
    const [small, tiny] = [pictures.find(({ type }) => type === 'ic05'), pictures[0]];
    expect(small?.rgba.equals(pixelsOf(pngOf(name, 32)).rgba)).toBe(true);
    expect(tiny?.rgba.equals(pixelsOf(pngOf(name, 16)).rgba)).toBe(true);
  });

  it('is none of those that electron-builder brings', () => {
    const brought = readdirSync(DEFAULTS).map((file) => readFileSync(join(DEFAULTS, file)));
    expect(brought.length).toBeGreaterThan(0);
    for (const size of SIZES) expect(brought.some((png) => png.equals(pngOf(name, size)))).toBe(false);
  });
});

describe('the reading of a PNG', () => {
  it('refuses a file that is no PNG, and one that is cut off', () => {
    const png = pngOf('icon', 64);
    expect(() => pixelsOf(Buffer.from('GIF89a, not a PNG'))).toThrow('This is no PNG.');
    expect(() => pixelsOf(png.subarray(0, png.length / 2))).toThrow();
  });
});

function pngOf(name: string, size: number): Buffer {
  return readFileSync(join(BUILD, `${name}s`, `${size}x${size}.png`));
}

function coloursOf(rgba: Buffer): readonly number[] {
  return Array.from({ length: rgba.length / 4 }, (_, pixel) => rgba.readUInt32BE(pixel * 4));
}

/** What stands in an .ico, turned from its bottom-up bitmaps into rows from the top. */
function icoPictures(ico: Buffer): readonly { readonly size: number; readonly rgba: Buffer }[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16;
    const size = ico[at] || 256;
    const from = ico.readUInt32LE(at + 12);
    const image = ico.subarray(from, from + ico.readUInt32LE(at + 8));
    if (size === 256) return { size, rgba: pixelsOf(image).rgba };
    expect(image.length).toBe(40 + size * size * 4 + Math.ceil(size / 32) * 4 * size);
    const rows = Array.from({ length: size }, (_, row) => {
      const start = 40 + (size - 1 - row) * size * 4;
      return image.subarray(start, start + size * 4);
    });
    const rgba = Buffer.concat(rows);
    for (let pixel = 0; pixel < rgba.length; pixel += 4) rgba.subarray(pixel, pixel + 3).reverse();
    return { size, rgba };
  });
}

function icnsPictures(icns: Buffer): readonly { readonly type: string; readonly rgba: Buffer }[] {
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const found: { type: string; rgba: Buffer }[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const type = icns.toString('latin1', at, at + 4);
    const content = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
    const isPacked = content.toString('latin1', 0, 4) === 'ARGB';
    found.push({ type, rgba: isPacked ? unpacked(content.subarray(4)) : pixelsOf(content).rgba });
  }
  return found;
}

/** Channels of opacity, red, green and blue, run-length packed one after another. */
function unpacked(bytes: Buffer): Buffer {
  const flat: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const head = bytes[at] ?? 0;
    if (head < 128) flat.push(...bytes.subarray(at + 1, at + 2 + head));
    else flat.push(...new Array<number>(head - 125).fill(bytes[at + 1] ?? 0));
    at += head < 128 ? head + 2 : 2;
  }
  const count = flat.length / 4;
  const channels = [1, 2, 3, 0].map((channel) => flat.slice(channel * count, (channel + 1) * count));
  return Buffer.from(flat.map((_, at) => channels[at % 4]?.[at >> 2] ?? 0));
}
