import { create } from 'zustand';
import type { SettingsView } from '../../src/contract/shelf.ts';

type SettingsState = { readonly settings: SettingsView | null };

/** This computer's settings, as the host last told them. */
export const useSettingsStore = create<SettingsState>()(() => ({ settings: null }));

/** The settings; the window is not shown before they are there. */
export function useSettings(): SettingsView {
  const settings = useSettingsStore(({ settings }) => settings);
  if (settings === null) throw new Error('Settings are read before the window is shown.');
  return settings;
}
