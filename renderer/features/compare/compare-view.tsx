import { useRef } from 'react';
import type { CrosstabView } from '../../../src/contract/views.ts';
import { LateLine } from '../../retrieval/late-line.tsx';
import { Trouble } from '../../retrieval/trouble.tsx';
import { type CellPlace, useCompare } from '../../state/compare.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SplitPanes } from '../../ui/split-panes.tsx';
import { useArrival } from '../../ui/use-arrival.ts';
import { FilterChips } from './add-filter.tsx';
import { CellPane } from './cell-pane.tsx';
import { CompareBar } from './compare-bar.tsx';
import { CompareTable } from './compare-table.tsx';
import styles from './compare-view.module.css';
import { UNIT_NAMES } from './figures.ts';
import { useComparison } from './use-comparison.ts';
import { useTakeaways } from './use-takeaways.tsx';

/** Codes by groups, and the segments behind every number. */
export function CompareView() {
  const comparison = useComparison();
  const { attributes, coders, codes, input, data } = comparison;
  const { cell, paneHeight, paneResized } = useCompare();
  const quotesWanted = useRef(false);
  const board = useRef<HTMLDivElement>(null);
  const { copy, exports } = useTakeaways(comparison);
  const focusCell = () =>
    board.current?.querySelector<HTMLElement>('[role="treegrid"] [tabindex="0"]')?.focus();
  useArrival(data !== undefined, focusCell);
  const top = (
    <div ref={board} className={styles.board}>
      <Board
        {...comparison}
        onEnter={() => {
          quotesWanted.current = true;
        }}
      />
    </div>
  );
  const quotes = input !== null && cell !== null && data !== undefined && isIn(data, cell) && (
    <CellPane
      focusWanted={quotesWanted}
      cell={cell}
      input={input}
      table={data}
      codes={codes}
      attributes={attributes}
      coders={coders}
      onLeave={focusCell}
    />
  );
  return (
    <div className={styles.view}>
      <CompareBar
        attributes={attributes}
        coders={coders}
        codes={codes}
        onCopy={copy}
        exports={exports}
        isEmpty={data === undefined || data.rows.length === 0}
      />
      <FilterChips attributes={attributes} codes={codes} />
      <SplitPanes
        direction="column"
        onResize={(_, height) => paneResized(height)}
        panes={[
          { ...TABLE, content: top },
          ...(quotes === false ? [] : [{ ...QUOTES, size: paneHeight, content: quotes }]),
        ]}
      />
    </div>
  );
}

const TABLE = { id: 'compare-table', label: 'table', min: 160 } as const;
const QUOTES = { id: 'compare-segments', label: 'segments', min: 120, max: 800 } as const;

type BoardProps = Pick<ReturnType<typeof useComparison>, 'codes' | 'input' | 'data' | 'error'> & {
  readonly onEnter: () => void;
};

/** The table, or why there is none. */
function Board({ codes, input, data, error, onEnter }: BoardProps) {
  if (data === undefined || input === null)
    return error === null ? <LateLine words="Counting…" /> : <Trouble error={error} />;
  const { unit, percentOf = 'column' } = input;
  return (
    <>
      {error !== null && <Trouble error={error} />}
      {data.rows.length === 0 ? (
        <NothingYet />
      ) : (
        <CompareTable
          table={data}
          unit={unit}
          percentOf={percentOf}
          codes={codes}
          label={labelOf(data, unit)}
          onEnter={onEnter}
        />
      )}
    </>
  );
}

/** A cell stays chosen while its code or group is not there, and is shown again when it comes back. */
function isIn({ rows, groups }: CrosstabView, { codeId, group }: CellPlace): boolean {
  return (
    rows.some((row) => row.codeId === codeId) &&
    (group === null || groups.some(({ value }) => value === group))
  );
}

function NothingYet() {
  return (
    <EmptyState
      sentence="There is nothing to compare yet."
      todo="Once transcripts are coded, each code has a row here and each group of participants a column."
    >
      <Button variant="main" onPress={() => useView.getState().wentTo('transcripts')}>
        Go to transcripts
      </Button>
    </EmptyState>
  );
}

function labelOf(table: CrosstabView, unit: keyof typeof UNIT_NAMES): string {
  const what = UNIT_NAMES[unit].toLowerCase();
  return table.by.length === 0 ? `Codes, ${what}` : `Codes by ${table.by.join(' and ')}, ${what}`;
}
