import { useMemo } from 'react';
import type { Look } from '../../../src/domain/code-look.ts';
import { useClient } from '../../data/client.ts';
import { saveBytes } from '../../data/save-bytes.ts';
import { useSettings } from '../../data/settings.ts';
import { takeFile } from '../../data/take-file.ts';
import { type Action, useActions } from '../../state/actions.ts';
import { useCompare } from '../../state/compare.ts';
import { tell } from '../../state/tell.ts';
import { showToast } from '../../state/toasts.ts';
import { counted } from '../../ui/counted.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { shownRows } from './code-rows.ts';
import { copiedTable } from './copied-table.ts';
import { explanationFacts } from './explanation-facts.ts';
import { MOST_SHAPES } from './group-shapes.ts';
import type { useComparison } from './use-comparison.ts';
import { useProgramVersion } from './use-program-version.ts';

type Takeaways = { readonly copy: () => void; readonly exports: readonly MenuEntry[] };

/** Everything that can be taken out of the comparison: the table to paste, files of numbers, the chart. */
export function useTakeaways(comparison: ReturnType<typeof useComparison>): Takeaways {
  const { call } = useClient();
  const { csvBom, csvGuard } = useSettings();
  const version = useProgramVersion();
  const { closed } = useCompare();
  const { input, data, codes, attributes, coders } = comparison;
  const rows = useMemo(() => shownRows(data?.rows ?? [], new Set(closed)), [data, closed]);
  const takeaways = useMemo(() => {
    const exportCsv = async (layout: 'wide' | 'tidy') => {
      if (input === null) return;
      const options = { layout, bom: csvBom, guard: csvGuard };
      await takeFile(call('crosstab.export', { ...input, ...options }), 'text/csv');
    };
    const copy = async () => {
      if (data === undefined || input === null) return;
      const { text, html } = copiedTable(data, rows, input.unit);
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob([text], { type: 'text/plain' }),
          'text/html': new Blob([html], { type: 'text/html' }),
        }),
      ]);
      tell(`Copied the table, ${counted(rows.length, 'row')}`);
    };
    const exportChart = async (kind: 'svg' | 'png') => {
      if (data === undefined || input === null) return;
      const { chartFile } = await import('./chart-file.ts');
      const looks = new Map<string, Look>(codes.map(({ id, look }) => [id, look]));
      const facts = explanationFacts({ input, n: data.total.n, attributes, coders, codes, version });
      const file = await chartFile({ table: data, rows, input, looks, facts }, kind);
      saveBytes(file, kind === 'svg' ? 'image/svg+xml' : 'image/png');
      tell(`Saved ${file.name}`);
    };
    return { exportCsv, copy, exportChart };
  }, [call, csvBom, csvGuard, version, input, data, rows, codes, attributes, coders]);
  const tooMany = (data?.groups.length ?? 0) > MOST_SHAPES;
  const exports = useMemo<readonly MenuEntry[]>(
    () => [
      {
        id: 'wide',
        name: 'Table as CSV, a row for each code',
        run: () => report(takeaways.exportCsv('wide')),
      },
      {
        id: 'tidy',
        name: 'Table as CSV, a row for each number',
        run: () => report(takeaways.exportCsv('tidy')),
      },
      { separator: 'charts' },
      {
        id: 'svg',
        name: 'Chart as SVG',
        isDisabled: tooMany,
        run: () => report(takeaways.exportChart('svg')),
      },
      {
        id: 'png',
        name: 'Chart as PNG',
        isDisabled: tooMany,
        run: () => report(takeaways.exportChart('png')),
      },
    ],
    [takeaways, tooMany],
  );
  useActions(useMemo(() => actionsFor(takeaways), [takeaways]));
  return { copy: () => report(takeaways.copy()), exports };
}

type Doings = {
  readonly exportCsv: (layout: 'wide' | 'tidy') => Promise<void>;
  readonly copy: () => Promise<void>;
  readonly exportChart: (kind: 'svg' | 'png') => Promise<void>;
};

function actionsFor({ exportCsv, copy, exportChart }: Doings): readonly Action[] {
  const { chartToggled } = useCompare.getState();
  return [
    { id: 'compare.copy', title: 'Copy table', group: 'Compare', run: () => report(copy()) },
    {
      id: 'compare.csv',
      title: 'Export table as CSV',
      group: 'Compare',
      run: () => report(exportCsv('wide')),
    },
    {
      id: 'compare.tidy',
      title: 'Export table as tidy CSV',
      group: 'Compare',
      run: () => report(exportCsv('tidy')),
    },
    {
      id: 'compare.svg',
      title: 'Export chart as SVG',
      group: 'Compare',
      run: () => report(exportChart('svg')),
    },
    {
      id: 'compare.png',
      title: 'Export chart as PNG',
      group: 'Compare',
      run: () => report(exportChart('png')),
    },
    { id: 'compare.chart', title: 'Show or hide the chart', group: 'Compare', run: chartToggled },
  ];
}

/** What a browser refuses, such as the clipboard, is said and changes nothing. */
function report(doing: Promise<void>): void {
  doing.catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    showToast({ sentence: `That did not work: ${reason}. Nothing was changed.`, tone: 'error' });
  });
}
