import { Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useQuery } from '../../data/use-query.ts';
import { type OfferedFile, offerFiles, useImporting } from '../../state/importing.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ViewBar } from '../../ui/view-bar.tsx';
import { ImportFiles } from './import-files.tsx';
import { ImportFoot } from './import-foot.tsx';
import { ImportPeople } from './import-people.tsx';
import { type ImportPlan, knownPeople, planOf } from './import-plan.ts';
import { ImportText } from './import-text.tsx';
import styles from './import-view.module.css';
import { usePaneFocus } from './use-pane-focus.ts';
import { type FilePreview, usePreviews } from './use-previews.ts';
import { useUndoneImports } from './use-undone-imports.ts';

/** A file with what is known of it. */
export type FileInHand = FilePreview & { readonly file: OfferedFile; readonly plan: ImportPlan | null };

/** Transcripts on their way in: as they will be read, who speaks, and what became of each. */
export function ImportView() {
  const inHand = useFilesInHand();
  const chosenId = useImporting(({ chosenId: id }) => id);
  const chosen = inHand.find(({ file }) => file.id === chosenId) ?? inHand[0];
  const pane = useRef<HTMLElement>(null);
  useUndoneImports();
  usePaneFocus(pane);
  return (
    <section
      ref={pane}
      tabIndex={-1}
      aria-label="Import transcripts"
      className={styles.view}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) useView.getState().closed();
      }}
    >
      <ViewBar
        title="Import transcripts"
        note={inHand.length === 0 ? undefined : noteOf(inHand)}
        actions={inHand.length > 0 && <AddFiles isMain={false} />}
      />
      {chosen === undefined ? (
        <EmptyState
          sentence="Choose transcripts, or drop them anywhere in this window."
          todo="Word (docx), plain text, Markdown and subtitles (vtt, srt). Each is shown as it will be read before anything is imported."
        >
          <span data-choose="">
            <AddFiles isMain />
          </span>
        </EmptyState>
      ) : (
        <div className={styles.panes}>
          <ImportFiles inHand={inHand} chosen={chosen} />
          <ImportText key={chosen.file.id} inHand={chosen} />
          <ImportPeople inHand={chosen} others={inHand.filter((one) => one !== chosen)} />
        </div>
      )}
      <ImportFoot inHand={inHand} />
    </section>
  );
}

function useFilesInHand(): readonly FileInHand[] {
  const { files, sharedRoles, run } = useImporting();
  const previews = usePreviews(files, run !== null);
  const participants = useQuery('participant.list', {}).data;
  const known = useMemo(() => knownPeople((participants ?? []).map(({ name }) => name)), [participants]);
  return files.map((file, index) => {
    const { preview = null, fault = null } = previews[index] ?? {};
    return {
      file,
      preview,
      fault,
      plan: preview === null || participants === undefined ? null : planOf(file, preview, sharedRoles, known),
    };
  });
}

function noteOf(inHand: readonly FileInHand[]): string {
  const words = inHand.reduce((sum, { preview }) => sum + (preview?.words ?? 0), 0);
  const files = counted(inHand.length, 'file');
  return words === 0 ? files : `${files}, ${counted(words, 'word')}`;
}

const ENDINGS = ['.docx', '.txt', '.md', '.vtt', '.srt', '.csv', '.tsv'];

function AddFiles({ isMain }: { readonly isMain: boolean }) {
  return (
    <FileTrigger
      allowsMultiple
      acceptedFileTypes={ENDINGS}
      onSelect={(list) => offerFiles([...(list ?? [])])}
    >
      <Button variant={isMain ? 'main' : 'plain'} icon={Plus}>
        {isMain ? 'Choose files…' : 'Add files'}
      </Button>
    </FileTrigger>
  );
}
