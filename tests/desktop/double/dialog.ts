import type { Dialog, MessageBoxReturnValue, OpenDialogReturnValue, SaveDialogReturnValue } from 'electron';
import { records } from './records.ts';
import { honest } from './refuse.ts';

/** Kinds as the stories script them. */
export type DialogKind = 'open' | 'save' | 'message' | 'error';
export type ScriptedDialog = { readonly kind: DialogKind; readonly answer: unknown };

const scripted: ScriptedDialog[] = [];

export function scriptDialogs(dialogs: readonly ScriptedDialog[]): void {
  scripted.push(...dialogs);
}

/** The answer that was scripted for the next dialog of its kind; a dialog that nobody expected is an error. */
function answerTo(kind: DialogKind, words: readonly unknown[]): unknown {
  const options = words.at(-1);
  const place = scripted.findIndex((dialog) => dialog.kind === kind);
  if (place < 0) throw new Error(`unscripted dialog: ${kind} ${JSON.stringify(words.slice(-2))}`);
  records.dialogs.push({ kind, options: kind === 'error' ? words : options });
  return scripted.splice(place, 1)[0]?.answer;
}

const members: Partial<Dialog> = {
  async showOpenDialog(...words: readonly unknown[]): Promise<OpenDialogReturnValue> {
    const filePaths = answerTo('open', words) as string[];
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(...words: readonly unknown[]): Promise<SaveDialogReturnValue> {
    const filePath = answerTo('save', words) as string | null;
    return { canceled: filePath === null, filePath: filePath ?? '' };
  },
  async showMessageBox(...words: readonly unknown[]): Promise<MessageBoxReturnValue> {
    return { response: answerTo('message', words) as number, checkboxChecked: false };
  },
  showErrorBox: (title: string, content: string) => void answerTo('error', [title, content]),
};

export const dialog = honest('dialog', members);
