import { useQuery } from '../../data/use-query.ts';
import { useImporting } from '../../state/importing.ts';
import { useParticipants } from '../../state/participants.ts';
import { useReading } from '../../state/reading.ts';
import { useView } from '../../state/view.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './import-foot.module.css';
import type { FileInHand } from './import-view.tsx';
import { hasWrongValue } from './newcomer-values.ts';
import { type ReadyFile, useImportRun } from './use-import-run.ts';

/** What will be imported, what is in the way, and what came of it. */
export function ImportFoot({ inHand }: { readonly inHand: readonly FileInHand[] }) {
  const { run, newcomers, emptied, cancelled } = useImporting();
  const attributes = useQuery('attribute.list', {}).data ?? [];
  const table = useParticipants((state) => state.table);
  const importAll = useImportRun();
  const ready = readyAmong(inHand);
  const isWrong = ready.some(({ plan }) => hasWrongValue(plan.newcomers, newcomers, attributes));
  const waiting = inHand.some(({ file, preview, fault }) => !file.outcome && !preview && !fault);
  const imported = inHand.flatMap(({ file }) => (file.outcome?.kind === 'imported' ? [file.outcome] : []));
  const { closed, wentTo } = useView.getState();
  const leave = () => {
    emptied();
    closed();
  };
  const read = () => {
    const [first] = imported;
    if (first !== undefined) useReading.getState().opened(first.documentId);
    emptied();
    wentTo('transcripts');
  };
  if (run !== null)
    return (
      <footer className={styles.foot}>
        <div className={styles.progress}>
          <ProgressBar
            label={run.isCancelled ? 'Stopping after this file' : 'Importing transcripts'}
            done={run.done}
            total={run.total}
            of="files"
            {...(run.isCancelled ? {} : { onCancel: cancelled })}
          />
        </div>
      </footer>
    );
  return (
    <footer className={styles.foot}>
      <div className={styles.words}>
        {table !== null ? (
          <Banner bare action={<Button onPress={() => wentTo('participants')}>Go there</Button>}>
            {table.name} is a table: it waits in Participants.
          </Banner>
        ) : (
          <Hindrance inHand={inHand} isWrong={isWrong} />
        )}
      </div>
      <Button variant="quiet" onPress={leave}>
        {imported.length > 0 ? 'Done' : 'Cancel'}
      </Button>
      {ready.length === 0 && imported.length > 0 ? (
        <Button variant="main" onPress={read}>
          {imported.length === 1 ? 'Read it' : 'Read the first'}
        </Button>
      ) : (
        <Button
          variant="main"
          isDisabled={ready.length === 0 || waiting || isWrong}
          onPress={() => void importAll(ready)}
        >
          Import {ready.length === 0 ? 'transcripts' : counted(ready.length, 'transcript')}
        </Button>
      )}
    </footer>
  );
}

/** The files that can be imported, with what was decided about each. */
export function readyAmong(inHand: readonly FileInHand[]): readonly ReadyFile[] {
  return inHand.flatMap(({ file, preview, plan, fault }) =>
    file.outcome?.kind !== 'imported' &&
    preview !== null &&
    preview.imported === null &&
    plan &&
    fault === null
      ? [{ file, plan }]
      : [],
  );
}

type HindranceProps = { readonly inHand: readonly FileInHand[]; readonly isWrong: boolean };

function Hindrance({ inHand, isWrong }: HindranceProps) {
  const open = inHand.filter(({ file }) => file.outcome?.kind !== 'imported');
  const faulty = open.filter(({ fault, file }) => fault !== null || file.outcome?.kind === 'refused').length;
  const already = open.filter(({ preview }) => preview !== null && preview.imported !== null).length;
  const unlabelled = open.filter(({ plan }) => plan !== null && plan.owners !== null);
  const [only] = unlabelled;
  const names = only?.plan?.owners?.map(({ name }) => name).join(' and ') ?? '';
  const sentences = [
    ...(isWrong ? ['A value of a new participant does not fit its attribute.'] : []),
    ...(faulty > 0 ? [`${counted(faulty, 'file')} cannot be read and will be left out.`] : []),
    ...(already > 0 ? [`${counted(already, 'file is', 'files are')} in the project already.`] : []),
    ...(unlabelled.length === 1
      ? [`1 file has no speaker labels. It will be one turn, spoken by ${names || 'nobody'}.`]
      : []),
    ...(unlabelled.length > 1
      ? [
          `${unlabelled.length} files have no speaker labels. Each will be one turn, spoken by its participants.`,
        ]
      : []),
  ];
  if (sentences.length === 0) return null;
  return (
    <Banner tone="warning" bare>
      {sentences.join(' ')}
    </Banner>
  );
}
