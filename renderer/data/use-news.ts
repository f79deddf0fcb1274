import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sentenceFor } from '../../src/contract/messages.ts';
import { shelfOver } from '../../src/contract/shelf.ts';
import { showToast } from '../state/toasts.ts';
import type { Carrier } from './carrier.ts';
import { invalidate } from './query-client.ts';
import { useSettingsStore } from './settings.ts';

/** Follows what the host tells: changed tables, changed settings, problems. */
export function useNews(carrier: Carrier, answers: QueryClient): void {
  useEffect(() => {
    const shelf = shelfOver((name, input) => carrier.shelf(name, input));
    const readSettings = async () => {
      const reply = await shelf.call('settings.read', {});
      if (reply.ok) useSettingsStore.setState({ settings: reply.value });
    };
    const stops = [
      carrier.onChanged((tables) => {
        void invalidate(answers, tables);
        if (tables.includes('settings') || tables.includes('*')) void readSettings();
      }),
      carrier.onProblem(({ code, details }) =>
        showToast({ sentence: sentenceFor(code, details), tone: 'error' }),
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [carrier, answers]);
}
