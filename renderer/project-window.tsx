import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { CodingLayer } from './features/coding/coding-layer.tsx';
import { DropAnywhere } from './features/import/drop-anywhere.tsx';
import { Palette } from './features/palette/palette.tsx';
import { TranscriptsView } from './features/transcripts/transcripts-view.tsx';
import styles from './project-window.module.css';
import { Rail } from './shell/rail.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useShortcuts } from './shell/use-shortcuts.ts';
import { useWindowActions } from './shell/use-window-actions.ts';
import { useView, type ViewName } from './state/view.ts';

// Only the transcripts are there at first paint; the others are fetched right after it.
const loadCodebook = () => import('./features/codebook/codebook-view.tsx');
const loadParticipants = () => import('./features/participants/participants-view.tsx');
const loadCompare = () => import('./features/compare/compare-view.tsx');
const loadSegments = () => import('./features/segments/segments-view.tsx');
const loadHistory = () => import('./features/history/history-view.tsx');
const loadImport = () => import('./features/import/import-view.tsx');
const loadSettings = () => import('./features/settings/settings-view.tsx');
const loadHelp = () => import('./features/help/help-view.tsx');
const LATER = [
  loadCompare,
  loadCodebook,
  loadSegments,
  loadParticipants,
  loadHistory,
  loadImport,
  loadSettings,
  loadHelp,
];

const CodebookView = lazy(async () => ({ default: (await loadCodebook()).CodebookView }));
const ParticipantsView = lazy(async () => ({ default: (await loadParticipants()).ParticipantsView }));
const CompareView = lazy(async () => ({ default: (await loadCompare()).CompareView }));
const SegmentsView = lazy(async () => ({ default: (await loadSegments()).SegmentsView }));
const HistoryView = lazy(async () => ({ default: (await loadHistory()).HistoryView }));
const ImportView = lazy(async () => ({ default: (await loadImport()).ImportView }));
const SettingsView = lazy(async () => ({ default: (await loadSettings()).SettingsView }));
const HelpView = lazy(async () => ({ default: (await loadHelp()).HelpView }));

const VIEWS: { readonly [Name in ViewName]: () => ReactNode } = {
  transcripts: () => <TranscriptsView coding={CodingLayer} />,
  codebook: () => <CodebookView />,
  participants: () => <ParticipantsView />,
  compare: () => <CompareView />,
  segments: () => <SegmentsView />,
  history: () => <HistoryView />,
};
const OVERS = {
  import: () => <ImportView />,
  settings: () => <SettingsView />,
  help: () => <HelpView />,
} as const;

/** The window of an open project. */
export function ProjectWindow() {
  const { view, over, palette } = useView();
  useWindowActions();
  useShortcuts();
  useEffect(() => {
    const idle = requestIdleCallback(() => LATER.forEach((load) => void load()));
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <DropAnywhere>
      <div className={styles.window}>
        <TopBar />
        <Rail />
        <main className={styles.view} tabIndex={-1}>
          <Suspense>{over === null ? VIEWS[view]() : OVERS[over]()}</Suspense>
        </main>
        {palette && <Palette />}
      </div>
    </DropAnywhere>
  );
}
