import type { Contest, Figures } from './contest.ts';

/** A row of the printed table. */
export type Line = { readonly cells: readonly string[]; readonly ok: boolean };

const COLUMNS = ['operation', 'size', 'ours', 'p95', 'floor', 'ratio', 'bar', ''] as const;
const WIDTHS = [40, 4, 10, 10, 10, 7, 18, 4] as const;
/** Bytes of resident memory: what the host process may hold. */
const MOST_MEMORY = 350e6;

export function heading(): string {
  return `medians in milliseconds\n${shown({ cells: COLUMNS, ok: true })}`;
}

export function lineOf({ operation, bar }: Contest, size: string, { ours, floor, p95 }: Figures): Line {
  const ok = ours <= bar.limit(floor) && (bar.p95 === undefined || p95 <= bar.p95);
  const ratio = (ours / floor).toFixed(2);
  return {
    cells: [operation, size, figure(ours), figure(p95), figure(floor), ratio, bar.label, verdict(ok)],
    ok,
  };
}

export function memoryLine(size: string, bytes: number): Line {
  const ok = bytes <= MOST_MEMORY;
  const mega = `${Math.round(bytes / 1e6)} MB`;
  const cells = ['memory of the host, one crosstab', size, mega, '', '', '', `${MOST_MEMORY / 1e6} MB`];
  return { cells: [...cells, verdict(ok)], ok };
}

/** Words to the left, figures to the right. */
export function shown({ cells }: Line): string {
  return cells
    .map((cell, place) => {
      const width = WIDTHS[place] ?? 0;
      return place === 0 || place > 5 ? cell.padEnd(width) : cell.padStart(width);
    })
    .join('  ')
    .trimEnd();
}

function figure(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 3 : 1);
}

function verdict(ok: boolean): string {
  return ok ? 'ok' : 'FAIL';
}
