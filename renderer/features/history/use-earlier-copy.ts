import { useCallback, useState } from 'react';
import { shelfOver } from '../../../src/contract/shelf.ts';
import type { EntryView } from '../../../src/contract/views.ts';
import { useCarrier } from '../../data/carrier-context.ts';
import { useCoder } from '../../data/project-context.ts';
import { tellCopy } from '../../data/tell-copy.ts';

export type EarlierCopy = {
  /** Makes a copy as the project stood after this change, and offers to open it. */
  readonly make: (entry: EntryView) => Promise<void>;
  readonly busy: boolean;
};

/** Going back without taking anything back: the project stays as it is, and a copy beside it is as it was. */
export function useEarlierCopy(): EarlierCopy {
  const carrier = useCarrier();
  const { coder } = useCoder();
  const [busy, setBusy] = useState(false);
  const make = useCallback(
    async ({ id }: EntryView) => {
      const { project } = carrier;
      if (project === null || busy) return;
      setBusy(true);
      const shelf = shelfOver((name, input) => carrier.shelf(name, input));
      const reply = await shelf.call('shelf.copyAsOf', { handle: project, after: id, coder });
      setBusy(false);
      tellCopy(reply);
    },
    [carrier, coder, busy],
  );
  return { make, busy };
}
