import { useMemo } from 'react';
import { type Action, useActions } from '../../state/actions.ts';
import { useTranscripts } from '../../state/transcripts.ts';

/** Where the keys go in each pane, in the order in which F6 visits them. */
const PLACES = [
  '[role="tree"][aria-label="Transcripts"] [role="treeitem"][tabindex="0"]',
  '[role="tree"][aria-label="Codebook"] [role="treeitem"][tabindex="0"]',
  '[role="textbox"][aria-readonly="true"]',
  '[data-inspector]',
];

/** From pane to pane, and panes away and back. */
export function usePaneKeys(): void {
  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'transcripts.pane', title: 'Next pane', group: 'Window', keys: 'F6', run: () => toPane(1) },
      {
        id: 'transcripts.paneBack',
        title: 'Previous pane',
        group: 'Window',
        keys: 'Shift+F6',
        run: () => toPane(-1),
      },
      {
        id: 'transcripts.left',
        title: 'Show or hide the transcript list and codebook',
        group: 'Window',
        keys: 'Mod+B',
        run: () => {
          const { panes, paneChanged } = useTranscripts.getState();
          paneChanged({ leftClosed: !panes.leftClosed });
        },
      },
      {
        id: 'transcripts.inspector',
        title: 'Show or hide the inspector',
        group: 'Window',
        keys: 'Mod+Alt+B',
        run: () => {
          const { panes, paneChanged } = useTranscripts.getState();
          paneChanged({ inspectorClosed: !panes.inspectorClosed });
        },
      },
    ],
    [],
  );
  useActions(actions);
}

function toPane(by: 1 | -1): void {
  const places = PLACES.map((selector) => document.querySelector<HTMLElement>(selector)).filter(
    (place) => place !== null && place.offsetParent !== null,
  );
  const at = places.findIndex((place) => place?.closest('section')?.contains(document.activeElement));
  places[(at + by + places.length) % places.length]?.focus();
}
