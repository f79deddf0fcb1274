// Builds the desktop app and packs it: installers of this system, or with --dir the folder that they would install.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageApp } from './package-app.ts';
import { PROJECT } from './package-config.ts';
import { CERTIFICATE_KEYS, signingFor } from './package-signing.ts';
import { isOver, sizesOf, sizeTable } from './package-sizes.ts';

const PLATFORMS = { linux: 'linux', darwin: 'mac', win32: 'windows' } as const;
const { values } = parseArgs({
  options: { dir: { type: 'boolean', default: false }, 'electron-dist': { type: 'string' } },
});
const signing = signingFor(process.platform, process.env);
// electron-builder would take an empty secret for a path, and a certificate of the other system for ours.
if (!signing.isSigned) for (const name of CERTIFICATE_KEYS) delete process.env[name];
// Where tests have things built is no place to pack from.
for (const name of ['EMIC_WINDOW_DIR', 'EMIC_DESKTOP_DIR']) delete process.env[name];

for (const script of ['build-renderer.ts', 'build-desktop.ts']) {
  const { status } = spawnSync(process.execPath, [join(PROJECT, 'scripts', script)], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
const { folders, installers } = await packageApp({
  project: PROJECT,
  output: join(PROJECT, 'dist'),
  signing,
  folderFor: values.dir
    ? { platform: ownPlatform(), arch: process.arch === 'arm64' ? 'arm64' : 'x64' }
    : undefined,
  electronDist: values['electron-dist'],
  homepage: server && repository ? `${server}/${repository}` : undefined,
});
const sizes = sizesOf(folders, installers);
process.stdout.write(`\n${signing.said}\n\n${sizeTable(sizes)}`);
if (sizes.some(isOver)) {
  process.stderr.write('\nerror: something is larger than its bar in scripts/package-sizes.ts.\n');
  process.exitCode = 1;
}

function ownPlatform(): (typeof PLATFORMS)[keyof typeof PLATFORMS] {
  const { platform } = process;
  if (platform === 'linux' || platform === 'darwin' || platform === 'win32') return PLATFORMS[platform];
  throw new Error(`There is no Electron for ${platform}.`);
}
