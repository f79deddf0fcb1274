import type { Stretch } from './transcript-types.ts';

export type Packable = Stretch & { readonly id: string; readonly codeId: string };

export type PackingRules = {
  /** How many lanes there are; what finds none of them free is left over. */
  readonly lanes: number;
  /** Where an item ends for the purpose of packing, at or after its end. */
  readonly reach: (item: Packable) => number;
  /** The item that chooses before all others. */
  readonly first: string | null;
};

export type Packing = {
  /** Lane of the item at a place, -1 where it is left over. */
  readonly laneOf: (place: number) => number;
  /** Lanes in use at the busiest place, `lanes + 1` where something is left over. */
  readonly width: number;
};

export const LEFT_OVER = -1;

/**
 * Lanes for `items`, sorted by start: longest first, each in the lane where its code already stands if that is free,
 * else in the lowest free one. Items that share no place with others do not influence them, so that each cluster of
 * overlapping items is packed when it is first asked for.
 */
export function packingOf(items: readonly Packable[], rules: PackingRules): Packing {
  const { firsts, ends, width } = clustersOf(items, rules);
  const lanes = new Int8Array(items.length).fill(UNKNOWN);
  return {
    width,
    laneOf: (place) => {
      if (lanes[place] === UNKNOWN)
        packCluster(items, rules, ends, lanes, clusterAround(firsts, place, items.length));
      return lanes[place] ?? LEFT_OVER;
    },
  };
}

const UNKNOWN = -2;

type Clusters = { readonly firsts: readonly number[]; readonly ends: Int32Array; readonly width: number };

function clustersOf(items: readonly Packable[], rules: PackingRules): Clusters {
  const firsts: number[] = [];
  const ends = new Int32Array(items.length);
  let furthest = -1;
  items.forEach((item, place) => {
    const end = rules.reach(item);
    ends[place] = end;
    if (item.start >= furthest) firsts.push(place);
    furthest = Math.max(furthest, end);
  });
  return { firsts, ends, width: Math.min(mostAtOnce(items, ends), rules.lanes + 1) };
}

function mostAtOnce(items: readonly Packable[], ends: Int32Array): number {
  const ascending = ends.slice().sort();
  let most = 0;
  let ended = 0;
  items.forEach((item, place) => {
    while ((ascending[ended] ?? Number.POSITIVE_INFINITY) <= item.start) ended += 1;
    most = Math.max(most, place + 1 - ended);
  });
  return most;
}

function clusterAround(firsts: readonly number[], place: number, count: number): Stretch {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((firsts[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return { start: firsts[low - 1] ?? 0, end: firsts[low] ?? count };
}

function packCluster(
  items: readonly Packable[],
  rules: PackingRules,
  ends: Int32Array,
  lanes: Int8Array,
  cluster: Stretch,
): void {
  const taken = Array.from({ length: rules.lanes }, (): Taken => ({ starts: [], ends: [] }));
  const home = new Map<string, number>();
  for (const place of inOrderOfChoice(items, cluster, rules.first)) {
    const { start, codeId } = items[place] ?? { start: 0, codeId: '' };
    const end = ends[place] ?? 0;
    const preferred = home.get(codeId);
    const free = (lane: Taken | undefined) => lane !== undefined && isFree(lane, start, end);
    const lane = preferred !== undefined && free(taken[preferred]) ? preferred : taken.findIndex(free);
    lanes[place] = lane;
    if (lane < 0) continue;
    take(taken[lane], start, end);
    if (preferred === undefined) home.set(codeId, lane);
  }
}

function inOrderOfChoice(
  items: readonly Packable[],
  cluster: Stretch,
  first: string | null,
): readonly number[] {
  const places = Array.from({ length: cluster.end - cluster.start }, (_, at) => cluster.start + at);
  const lengthOf = (place: number): number => {
    const item = items[place];
    if (item === undefined) return 0;
    return item.id === first ? Number.POSITIVE_INFINITY : item.end - item.start;
  };
  return places.sort((one, other) => lengthOf(other) - lengthOf(one) || one - other);
}

/** The stretches of one lane, in order. They never overlap. */
type Taken = { readonly starts: number[]; readonly ends: number[] };

function placeIn({ starts }: Taken, start: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isFree(lane: Taken, start: number, end: number): boolean {
  const at = placeIn(lane, start);
  return (lane.starts[at] ?? Number.POSITIVE_INFINITY) >= end && (lane.ends[at - 1] ?? -1) <= start;
}

function take(lane: Taken | undefined, start: number, end: number): void {
  if (lane === undefined) return;
  const at = placeIn(lane, start);
  lane.starts.splice(at, 0, start);
  lane.ends.splice(at, 0, end);
}
