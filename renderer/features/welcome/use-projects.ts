import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../../src/contract/contract.ts';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { OpenedView, ShelfClient } from '../../../src/contract/shelf.ts';
import { askWindow, bridge } from '../../state/bridge.ts';

/** What can be done with projects on the welcome page, one at a time, and what kept the last from being done. */
export function useProjects(shelf: ShelfClient, go: (handle: string) => void) {
  const answers = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const opening = async (work: () => Promise<Reply<OpenedView>>) => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    const reply = await work();
    setBusy(false);
    if (reply.ok) go(reply.value.handle);
    else setFault(sentenceFor(reply.error.code, reply.error.details));
  };
  return {
    busy,
    fault,
    create: (name: string) => void opening(() => shelf.call('shelf.create', { name })),
    open: (handle: string) => void opening(() => shelf.call('shelf.open', { handle })),
    example: () => void opening(() => shelf.call('shelf.example', {})),
    /** Asks for a project file; null where a page can only take what is handed to it. */
    choose: bridge() === null ? null : () => void askWindow('window.choose'),
    openFile: async (file: File) => {
      if (!/\.emic$/i.test(file.name)) {
        setFault(
          `${file.name} is no project. Transcripts are dropped into an open project: make a new one, or open the one they belong to.`,
        );
        return;
      }
      // Opened where it lies; in a browser a page learns no place, and a copy joins the others.
      const frame = bridge();
      if (frame !== null) {
        await frame.files.open(file);
        return;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      await opening(() => shelf.call('shelf.add', { name: file.name, bytes }));
    },
    forget: async (handle: string) => {
      await shelf.call('shelf.forget', { handle });
      await answers.invalidateQueries({ queryKey: ['shelf.read'] });
    },
  };
}
