import { X } from 'lucide-react';
import { type RefObject, useCallback, useMemo, useState } from 'react';
import type { AttributeView, CoderView, CodeView, CrosstabView } from '../../../src/contract/views.ts';
import { ContextSelect } from '../../retrieval/context-select.tsx';
import { jumpTo } from '../../retrieval/jump-to.ts';
import { leadAttributes } from '../../retrieval/lead-attributes.ts';
import { QuoteList } from '../../retrieval/quote-list.tsx';
import { QuoteRow } from '../../retrieval/quote-row.tsx';
import { Trouble } from '../../retrieval/trouble.tsx';
import { type Retrieval, useRetrieved } from '../../retrieval/use-retrieved.ts';
import { type CellPlace, useCompare } from '../../state/compare.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { counted } from '../../ui/counted.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './cell-pane.module.css';
import { Explain } from './explain.tsx';
import { explanationFacts } from './explanation-facts.ts';
import type { CrosstabInput } from './use-comparison.ts';
import { useProgramVersion } from './use-program-version.ts';

type CellPaneProps = {
  readonly cell: CellPlace;
  readonly input: CrosstabInput;
  readonly table: CrosstabView;
  readonly codes: readonly CodeView[];
  readonly attributes: readonly AttributeView[];
  readonly coders: readonly CoderView[];
  /** Escape in the list: back to the cell. */
  readonly onLeave: () => void;
  /** The list takes the focus as soon as it is there. */
  readonly focusWanted: RefObject<boolean>;
};

/** The segments behind one cell, each in its context. */
export function CellPane(props: CellPaneProps) {
  const { cell, input, codes, attributes, onLeave, focusWanted } = props;
  const { quoteId, context, focusedQuote, contextChosen, closedCell } = useCompare();
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const question = useMemo<Retrieval>(
    () => ({ where: [], coder: 'any', context, cell: { ...input, row: cell.codeId, group: cell.group } }),
    [context, input, cell],
  );
  const retrieved = useRetrieved(question, sight);
  const onSight = useCallback((first: number, last: number) => setSight({ first, last }), []);
  const code = codes.find(({ id }) => id === cell.codeId);
  const shown = leadAttributes(attributes, input.by);
  return (
    <section className={styles.pane} aria-label="Segments behind the cell">
      <CellHead {...props} found={retrieved.found}>
        <ContextSelect value={context} onChange={contextChosen} />
        <IconButton
          name="Close segments"
          icon={X}
          onPress={() => {
            onLeave();
            closedCell();
          }}
        />
      </CellHead>
      {retrieved.error !== null && <Trouble error={retrieved.error} />}
      {retrieved.found?.segments === 0 && (
        <p className={styles.none}>No segments here. The cell counts none with these filters.</p>
      )}
      {retrieved.found !== undefined && retrieved.found.segments > 0 && (
        <QuoteList
          focusWanted={focusWanted}
          label={`Segments of ${code?.name ?? 'the code'} in ${cell.group ?? 'all'}`}
          retrieved={retrieved}
          selectedId={quoteId}
          onSelect={({ id }) => focusedQuote(id)}
          onJump={jumpTo}
          onSight={onSight}
          onKey={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onLeave();
          }}
          row={(segment) => (
            <QuoteRow
              segment={segment}
              look={codes.find(({ id }) => id === segment.codeId)?.look}
              attributes={shown}
            >
              {segment.codeId !== cell.codeId && (
                <p className={styles.code}>{codes.find(({ id }) => id === segment.codeId)?.name}</p>
              )}
            </QuoteRow>
          )}
        />
      )}
    </section>
  );
}

type CellHeadProps = Omit<CellPaneProps, 'onLeave' | 'focusWanted'> & {
  readonly found:
    | { readonly segments: number; readonly participants: number; readonly words: number }
    | undefined;
  readonly children: React.ReactNode;
};

function CellHead({ cell, input, table, codes, attributes, coders, found, children }: CellHeadProps) {
  const version = useProgramVersion();
  const code = codes.find(({ id }) => id === cell.codeId);
  const head = table.groups.find(({ value }) => value === cell.group) ?? table.total;
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>
        {code && <CodeMark color={code.look.color} pattern={code.look.pattern} />}
        <span className={styles.name} title={code?.path}>
          {code?.name}
        </span>
        <span className={styles.in}>in</span>
        <span className={styles.name}>{cell.group ?? 'all'}</span>
      </h2>
      {found && <span className={styles.counts}>{countsInWords(found, head.n)}</span>}
      <div className={styles.actions}>
        <Explain
          question={{ ...input, row: cell.codeId, group: cell.group }}
          facts={explanationFacts({ input, n: head.n, attributes, coders, codes, version })}
        />
        {children}
      </div>
    </header>
  );
}

/** "8 of 10 participants (80 %) · 19 segments · 1,012 words" */
function countsInWords(
  found: { readonly segments: number; readonly participants: number; readonly words: number },
  n: number,
): string {
  const share = n > 0 ? ` (${Math.round((100 * found.participants) / n)} %)` : '';
  const people = `${found.participants.toLocaleString('en-GB')} of ${counted(n, 'participant')}${share}`;
  return `${people} · ${counted(found.segments, 'segment')} · ${counted(found.words, 'word')}`;
}
