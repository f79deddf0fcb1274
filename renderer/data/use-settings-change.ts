import { useCallback } from 'react';
import { sentenceFor } from '../../src/contract/messages.ts';
import { type ShelfInput, shelfOver } from '../../src/contract/shelf.ts';
import { showToast } from '../state/toasts.ts';
import { useCarrier } from './carrier-context.ts';
import { useSettingsStore } from './settings.ts';

/** Changes settings of this computer; all windows follow. */
export function useSettingsChange(): (change: ShelfInput<'settings.change'>) => Promise<void> {
  const carrier = useCarrier();
  return useCallback(
    async (change) => {
      const shelf = shelfOver((name, input) => carrier.shelf(name, input));
      const reply = await shelf.call('settings.change', change);
      if (reply.ok) useSettingsStore.setState({ settings: reply.value });
      else showToast({ sentence: sentenceFor(reply.error.code, reply.error.details), tone: 'error' });
    },
    [carrier],
  );
}
