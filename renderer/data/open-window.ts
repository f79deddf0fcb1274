import { clientOver } from '../../src/contract/client.ts';
import type { Failure } from '../../src/contract/contract.ts';
import { shelfOver } from '../../src/contract/shelf.ts';
import type { LayoutView, ProjectView } from '../../src/contract/views.ts';
import type { Carrier } from './carrier.ts';
import { useSettingsStore } from './settings.ts';

export type Opened =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'project'; readonly project: ProjectView; readonly layout: LayoutView }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** Asks for everything the first screen stands on, at once. */
export async function openWindow(carrier: Carrier): Promise<Opened> {
  const shelf = shelfOver((name, input) => carrier.shelf(name, input));
  const project = clientOver((name, input) => carrier.call(name, input));
  const welcome = carrier.project === null;
  const [settings, facts, layout] = await Promise.all([
    shelf.call('settings.read', {}),
    welcome ? null : project.call('project.read', {}),
    welcome ? null : project.call('layout.read', {}),
  ]);
  if (!settings.ok) return { kind: 'refused', failure: settings.error };
  useSettingsStore.setState({ settings: settings.value });
  if (facts === null || layout === null) return { kind: 'welcome' };
  if (!facts.ok) return { kind: 'refused', failure: facts.error };
  if (!layout.ok) return { kind: 'refused', failure: layout.error };
  return { kind: 'project', project: facts.value, layout: layout.value };
}
