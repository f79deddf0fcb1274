import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** For tests: no screen, no sandbox (root has none), and nothing that asks the network by itself. */
export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/** Names on the PATH, the usual ones first. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];

const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser of Chromium's kind: the one that CHROMIUM_PATH names, else the first on the PATH or in the usual places. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  // A path that is named and wrong is not made up for by another browser.
  if (environment.CHROMIUM_PATH)
    return isProgram(environment.CHROMIUM_PATH) ? environment.CHROMIUM_PATH : null;
  return [...onPath(environment), ...usualPlaces(environment)].find(isProgram) ?? null;
}

function onPath({ PATH = '' }: NodeJS.ProcessEnv): readonly string[] {
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return process.platform === 'win32'
    ? []
    : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function usualPlaces(environment: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform === 'darwin')
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => join(folder, app)),
    );
  if (process.platform === 'win32')
    return [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA].flatMap(
      (folder) => (folder === undefined ? [] : WINDOWS_PROGRAMS.map((program) => join(folder, program))),
    );
  return ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge'].flatMap(
    (folder) => [...NAMES, 'chrome', 'msedge'].map((name) => join(folder, name)),
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
