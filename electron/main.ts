import { join, resolve } from 'node:path';
import { app, powerMonitor, session as sessions } from 'electron';
import { stateFolder, thisMachine } from '../src/app/machine.ts';
import { programVersion } from '../src/app/version.ts';
import { startDesktop } from './desktop.ts';
import { announceScheme, serveWindow } from './protocol.ts';
import { confine, lockDown } from './security.ts';

/** Nothing of a page is kept on the disk but in projects and settings. */
const IN_MEMORY = 'emic';

const machine = thisMachine();
announceScheme();
app.enableSandbox();
app.setName('Emic');
app.setAppUserModelId('org.emic.desktop');
app.setPath('userData', join(stateFolder(process.env), 'desktop'));
app.setAboutPanelOptions({
  applicationName: 'Emic',
  applicationVersion: programVersion(),
  credits: `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}`,
  copyright: 'MIT licence. Everything stays on this computer.',
});

// Not awaited: the app becomes ready only once this module has run to its end.
if (app.requestSingleInstanceLock()) run().catch(fail);
else app.quit();

/** What keeps the app from starting is a bug: noted, said where somebody reads it, and the end. */
function fail(error: unknown): void {
  process.stderr.write(`Emic could not start; the incident is noted as ${machine.noteIncident(error)}.\n`);
  app.exit(1);
}

async function run(): Promise<void> {
  // Files that the system hands over may come before the app is ready.
  const early: string[] = [];
  const opening: { path: (path: string) => void } = { path: (path) => early.push(path) };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    opening.path(path);
  });
  app.on('web-contents-created', (_event, contents) => confine(contents));
  await app.whenReady();
  const session = sessions.fromPartition(IN_MEMORY);
  lockDown(session);
  lockDown(sessions.defaultSession);
  serveWindow(session);
  const desktop = startDesktop({ session, machine, example: exampleIn(process.argv) });
  opening.path = (path) => void desktop.openPath(path);
  app.on('second-instance', (_event, words, folder) =>
    desktop.start(projectsIn(words, folder), exampleIn(words)),
  );
  app.on('activate', () => desktop.start([], null));
  powerMonitor.on('resume', desktop.wakeUp);
  desktop.start([...early, ...projectsIn(process.argv, process.cwd())], exampleIn(process.argv));
}

/** Project files among the words of a command line; the program itself and its switches are none. */
function projectsIn(words: readonly string[], folder: string): readonly string[] {
  return words
    .filter((word) => /\.emic$/i.test(word) && !word.startsWith('-'))
    .map((word) => resolve(folder, word));
}

/** The place of the example study, where `--example=…` asks for it. */
function exampleIn(words: readonly string[]): string | null {
  return words.find((word) => word.startsWith('--example='))?.slice('--example='.length) ?? null;
}
