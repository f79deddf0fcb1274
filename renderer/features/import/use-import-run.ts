import { useCallback } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { announce } from '../../state/announcements.ts';
import { type OfferedFile, useImporting } from '../../state/importing.ts';
import { showToast, type ToastAction } from '../../state/toasts.ts';
import { counted } from '../../ui/counted.ts';
import { type ImportPlan, importInput } from './import-plan.ts';
import { faultSentence } from './use-previews.ts';

export type ReadyFile = { readonly file: OfferedFile; readonly plan: ImportPlan };

/** Imports files one after another, each in a change of its own; what is refused does not stop the others. */
export function useImportRun(): (ready: readonly ReadyFile[]) => Promise<void> {
  const run = useCommand();
  return useCallback(
    async (ready) => {
      const { ran, changed } = useImporting.getState();
      const results = { imported: 0, refused: 0 };
      /** Of the journal, the latest first. */
      const entries: string[] = [];
      ran({ done: 0, total: ready.length, isCancelled: false });
      for (const [index, { file, plan }] of ready.entries()) {
        if (useImporting.getState().run?.isCancelled !== false) break;
        if (file.bytes === null) continue;
        const input = importInput(file, file.bytes, plan, useImporting.getState().newcomers);
        const reply = await run('document.import', input, { quiet: true });
        if (reply.ok) {
          const { id, document, speakers, words, entry } = reply.value;
          entries.unshift(entry);
          changed(file.id, {
            outcome: { kind: 'imported', documentId: id, document, speakers: speakers.length, words },
          });
          results.imported += 1;
        } else {
          changed(file.id, { outcome: { kind: 'refused', sentence: faultSentence(reply.error) } });
          results.refused += 1;
        }
        const isCancelled = useImporting.getState().run?.isCancelled ?? true;
        ran({ done: index + 1, total: ready.length, isCancelled });
      }
      ran(null);
      const undo = async () => {
        const reply = await run('journal.undo', { entries });
        if (reply.ok) tell(`Undone: ${counted(results.imported, 'import')}.`);
      };
      tellResult(ready.length, results, () => void undo());
    },
    [run],
  );
}

function tellResult(
  total: number,
  { imported, refused }: { readonly imported: number; readonly refused: number },
  undo: () => void,
): void {
  const left = total - imported - refused;
  const parts = [
    `Imported ${imported === total ? counted(imported, 'transcript') : `${imported} of ${counted(total, 'transcript')}`}.`,
    ...(refused === 0 ? [] : [`${counted(refused, 'file')} could not be imported.`]),
    ...(left === 0 ? [] : [`Cancelled: ${counted(left, 'file')} not imported.`]),
  ];
  const sentence = parts.join(' ');
  const label = imported === 1 ? 'Undo' : `Undo all ${imported}`;
  tell(sentence, imported === 0 ? undefined : { label, run: undo });
}

function tell(sentence: string, action?: ToastAction): void {
  showToast({ sentence, ...(action === undefined ? {} : { action }) });
  announce(sentence);
}
