// Stands in for Electron's binary: node tests/desktop/double/run.ts <folder or main file> [words of the app…]
import { existsSync, readFileSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, becomeReady, readPackage } from './app.ts';
import { launchBrowser } from './browser.ts';
import { awaitHarness, listenToHarness } from './control.ts';
import { ELECTRON_VERSION } from './version.ts';

const DOUBLE = new URL('./electron.ts', import.meta.url).href;

/** The app's main file, and the package.json that names the app. */
function findApp(path: string): { readonly main: string; readonly manifest: string | null } {
  const isFolder = statSync(path).isDirectory();
  const folders = [isFolder ? path : dirname(path), ...(isFolder ? [] : [resolve(path, '../../..')])];
  const manifest = folders.map((folder) => join(folder, 'package.json')).find(existsSync) ?? null;
  if (!isFolder) return { main: path, manifest };
  if (manifest === null) throw new Error(`${path} has no package.json`);
  return { main: join(path, JSON.parse(readFileSync(manifest, 'utf8')).main ?? 'index.js'), manifest };
}

function lookLikeElectron(words: readonly string[]): void {
  process.argv = [process.execPath, ...words];
  Object.defineProperties(process, {
    versions: { value: { ...process.versions, electron: ELECTRON_VERSION, chrome: '0.0.0.0' } },
    type: { value: 'browser' },
    defaultApp: { value: true },
    resourcesPath: { value: join(dirname(process.execPath), 'resources') },
    send: { value: undefined },
  });
}

function replaceElectron(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'electron' || specifier === 'electron/main')
        return { url: DOUBLE, format: 'module', shortCircuit: true };
      return next(specifier, context);
    },
  });
}

const [given, ...words] = process.argv.slice(2);
if (given === undefined) throw new Error('run.ts <folder or main file> [words of the app…]');
const { main, manifest } = findApp(resolve(given));
listenToHarness();
lookLikeElectron([given, ...words]);
replaceElectron();
if (manifest !== null) readPackage(manifest);
// As Electron does, a first signal quits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
process.on('exit', (code) => {
  // Node's code for a top-level await that never settles.
  if (code === 13)
    process.stderr.write(
      'The main module waits at its top level for what comes after it: Electron would hang.\n',
    );
});
await import(pathToFileURL(main).href);
await awaitHarness(await launchBrowser());
becomeReady();
