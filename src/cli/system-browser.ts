import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Shows an address in the browser that the user prefers; false where there is none, or no screen to show it on. */
export function openSystemBrowser(url: string, environment: NodeJS.ProcessEnv = process.env): boolean {
  const command = commandFor(url, environment);
  if (command === null) return false;
  const [program = '', ...words] = command;
  const child = spawn(program, words, { detached: true, stdio: 'ignore', windowsHide: true });
  // The address is printed, too.
  child.on('error', () => undefined);
  child.unref();
  return true;
}

function commandFor(url: string, environment: NodeJS.ProcessEnv): readonly string[] | null {
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  if (process.platform === 'darwin') return ['open', url];
  const hasScreen = Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  const opener = ['xdg-open', 'wslview'].find((name) => isOnPath(name, environment));
  return hasScreen && opener !== undefined ? [opener, url] : null;
}

function isOnPath(name: string, { PATH = '' }: NodeJS.ProcessEnv): boolean {
  return PATH.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
}
