import { FileUp, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useQuery } from '../../data/use-query.ts';
import { LateLine } from '../../retrieval/late-line.tsx';
import { Trouble } from '../../retrieval/trouble.tsx';
import { type Action, useActions } from '../../state/actions.ts';
import { offerFiles } from '../../state/importing.ts';
import { useParticipants } from '../../state/participants.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { chooseTable } from './choose-table.ts';
import {
  columnsFor,
  foundRows,
  NAME_COLUMN,
  rowsOfDocuments,
  rowsOfPeople,
  sortedRows,
} from './grid-data.ts';
import { type GridModel, type GridTask, gridModel } from './grid-model.ts';
import { LeftOverPane } from './left-over-pane.tsx';
import { ParticipantsBar } from './participants-bar.tsx';
import styles from './participants-view.module.css';
import { PeopleGrid } from './people-grid.tsx';
import { StatusBar } from './status-bar.tsx';
import { TableImport } from './table-import.tsx';
import { useChanges } from './use-changes.ts';
import type { LeftOver } from './use-clipboard.ts';

/** Everybody studied, and what is recorded of them. */
export function ParticipantsView() {
  const table = useParticipants((state) => state.table);
  return table === null ? <ParticipantsTable /> : <TableImport key={table.name} table={table} />;
}

function ParticipantsTable() {
  const scope = useParticipants((state) => state.scope);
  const { model, error } = useModel();
  const changes = useChanges(scope);
  const [task, setTask] = useState<GridTask | null>(null);
  const [leftOver, setLeftOver] = useState<LeftOver | null>(null);
  const [isNaming, setNaming] = useState(false);
  useSoughtParticipant(model);
  useFocusOnArrival(model);
  const actions = useMemo(() => offers(setTask, setNaming), []);
  useActions(actions);
  const isEmpty = model !== null && model.allRows.length === 0 && task?.kind !== 'draft';
  return (
    <div className={styles.view}>
      <ParticipantsBar
        model={model}
        changes={changes}
        isNaming={isNaming}
        onNaming={setNaming}
        onNewParticipant={() => setTask({ kind: 'draft' })}
      />
      {error !== null && <Trouble error={error} />}
      {model === null && error === null && <LateLine words="Reading the table…" />}
      {isEmpty && <NobodyYet scope={scope} onNew={() => setTask({ kind: 'draft' })} />}
      {model !== null && !isEmpty && (
        <>
          <PeopleGrid
            key={scope}
            model={model}
            changes={changes}
            task={task}
            onTask={setTask}
            onLeftOver={setLeftOver}
          />
          {leftOver !== null && (
            <LeftOverPane model={model} leftOver={leftOver} onClose={() => setLeftOver(null)} />
          )}
          <StatusBar model={model} />
        </>
      )}
    </div>
  );
}

function useModel(): { readonly model: GridModel | null; readonly error: Error | null } {
  const { scope, find, sorting } = useParticipants();
  const people = useQuery('participant.list', {}, { enabled: scope === 'participant' });
  const documents = useQuery('document.list', {}, { enabled: scope === 'document' });
  const attributes = useQuery('attribute.list', {});
  const model = useMemo(() => {
    const answer = scope === 'participant' ? people.data : documents.data;
    if (answer === undefined || attributes.data === undefined) return null;
    const rows =
      scope === 'participant' ? rowsOfPeople(people.data ?? []) : rowsOfDocuments(documents.data ?? []);
    const columns = columnsFor(scope, attributes.data, rows);
    const shown = sortedRows(foundRows(rows, columns, find), columns, sorting);
    return gridModel(scope, shown, rows, columns);
  }, [scope, find, sorting, people.data, documents.data, attributes.data]);
  return { model, error: people.error ?? documents.error ?? attributes.error };
}

/** Somebody whom another view asked to show. */
function useSoughtParticipant(model: GridModel | null): void {
  const sought = useView((state) => state.soughtParticipantId);
  useEffect(() => {
    if (sought === null || model === null) return;
    const { scope, scopeChosen, searched, movedTo, focusAsked } = useParticipants.getState();
    if (scope !== 'participant') return scopeChosen('participant');
    searched('');
    movedTo({ rowId: sought, columnId: NAME_COLUMN });
    focusAsked();
    useView.getState().foundParticipant();
  }, [sought, model]);
}

/** The cell where one was, or the first, has the focus, so that the keys work; whoever goes about the rail stays there. */
function useFocusOnArrival(model: GridModel | null): void {
  const isThere = useRef(false);
  useEffect(() => {
    if (isThere.current || model === null) return;
    isThere.current = true;
    const isElsewhere = document.activeElement?.closest('nav, input') !== null;
    if (model.rows.length > 0 && !isElsewhere) useParticipants.getState().focusAsked();
  }, [model]);
}

function offers(
  begin: (task: GridTask) => void,
  nameAttribute: (isNaming: boolean) => void,
): readonly Action[] {
  const onCursorsRow = (columnId: string) => () => {
    const rowId = useParticipants.getState().cursor?.rowId;
    if (rowId !== undefined) begin({ kind: 'edit', rowId, columnId, typed: null });
  };
  return [
    {
      id: 'participant-new',
      title: 'New participant',
      group: 'Participants',
      run: () => begin({ kind: 'draft' }),
    },
    {
      id: 'participants-import',
      title: 'Import participants from CSV',
      group: 'Participants',
      run: chooseTable,
    },
    { id: 'attribute-new', title: 'New attribute', group: 'Participants', run: () => nameAttribute(true) },
    {
      id: 'participant-rename',
      title: 'Rename the participant under the cursor',
      group: 'Participants',
      run: onCursorsRow(NAME_COLUMN),
    },
  ];
}

function NobodyYet({ scope, onNew }: { readonly scope: string; readonly onNew: () => void }) {
  if (scope === 'document')
    return (
      <EmptyState
        sentence="There are no transcripts yet."
        todo="Drop files anywhere in this window to import them."
      >
        <Button variant="main" onPress={() => useView.getState().opened('import')}>
          Import transcripts
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState
      sentence="There are no participants yet."
      todo="They come with their transcripts, from a CSV table with one row each, or by name."
    >
      <div className={styles.ways}>
        <Button variant="main" icon={Plus} onPress={onNew}>
          New participant
        </Button>
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', 'text/csv']}
          onSelect={(list) => offerFiles([...(list ?? [])])}
        >
          <Button icon={FileUp}>Import CSV…</Button>
        </FileTrigger>
      </div>
    </EmptyState>
  );
}
