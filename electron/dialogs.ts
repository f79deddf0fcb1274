import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { sentenceFor } from '../src/contract/messages.ts';
import { Refusal } from '../src/kernel/errors.ts';

const PROJECTS = [{ name: 'Emic projects', extensions: ['emic'] }];

/** The project files that somebody chose; none where they left the dialog. */
export async function chosenProject(over: BrowserWindow | undefined): Promise<string | null> {
  const options = { title: 'Open project', filters: PROJECTS, properties: ['openFile' as const] };
  const { filePaths } =
    over === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(over, options);
  return filePaths[0] ?? null;
}

/** The place for a new project, with its ending. */
export async function placeForProject(
  over: BrowserWindow | undefined,
  folder: string,
): Promise<string | null> {
  const options = {
    title: 'New project',
    buttonLabel: 'Create',
    defaultPath: join(folder, 'Study.emic'),
    filters: PROJECTS,
  };
  const { filePath } =
    over === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(over, options);
  if (!filePath) return null;
  return /\.emic$/i.test(filePath) ? filePath : `${filePath}.emic`;
}

/** The place for a file of this name, and a handle that stands for it. */
export async function placeForFile(
  over: BrowserWindow,
  folder: string,
  name: string,
): Promise<{ readonly handle: string; readonly path: string } | null> {
  const { filePath } = await dialog.showSaveDialog(over, { defaultPath: join(folder, fileName(name)) });
  return filePath ? { handle: randomUUID(), path: filePath } : null;
}

/** A page's word for a file: its last part, without what file systems do not take. */
function fileName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, 150)
    .trim();
  return plain === '' ? 'Export' : plain;
}

/** Says what kept a file from being opened, in the words that the window and the command line use. */
export async function tellRefusal(over: BrowserWindow | undefined, error: unknown): Promise<void> {
  if (!(error instanceof Refusal)) throw error;
  const options = {
    type: 'error' as const,
    title: 'Emic',
    message: sentenceFor(error.code, error.details),
    buttons: ['OK'],
  };
  if (over === undefined) await dialog.showMessageBox(options);
  else await dialog.showMessageBox(over, options);
}
