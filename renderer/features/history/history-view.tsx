import { Archive, CopyPlus, Redo2, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { sentenceFor } from '../../../src/contract/messages.ts';
import { useQuery } from '../../data/use-query.ts';
import { useUndo } from '../../data/use-undo.ts';
import { useHistory } from '../../state/history.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { ViewBar } from '../../ui/view-bar.tsx';
import { HistoryList } from './history-list.tsx';
import styles from './history-view.module.css';
import { useEarlierCopy } from './use-earlier-copy.ts';
import { useHistoryPages } from './use-history-pages.ts';

/** Stands for every coder in the choice; ids of coders are UUIDs. */
const EVERYBODY = 'everybody';

/** Every change of the project, newest first: the audit trail. */
export function HistoryView() {
  const { coder, text, row, filteredByCoder, filteredByText } = useHistory();
  const [first, setFirst] = useState(0);
  const filter = useMemo(() => ({ coder, text: text.trim() }), [coder, text]);
  const pages = useHistoryPages(filter, first);
  const isFiltered = coder !== null || filter.text !== '';
  const { total, error } = pages;
  const earlier = useEarlierCopy();
  const chosen = total === null || total === 0 ? undefined : pages.entryAt(Math.min(row, total - 1));
  return (
    <div className={styles.view}>
      <ViewBar
        title="History"
        note={total === null ? '' : counted(total, 'change')}
        actions={<HistoryActions />}
      >
        <CoderChoice value={coder} onChange={filteredByCoder} />
        <div className={styles.filter}>
          <SearchField label="Filter changes" placeholder="Filter" value={text} onChange={filteredByText} />
        </div>
      </ViewBar>
      <div className={styles.explanation}>
        <p>
          Undo reverses your own latest change that is not undone yet; what other coders did stays. To see the
          project as it was, choose a change and make a copy: this project stays as it is.
        </p>
        <Button
          icon={CopyPlus}
          shortcut="enter"
          isDisabled={chosen === undefined || earlier.busy}
          onPress={() => chosen && void earlier.make(chosen)}
        >
          {earlier.busy ? 'Making a copy…' : 'Copy as it stood then'}
        </Button>
      </div>
      {error !== null && <EmptyState sentence={sentenceFor(error.failure.code, error.failure.details)} />}
      {total === 0 && (
        <EmptyState sentence={isFiltered ? 'No change fits the filter' : 'Nothing has been changed yet'} />
      )}
      {total !== null && total > 0 && (
        <HistoryList
          key={`${coder} ${filter.text}`}
          pages={pages}
          total={total}
          onFirstChange={setFirst}
          onAction={(entry) => void earlier.make(entry)}
        />
      )}
    </div>
  );
}

function CoderChoice({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (coder: string | null) => void;
}) {
  const { data: coders } = useQuery('coder.list', {});
  const options = [
    { id: EVERYBODY, name: 'Everybody' },
    ...(coders ?? []).map(({ id, name }) => ({ id, name })),
  ];
  return (
    <Select
      label="Coder"
      options={options}
      value={value ?? EVERYBODY}
      onChange={(id) => onChange(id === EVERYBODY ? null : id)}
    />
  );
}

/** What the acting coder can take back, or bring back; and older states than that. */
function HistoryActions() {
  const { undo, redo, undoLabel, redoLabel } = useUndo();
  return (
    <>
      <Button variant="quiet" icon={Archive} onPress={() => useView.getState().opened('backups')}>
        Backups
      </Button>
      <Button icon={Undo2} isDisabled={undoLabel === null} onPress={() => void undo()}>
        {undoLabel === null ? 'Undo' : `Undo “${undoLabel}”`}
      </Button>
      <Button icon={Redo2} isDisabled={redoLabel === null} onPress={() => void redo()}>
        {redoLabel === null ? 'Redo' : `Redo “${redoLabel}”`}
      </Button>
    </>
  );
}
