import { useSettingsStore } from '../data/settings.ts';

/** Keeps the page in the chosen theme and density, and with the system where no theme is chosen. */
export function followTheme(): void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    const { theme = 'system', density = 'default' } = useSettingsStore.getState().settings ?? {};
    const chosen = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
    document.documentElement.dataset.theme = chosen;
    document.documentElement.dataset.density = density;
  };
  follow();
  useSettingsStore.subscribe(follow);
  system.addEventListener('change', follow);
}
