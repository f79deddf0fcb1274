import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { CodebookImport as Imported } from '../../../src/contract/views.ts';
import { useCommand } from '../../data/use-command.ts';
import { useTold } from '../../data/use-told.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import styles from './task-pane.module.css';
import { TaskFacts, TaskPane } from './task-pane.tsx';

type Outcome =
  | { readonly kind: 'imported'; readonly file: string; readonly result: Imported }
  | { readonly kind: 'refused'; readonly file: string; readonly sentence: string };

/** Takes in a codebook from a table and lists what came of it. */
export function CodebookImport({ onClose }: { readonly onClose: () => void }) {
  const run = useCommand();
  const told = useTold();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const take = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const reply = await run('codebook.import', { bytes }, { quiet: true });
    if (!reply.ok)
      return setOutcome({
        kind: 'refused',
        file: file.name,
        sentence: sentenceFor(reply.error.code, reply.error.details),
      });
    setOutcome({ kind: 'imported', file: file.name, result: reply.value });
    told(`Imported ${counted(reply.value.imported, 'code')} from ${file.name}.`);
  };
  return (
    <TaskPane title="Import a codebook from CSV" onClose={onClose}>
      <p className={styles.words}>
        One row a code. A column “code” holds its path, such as “Theme &gt; Code &gt; Sub-code”; definition,
        includes, excludes, example, color and origin may stand beside it. Codes that are there already are
        changed, new ones are added, and a blank cell leaves what is there.
      </p>
      <div className={styles.actions}>
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', '.txt', 'text/csv']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) void take(file);
          }}
        >
          <Button variant={outcome === null ? 'main' : 'plain'} icon={FileUp} autoFocus>
            Choose a file…
          </Button>
        </FileTrigger>
        {outcome !== null && <Button onPress={onClose}>Done</Button>}
      </div>
      {outcome?.kind === 'refused' && (
        <Banner tone="danger">
          {outcome.file}: {outcome.sentence}
        </Banner>
      )}
      {outcome?.kind === 'imported' && <ImportResult file={outcome.file} result={outcome.result} />}
    </TaskPane>
  );
}

function ImportResult({ file, result }: { readonly file: string; readonly result: Imported }) {
  const { created, updated, refused, encoding } = result;
  return (
    <section aria-label="What was imported">
      <TaskFacts
        facts={[
          `${file}, read as ${encoding}: ${counted(created, 'new code')}, ${counted(updated, 'code')} changed.`,
          ...(refused.length === 0 ? [] : [`${counted(refused.length, 'row')} left out:`]),
        ]}
      />
      <ul className={styles.refused}>
        {refused.map(({ row, code, details }) => (
          <li key={`${row} ${code}`}>
            <span className={styles.lineNumber}>Line {row}</span> {sentenceFor(code, details)}
          </li>
        ))}
      </ul>
    </section>
  );
}
