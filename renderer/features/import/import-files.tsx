import { CircleAlert, CircleCheck, CircleDashed, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useImporting } from '../../state/importing.ts';
import { classNames } from '../../ui/class-names.ts';
import { counted } from '../../ui/counted.ts';
import { Icon } from '../../ui/icon.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import styles from './import-files.module.css';
import type { FileInHand } from './import-view.tsx';

type ImportFilesProps = { readonly inHand: readonly FileInHand[]; readonly chosen: FileInHand };

const ROW = 44;

/** The files, each with how it stands. Delete leaves one out. */
export function ImportFiles({ inHand, chosen }: ImportFilesProps) {
  const { chosen: choose, leftOut, run } = useImporting();
  const active = inHand.indexOf(chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' || run !== null) return;
    event.preventDefault();
    leftOut(chosen.file.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the list within
    <div className={styles.files} onKeyDown={onKeyDown}>
      <VirtualList
        label="Files"
        items={inHand}
        keyOf={({ file }) => file.id}
        rowHeight={ROW}
        active={active}
        onActiveChange={(index) => {
          const id = inHand[index]?.file.id;
          if (id !== undefined) choose(id);
        }}
        isSelected={(one) => one === chosen}
        renderItem={(one, { isSelected }) => <FileRow inHand={one} isSelected={isSelected} />}
      />
    </div>
  );
}

const ICONS: { readonly [Tone in FileState['tone']]: LucideIcon } = {
  ready: CircleCheck,
  done: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
  waiting: CircleDashed,
};

function FileRow({ inHand, isSelected }: { readonly inHand: FileInHand; readonly isSelected: boolean }) {
  const { tone, words } = fileState(inHand);
  return (
    <>
      <span className={classNames(styles.icon, styles[tone])}>
        <Icon of={ICONS[tone]} />
      </span>
      <span className={styles.lines}>
        <span className={classNames(styles.name, isSelected && styles.strong)} title={inHand.file.name}>
          {inHand.file.name}
        </span>
        <span className={classNames(styles.note, styles[tone])} title={words}>
          {words}
        </span>
      </span>
    </>
  );
}

export type FileState = {
  readonly tone: 'ready' | 'done' | 'warning' | 'danger' | 'waiting';
  readonly words: string;
};

/** How a file stands, in a few words. */
export function fileState({ file, preview, fault }: FileInHand): FileState {
  if (file.outcome?.kind === 'imported') {
    const { speakers, words } = file.outcome;
    return { tone: 'done', words: `Imported · ${sizeWords(speakers, words)}` };
  }
  if (file.outcome?.kind === 'refused') return { tone: 'danger', words: file.outcome.sentence };
  if (fault !== null) return { tone: 'danger', words: fault };
  if (preview === null) return { tone: 'waiting', words: 'Reading…' };
  if (preview.imported !== null)
    return { tone: 'warning', words: `Already imported, as ${preview.imported}` };
  if (preview.speakers.length === 0) return { tone: 'warning', words: 'No speaker labels found' };
  return { tone: 'ready', words: sizeWords(preview.speakers.length, preview.words) };
}

function sizeWords(speakers: number, words: number): string {
  const who = speakers === 0 ? 'no labels' : counted(speakers, 'speaker');
  return `${who} · ${counted(words, 'word')}`;
}
