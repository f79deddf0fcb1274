import { type RefObject, useEffect, useState } from 'react';
import type { CrosstabView } from '../../../src/contract/views.ts';
import { MOST_SHAPES } from './group-shapes.ts';

export type BoardSize = {
  readonly code: number;
  readonly group: number;
  readonly total: number;
  readonly head: number;
  readonly rowHeight: number;
  /** 0 where there is no chart. */
  readonly chart: number;
};

// CSS pixels.
const CODE = { most: 288, least: 200 };
const GROUP = { most: 132, least: 104 };
const TOTAL = 115;
/** Names have two lines; those of combinations three. */
const HEAD = { one: 54, two: 70 };
const CHART = { least: 240, most: 840 };
/** Of the table, before its first and after its last column. */
const EDGES = 32;
const ROW = 24;

/** Widths of the columns in the room there is, and what is left to the chart. */
export function boardSize(
  room: number,
  groups: number,
  chart: boolean,
): Omit<BoardSize, 'rowHeight' | 'head'> {
  const inside = room - EDGES;
  const columns = (group: number) => groups * group + TOTAL;
  const fits = (code: number, group: number) => code + columns(group) <= inside;
  const code = fits(CODE.most, GROUP.most)
    ? CODE.most
    : Math.max(CODE.least, Math.min(CODE.most, inside * 0.24));
  const group =
    groups === 0 || fits(code, GROUP.most)
      ? GROUP.most
      : Math.max(GROUP.least, Math.min(GROUP.most, Math.floor((inside - code - TOTAL) / groups)));
  const left = inside - code - columns(group);
  const drawn = chart && groups <= MOST_SHAPES && left >= CHART.least;
  return {
    code: Math.round(code),
    group,
    total: TOTAL,
    chart: drawn ? Math.min(left, CHART.most) : 0,
  };
}

export function useBoardSize(
  scroller: RefObject<HTMLElement | null>,
  table: Pick<CrosstabView, 'groups' | 'by'>,
  chart: boolean,
): BoardSize {
  const [{ room, rowHeight }, setRoom] = useState({ room: 0, rowHeight: ROW });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const row = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row-table'));
      setRoom({ room: element.clientWidth, rowHeight: Number.isNaN(row) ? ROW : row });
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    const density = new MutationObserver(look);
    density.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] });
    return () => {
      resized.disconnect();
      density.disconnect();
    };
  }, [scroller]);
  const head = table.by.length > 1 ? HEAD.two : HEAD.one;
  return { ...boardSize(room, table.groups.length, chart), head, rowHeight };
}
