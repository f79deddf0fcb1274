import { Redo2, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { sentenceFor } from '../../../src/contract/messages.ts';
import { useQuery } from '../../data/use-query.ts';
import { useUndo } from '../../data/use-undo.ts';
import { useHistory } from '../../state/history.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { ViewBar } from '../../ui/view-bar.tsx';
import { HistoryList } from './history-list.tsx';
import styles from './history-view.module.css';
import { useHistoryPages } from './use-history-pages.ts';

/** Stands for every coder in the choice; ids of coders are UUIDs. */
const EVERYBODY = 'everybody';

/** Every change of the project, newest first: the audit trail. */
export function HistoryView() {
  const { coder, text, filteredByCoder, filteredByText } = useHistory();
  const [first, setFirst] = useState(0);
  const filter = useMemo(() => ({ coder, text: text.trim() }), [coder, text]);
  const pages = useHistoryPages(filter, first);
  const isFiltered = coder !== null || filter.text !== '';
  const { total, error } = pages;
  return (
    <div className={styles.view}>
      <ViewBar
        title="History"
        note={total === null ? '' : counted(total, 'change')}
        actions={<UndoButtons />}
      >
        <CoderChoice value={coder} onChange={filteredByCoder} />
        <div className={styles.filter}>
          <SearchField label="Filter changes" placeholder="Filter" value={text} onChange={filteredByText} />
        </div>
      </ViewBar>
      <p className={styles.explanation}>
        Undo reverses your own latest change that is not undone yet; what other coders did stays. An undo is a
        change as well and is kept here, so nothing is ever lost.
      </p>
      {error !== null && <EmptyState sentence={sentenceFor(error.failure.code, error.failure.details)} />}
      {total === 0 && (
        <EmptyState sentence={isFiltered ? 'No change fits the filter' : 'Nothing has been changed yet'} />
      )}
      {total !== null && total > 0 && (
        <HistoryList key={`${coder} ${filter.text}`} pages={pages} total={total} onFirstChange={setFirst} />
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

/** What the acting coder can take back, or bring back. */
function UndoButtons() {
  const { undo, redo, undoLabel, redoLabel } = useUndo();
  return (
    <>
      <Button icon={Undo2} isDisabled={undoLabel === null} onPress={() => void undo()}>
        {undoLabel === null ? 'Undo' : `Undo “${undoLabel}”`}
      </Button>
      <Button icon={Redo2} isDisabled={redoLabel === null} onPress={() => void redo()}>
        {redoLabel === null ? 'Redo' : `Redo “${redoLabel}”`}
      </Button>
    </>
  );
}
