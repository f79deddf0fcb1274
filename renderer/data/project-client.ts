import { clientOver } from '../../src/contract/client.ts';
import type { Carrier } from './carrier.ts';
import type { ProjectClient } from './client.ts';
import { useSettingsStore } from './settings.ts';

/** The project as its window speaks to it, signing with whoever codes here. */
export function projectClient(carrier: Carrier, projectId: string): ProjectClient {
  const coder = () => useSettingsStore.getState().settings?.coders[projectId] ?? null;
  return {
    call: (name, input, options = {}) =>
      clientOver((procedure, asked) => carrier.call(procedure, asked, { coder: coder(), ...options })).call(
        name,
        input,
      ),
    cancel: (task) => void carrier.cancel(task),
  };
}
