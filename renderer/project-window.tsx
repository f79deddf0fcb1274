import { type ReactNode, useEffect } from 'react';
import { useQuery } from './data/use-query.ts';
import { CodingLayer } from './features/coding/coding-layer.tsx';
import { DropAnywhere } from './features/import/drop-anywhere.tsx';
import { Palette } from './features/palette/palette.tsx';
import { TranscriptsView } from './features/transcripts/transcripts-view.tsx';
import styles from './project-window.module.css';
import { Rail } from './shell/rail.tsx';
import { shownLater } from './shell/shown-later.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useWindowName } from './shell/use-frame.ts';
import { useShortcuts } from './shell/use-shortcuts.ts';
import { useWindowActions } from './shell/use-window-actions.ts';
import { type OverName, useView, type ViewName } from './state/view.ts';

// Only the transcripts are there at first paint; the others are fetched right after it, in this order.
const compare = shownLater(async () => (await import('./features/compare/compare-view.tsx')).CompareView);
const codebook = shownLater(async () => (await import('./features/codebook/codebook-view.tsx')).CodebookView);
const segments = shownLater(async () => (await import('./features/segments/segments-view.tsx')).SegmentsView);
const participants = shownLater(
  async () => (await import('./features/participants/participants-view.tsx')).ParticipantsView,
);
const history = shownLater(async () => (await import('./features/history/history-view.tsx')).HistoryView);
const importing = shownLater(async () => (await import('./features/import/import-view.tsx')).ImportView);
const settings = shownLater(async () => (await import('./features/settings/settings-view.tsx')).SettingsView);
const help = shownLater(async () => (await import('./features/help/help-view.tsx')).HelpView);
const backups = shownLater(async () => (await import('./features/backups/backups-view.tsx')).BackupsView);
const LATER = [compare, codebook, segments, participants, history, importing, settings, help, backups];

const VIEWS: { readonly [Name in ViewName]: () => ReactNode } = {
  transcripts: () => <TranscriptsView coding={CodingLayer} />,
  codebook: () => <codebook.Shown />,
  participants: () => <participants.Shown />,
  compare: () => <compare.Shown />,
  segments: () => <segments.Shown />,
  history: () => <history.Shown />,
};
const OVERS: { readonly [Name in OverName]: () => ReactNode } = {
  import: () => <importing.Shown />,
  settings: () => <settings.Shown />,
  help: () => <help.Shown />,
  backups: () => <backups.Shown />,
};

/** The window of an open project. */
export function ProjectWindow() {
  const { view, over, palette } = useView();
  useWindowActions();
  useShortcuts();
  useWindowName(useQuery('project.read', {}).data?.name);
  useEffect(() => {
    const idle = requestIdleCallback(() => LATER.forEach(({ fetch }) => void fetch()));
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <DropAnywhere>
      <div className={styles.window}>
        <TopBar />
        <Rail />
        <main className={styles.view} tabIndex={-1}>
          {over === null ? VIEWS[view]() : OVERS[over]()}
        </main>
        {palette && <Palette />}
      </div>
    </DropAnywhere>
  );
}
