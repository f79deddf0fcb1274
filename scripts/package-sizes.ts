import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

export type Size = { readonly what: string; readonly bytes: number; readonly bar: number };

const MB = 1_000_000;
/** Ours: the archive and the driver beside it. Measured 6.6 MB on Linux; what is over is a package that slipped in. */
const APP_BAR = 8 * MB;
/** With Electron and Chromium, by far the largest part; an estimate until a release has been measured. */
const INSTALLED_BAR = 360 * MB;
const INSTALLER_BARS: { readonly [extension: string]: number } = {
  '.AppImage': 150 * MB,
  '.deb': 120 * MB,
  '.rpm': 120 * MB,
  '.dmg': 150 * MB,
  '.exe': 130 * MB,
};

/** What was made, with the bar for each: the folders that installers are made of, and the installers. */
export function sizesOf(folders: readonly string[], installers: readonly string[]): readonly Size[] {
  return [
    ...folders.flatMap((folder) => [
      { what: `${basename(folder)}: Emic`, bytes: bytesOfApp(folder), bar: APP_BAR },
      { what: `${basename(folder)}: installed`, bytes: bytesIn(folder), bar: INSTALLED_BAR },
    ]),
    ...installers.flatMap((file) => {
      const bar = INSTALLER_BARS[extname(file)];
      return bar === undefined ? [] : [{ what: basename(file), bytes: bytesIn(file), bar }];
    }),
  ];
}

export function isOver({ bytes, bar }: Size): boolean {
  return bytes > bar;
}

export function sizeTable(sizes: readonly Size[]): string {
  const width = Math.max(...sizes.map(({ what }) => what.length));
  const lines = sizes.map((size) => {
    const numbers = [size.bytes, size.bar].map((bytes) => (bytes / MB).toFixed(1).padStart(7));
    return `${size.what.padEnd(width)} ${numbers[0]} MB of ${numbers[1]} MB${isOver(size) ? '  too large' : ''}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Where a packed folder keeps app.asar: inside the bundle on macOS. */
export function resourcesOf(folder: string): string {
  const bundle = join(folder, 'Emic.app', 'Contents', 'Resources');
  return existsSync(bundle) ? bundle : join(folder, 'resources');
}

function bytesOfApp(folder: string): number {
  return ['app.asar', 'app.asar.unpacked'].reduce(
    (sum, name) => sum + bytesIn(join(resourcesOf(folder), name)),
    0,
  );
}

function bytesIn(path: string): number {
  const facts = lstatSync(path);
  if (!facts.isDirectory()) return facts.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}
