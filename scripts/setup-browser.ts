// Sees to it that there is a browser for the tests that need one: finds it, installs it on Debian, or says how.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.ts';

const HOW: { readonly [platform: string]: string } = {
  darwin: 'install Google Chrome, or run "brew install --cask chromium"',
  win32: 'install Google Chrome; Microsoft Edge, which comes with Windows, does as well',
  linux: 'install Chromium with your package manager (Debian and Ubuntu: "sudo apt-get install chromium")',
};

const found = findChromium() ?? (canInstall() ? installed() : null);
if (found !== null) process.stdout.write(`Found ${found}.\n`);
else {
  const named = process.env.CHROMIUM_PATH;
  const why =
    named === undefined || named === ''
      ? `No Chrome, Edge or Chromium was found: ${HOW[process.platform] ?? HOW.linux}`
      : `CHROMIUM_PATH names ${named}, which is no program: correct it, or unset it`;
  process.stderr.write(`${why}; or name one with CHROMIUM_PATH.\n`);
  process.exitCode = 1;
}

function canInstall(): boolean {
  return (
    !process.env.CHROMIUM_PATH &&
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    existsSync('/usr/bin/apt-get')
  );
}

function installed(): string | null {
  process.stdout.write('Installing Chromium with apt-get…\n');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environment,
    });
    if (status !== 0) return null;
  }
  return findChromium();
}
