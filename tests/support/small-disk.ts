import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file system of its own that can be filled, in a folder. */
export type SmallDisk = {
  readonly folder: string;
  /** Bytes that are free. */
  readonly room: () => number;
  /** Fills it up to so many bytes. */
  readonly fill: (left: number) => void;
  /** Takes away what `fill` has put there. */
  readonly clear: () => void;
};

/** Bytes. */
const PIECE = 65_536;

/** Mounts a file system of so many bytes for a test; null, in a printed line, where this user may not. */
export function smallDisk(bytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'emic-disk-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  if (mount.status !== 0) {
    rmSync(folder, { recursive: true });
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
    if (isRoot && process.env.CI === 'true') throw new Error(`no small disk: ${String(mount.stderr)}`);
    console.log('Skipped: a small disk can only be mounted by root on Linux.');
    return null;
  }
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const ballast = join(folder, 'ballast');
  const room = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    room,
    fill: (left) => fill(ballast, () => room() - left),
    clear: () => writeFileSync(ballast, ''),
  };
}

/** In pieces, because others may be writing there, too: the disk may be full before the last one. */
function fill(ballast: string, wanted: () => number): void {
  try {
    while (wanted() > 0) appendFileSync(ballast, Buffer.alloc(Math.min(wanted(), PIECE)));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
