// Draws the icons of the packaged app anew, from build/drawings: PNGs of every size, .ico and .icns.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';
import { icnsOf, icoOf } from './icon-files.ts';

const BUILD = fileURLToPath(new URL('../build/', import.meta.url));
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256] as const;
/** Small sizes are drawn on their own grid of pixels; 48 is the drawing for 24 at twice its size. */
const DRAWINGS: { readonly [size: number]: string } = { 16: '-16', 24: '-24', 32: '-32', 48: '-24' };
/** The tile fills 944 of 1024 of our drawing and 824 of 1024 of a macOS icon (Apple's icon grid). */
const MAC_TILE = 824 / 944;

const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_FLAGS] });
const page = await browser.newPage();
try {
  await drawn(page, 'app', 'icon', MAC_TILE);
  await drawn(page, 'document', 'document', 1);
} finally {
  await browser.close();
}

async function drawn(on: Page, drawing: string, name: string, macScale: number): Promise<void> {
  const folder = join(BUILD, `${name}s`);
  mkdirSync(folder, { recursive: true });
  const [plain, mac] = [new Map<number, Buffer>(), new Map<number, Buffer>()];
  for (const size of SIZES) {
    const file = `${drawing}${DRAWINGS[size] ?? ''}.svg`;
    const isOnGrid = size in DRAWINGS;
    plain.set(size, await picture(on, file, size, 1));
    mac.set(size, await picture(on, file, size, isOnGrid ? 1 : macScale));
    writeFileSync(join(folder, `${size}x${size}.png`), of(plain, size));
  }
  writeFileSync(join(BUILD, `${name}.ico`), icoOf(ICO_SIZES.map((size) => of(plain, size))));
  writeFileSync(
    join(BUILD, `${name}.icns`),
    icnsOf((size) => of(mac, size)),
  );
}

async function picture(on: Page, file: string, size: number, scale: number): Promise<Buffer> {
  const svg = readFileSync(join(BUILD, 'drawings', file)).toString('base64');
  const [side, edge] = [size * scale, (size * (1 - scale)) / 2];
  await on.setViewportSize({ width: size, height: size });
  await on.setContent(
    `<style>body { margin: 0; overflow: hidden } img { position: absolute; inset: ${edge}px; width: ${side}px; height: ${side}px }</style>
     <img src="data:image/svg+xml;base64,${svg}" alt="">`,
  );
  await on.evaluate('document.images[0].decode()');
  return on.screenshot({ omitBackground: true });
}

function of(pictures: ReadonlyMap<number, Buffer>, size: number): Buffer {
  const picture = pictures.get(size);
  if (picture === undefined) throw new Error(`No picture of ${size} pixels was drawn.`);
  return picture;
}
