import { useEffect, useMemo, useRef, useState } from 'react';
import type { ParticipantImport, TablePreview } from '../../../src/contract/views.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useTold } from '../../data/use-told.ts';
import { LateLine } from '../../retrieval/late-line.tsx';
import { type OfferedTable, useParticipants } from '../../state/participants.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import { Select } from '../../ui/select.tsx';
import { ViewBar } from '../../ui/view-bar.tsx';
import { type ColumnChoice, chosenColumns, columnInput, withColumn } from './table-columns.ts';
import styles from './table-import.module.css';
import { TableMapping } from './table-mapping.tsx';
import { TableFacts, TableResult } from './table-result.tsx';
import { useTablePreview } from './use-table-preview.ts';

const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
] as const;

/** A table of participants on its way in: what each column is, what would come of it, and what did. */
export function TableImport({ table }: { readonly table: OfferedTable }) {
  const [encoding, setEncoding] = useState<string | null>(null);
  const [choices, setChoices] = useState<readonly ColumnChoice[] | null>(null);
  const [result, setResult] = useState<ParticipantImport | null>(null);
  const [isBusy, setBusy] = useState(false);
  const attributes = useQuery('attribute.list', {}).data ?? [];
  const { preview, fault } = useTablePreview(table, encoding, choices, result === null);
  const columns = useMemo(() => chosenColumns(choices, preview), [choices, preview]);
  const heading = useRef<HTMLElement>(null);
  const run = useCommand();
  const tell = useTold();
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const close = () => useParticipants.getState().tableOffered(null);
  const take = async () => {
    setBusy(true);
    const reply = await run('participant.import', {
      bytes: table.bytes,
      columns: columns.map(columnInput),
      ...(encoding === null ? {} : { encoding }),
    });
    setBusy(false);
    if (!reply.ok) return;
    setResult(reply.value);
    const { imported, refused } = reply.value;
    const left = refused.length === 0 ? '' : ` ${counted(refused.length, 'row was', 'rows were')} refused.`;
    tell(`Imported ${counted(imported, 'participant')} from ${table.name}.${left}`, imported > 0);
  };
  return (
    <section
      ref={heading}
      tabIndex={-1}
      aria-label={`Import ${table.name}`}
      className={styles.view}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && close()}
    >
      <ViewBar
        title="Import participants"
        note={table.name}
        actions={
          result === null && (
            <Select
              label="Encoding"
              options={[
                { id: 'found', name: preview === null ? 'As found out' : (encoding ?? preview.encoding) },
                ...ENCODINGS.map((id) => ({ id, name: id, heading: 'Read as' })),
              ]}
              value={encoding ?? 'found'}
              onChange={(id) => {
                setEncoding(id === 'found' ? null : id);
                setChoices(null);
              }}
            />
          )
        }
      />
      <div className={styles.body}>
        {fault !== null && result === null && <Banner tone="danger">{fault}</Banner>}
        {preview === null && fault === null && <LateLine words="Reading the table…" />}
        {result === null && columns.length > 0 && (
          <TableMapping
            columns={columns}
            preview={preview}
            attributes={attributes}
            onChange={(changed) => setChoices(withColumn(columns, changed))}
          />
        )}
        {result === null && preview !== null && fault === null && <TableFacts preview={preview} />}
        {result !== null && <TableResult result={result} />}
      </div>
      <footer className={styles.foot}>
        {result === null ? (
          <>
            <Button variant="quiet" onPress={close}>
              Cancel
            </Button>
            <Button
              variant="main"
              isDisabled={isBusy || fault !== null || preview === null || peopleOf(preview) === 0}
              onPress={() => void take()}
            >
              Import {preview === null ? 'participants' : counted(peopleOf(preview), 'participant')}
            </Button>
          </>
        ) : (
          <Button variant="main" autoFocus onPress={close}>
            Done
          </Button>
        )}
      </footer>
    </section>
  );
}

function peopleOf({ newcomers, known }: Pick<TablePreview, 'newcomers' | 'known'>): number {
  return newcomers.length + known.length;
}
