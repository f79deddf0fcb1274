import { useQuery as useAnswer, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { sentenceFor } from '../../../src/contract/messages.ts';
import { type BackupsView, type BackupView, shelfOver } from '../../../src/contract/shelf.ts';
import { useCarrier } from '../../data/carrier-context.ts';
import { useCoder } from '../../data/project-context.ts';
import { tellCopy } from '../../data/tell-copy.ts';
import { Refused } from '../../data/use-query.ts';
import { tell } from '../../state/tell.ts';
import { showToast } from '../../state/toasts.ts';

export type Backups = {
  /** Undefined until they are looked through. */
  readonly view: BackupsView | undefined;
  readonly error: Refused | null;
  readonly busy: 'backing up' | 'restoring' | null;
  /** Makes one now, and gives it; null where it was refused, which is told. */
  readonly backUp: () => Promise<BackupView | null>;
  /** Makes a project of one, and offers to open it. */
  readonly restore: (backup: BackupView) => Promise<void>;
};

const KEY = 'shelf.backups';

/** The backups beside the window's project, looked at anew whenever the project changes. */
export function useBackups(): Backups {
  const carrier = useCarrier();
  const answers = useQueryClient();
  const { coder } = useCoder();
  const handle = carrier.project ?? '';
  const shelf = useMemo(() => shelfOver((name, input) => carrier.shelf(name, input)), [carrier]);
  const [busy, setBusy] = useState<Backups['busy']>(null);
  const { data, error } = useAnswer<BackupsView, Refused>({
    queryKey: [KEY, { handle }],
    queryFn: async () => {
      const reply = await shelf.call('shelf.backups', { handle });
      if (!reply.ok) throw new Refused(reply.error);
      return reply.value;
    },
    refetchOnMount: 'always',
  });
  useEffect(
    () => carrier.onChanged(() => void answers.invalidateQueries({ queryKey: [KEY] })),
    [carrier, answers],
  );
  const backUp = async () => {
    if (busy !== null) return null;
    setBusy('backing up');
    const reply = await shelf.call('shelf.backUp', { handle });
    await answers.invalidateQueries({ queryKey: [KEY] });
    setBusy(null);
    if (reply.ok) tell('Made a backup, and checked it.');
    else showToast({ sentence: sentenceFor(reply.error.code, reply.error.details), tone: 'error' });
    return reply.ok ? reply.value : null;
  };
  const restore = async ({ name, standing }: BackupView) => {
    if (busy !== null || standing.kind === 'unreadable') return;
    setBusy('restoring');
    const reply = await shelf.call('shelf.restoreBackup', { handle, backup: name, coder });
    setBusy(null);
    tellCopy(reply);
  };
  return { view: data, error, busy, backUp, restore };
}
