import { createContext, useCallback, useContext } from 'react';
import { useSettings } from './settings.ts';
import { useSettingsChange } from './use-settings-change.ts';

/** The id of the window's project. */
export const ProjectContext = createContext<string>('');

function useProjectId(): string {
  return useContext(ProjectContext);
}

/** Who codes in this project at this computer: a coder's name, null where nobody was chosen. */
export function useCoder(): {
  readonly coder: string | null;
  readonly choose: (name: string) => Promise<void>;
} {
  const projectId = useProjectId();
  const { coders } = useSettings();
  const change = useSettingsChange();
  const choose = useCallback(
    (name: string) => change({ coders: { [projectId]: name } }),
    [change, projectId],
  );
  return { coder: coders[projectId] ?? null, choose };
}
