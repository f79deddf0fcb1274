import { useEffect, useMemo, useRef, useState } from 'react';
import type { CrosstabView } from '../../../src/contract/views.ts';
import { dotRows } from './chart-data.ts';
import type { CodeRow } from './code-rows.ts';
import styles from './compare-chart.module.css';
import type { RowSetting } from './compare-row.tsx';
import type { DotPlot } from './dot-plot.ts';
import type { RowWindow } from './use-row-window.ts';

type CompareChartProps = {
  readonly table: CrosstabView;
  readonly rows: readonly CodeRow[];
  readonly window: RowWindow;
  readonly setting: RowSetting;
  readonly width: number;
  readonly rowHeight: number;
};

/** The numbers of the table once more, each row's on its own line. The table says them; this shows them. */
export function CompareChart({ table, rows, window, setting, width, rowHeight }: CompareChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [ticks, setTicks] = useState<DotPlot['ticks']>([]);
  const { first, last } = window;
  const dots = useMemo(
    () => dotRows(table, rows.slice(first, last), setting),
    [table, rows, first, last, setting],
  );
  useEffect(() => {
    const stopped = { now: false };
    // Plot is fetched with the first chart, not with the window.
    import('./dot-plot.ts').then(({ dotPlot }) => {
      if (stopped.now) return;
      const drawn = dotPlot(dots, { width, rowHeight, greatest: setting.greatest, unit: setting.unit });
      // What it shows, the table says; Plot's labels on groups without a role mean nothing to anybody.
      for (const part of drawn.element.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
      holder.current?.replaceChildren(drawn.element);
      setTicks(drawn.ticks);
    }, noChart);
    return () => {
      stopped.now = true;
    };
  }, [dots, width, rowHeight, setting]);
  return (
    <div className={styles.chart} style={{ width }}>
      <div className={styles.axis} aria-hidden="true">
        {ticks.map(({ x, label }) => (
          <span key={x} className={styles.tick} style={{ left: x }}>
            {label}
          </span>
        ))}
      </div>
      <div style={{ height: first * rowHeight }} />
      <div
        ref={holder}
        role="img"
        aria-label="Dot plot of the numbers in the table"
        style={{ height: (last - first) * rowHeight }}
      />
      <div style={{ height: (rows.length - last) * rowHeight }} />
    </div>
  );
}

/** The table stands without it. */
function noChart(): void {}
