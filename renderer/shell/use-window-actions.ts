import { useMemo } from 'react';
import { useSettings } from '../data/settings.ts';
import { useSettingsChange } from '../data/use-settings-change.ts';
import { useUndo } from '../data/use-undo.ts';
import { type Action, useActions } from '../state/actions.ts';
import { askWindow, bridge } from '../state/bridge.ts';
import { goTo } from '../state/go.ts';
import { useView, VIEW_WORDS, VIEWS } from '../state/view.ts';

/** What can be done from everywhere. */
export function useWindowActions(): void {
  const { undo, redo } = useUndo();
  const { theme } = useSettings();
  const change = useSettingsChange();
  const actions = useMemo<readonly Action[]>(() => {
    const view = useView.getState();
    const places = VIEWS.map(
      (place, index): Action => ({
        id: `go-${place}`,
        title: VIEW_WORDS[place],
        group: 'Go to',
        keys: `Mod+${index + 1}`,
        run: () => view.wentTo(place),
      }),
    );
    return [
      ...places,
      {
        id: 'back',
        title: 'Back to where a jump came from',
        group: 'Go to',
        keys: 'Alt+ArrowLeft',
        alsoKeys: 'Mod+[',
        run: view.wentBack,
      },
      {
        id: 'palette',
        title: 'Search everything',
        group: 'Go to',
        keys: 'Mod+K',
        run: () => view.paletteToggled(true),
      },
      { id: 'undo', title: 'Undo', group: 'Project', keys: 'Mod+Z', run: () => void undo() },
      {
        id: 'redo',
        title: 'Redo',
        group: 'Project',
        keys: 'Mod+Shift+Z',
        alsoKeys: 'Mod+Y',
        run: () => void redo(),
      },
      {
        id: 'import',
        title: 'Import transcripts',
        group: 'Project',
        keys: 'Mod+I',
        run: () => view.opened('import'),
      },
      { id: 'backups', title: 'Backups', group: 'Project', run: () => view.opened('backups') },
      ...(bridge() === null
        ? []
        : [
            {
              id: 'reveal',
              title: 'Show the project in its folder',
              group: 'Project',
              run: () => void askWindow('window.reveal'),
            } as const,
          ]),
      { id: 'close', title: 'All projects', group: 'Project', run: () => goTo(null) },
      {
        id: 'settings',
        title: 'Settings',
        group: 'Window',
        keys: 'Mod+,',
        run: () => view.opened('settings'),
      },
      { id: 'help', title: 'Help and keys', group: 'Window', keys: '?', run: () => view.opened('help') },
      {
        id: 'theme',
        title: theme === 'dark' ? 'Light theme' : 'Dark theme',
        group: 'Window',
        run: () => void change({ theme: theme === 'dark' ? 'light' : 'dark' }),
      },
    ];
  }, [undo, redo, theme, change]);
  useActions(actions);
}
