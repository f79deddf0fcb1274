/** One way to do a thing. Only `run` is timed. */
export type Way = {
  readonly before?: () => unknown;
  readonly run: () => unknown;
  readonly after?: () => unknown;
};

/** How much ours may take, in milliseconds, given the floor's median. */
export type Bar = {
  readonly label: string;
  readonly limit: (floor: number) => number;
  /** For the 95th percentile, milliseconds. */
  readonly p95?: number;
};

/** Our way beside the floor: the least honest code that gives the same result. */
export type Contest = {
  readonly operation: string;
  readonly ours: Way;
  readonly floor: Way;
  /** Throws where both do not give the same result. Runs once, before anything is timed. */
  readonly agree: () => unknown;
  readonly bar: Bar;
};

/** Milliseconds. */
export type Figures = { readonly ours: number; readonly floor: number; readonly p95: number };

/** Rounds before anything counts: both are compiled by then, as they are in a program that stays open. */
const WARM_UP = 400;
const LEAST_WARM_UP = 3;
/** Milliseconds. */
const WARM_UP_BUDGET = 600;
const LEAST_ROUNDS = 7;
/** Of operations that take seconds. */
const FEWEST_ROUNDS = 3;
const MOST_ROUNDS = 400;
/** Milliseconds for a contest, unless that is too little for the least number of rounds. */
const BUDGET = 2_000;

export function times(factor: number, p95?: number): Bar {
  const limit = (floor: number) => factor * floor;
  const label = p95 === undefined ? `${factor} x` : `${factor} x, p95 ${p95} ms`;
  return p95 === undefined ? { label, limit } : { label, limit, p95 };
}

/** Medians of both, run in turns and in changing order, so that drift hits both alike. */
export async function measured({ ours, floor, agree }: Contest): Promise<Figures> {
  await agree();
  globalThis.gc?.();
  const began = performance.now();
  for (let round = 0; round < WARM_UP; round += 1) {
    if (round >= LEAST_WARM_UP && performance.now() > began + WARM_UP_BUDGET) break;
    await timed(ours);
    await timed(floor);
  }
  const samples = { ours: [] as number[], floor: [] as number[] };
  const until = performance.now() + BUDGET;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const late = performance.now() - until;
    if (late > (round < LEAST_ROUNDS ? 4 * BUDGET : 0) && round >= FEWEST_ROUNDS) break;
    if (round % 2 === 1) samples.floor.push(await timed(floor));
    samples.ours.push(await timed(ours));
    if (round % 2 === 0) samples.floor.push(await timed(floor));
  }
  return {
    ours: quantile(samples.ours, 0.5),
    floor: quantile(samples.floor, 0.5),
    p95: quantile(samples.ours, 0.95),
  };
}

/** Milliseconds of one run. */
async function timed({ before, run, after }: Way): Promise<number> {
  await before?.();
  const start = performance.now();
  const result = run();
  if (result instanceof Promise) await result;
  const took = performance.now() - start;
  await after?.();
  return took;
}

function quantile(samples: readonly number[], share: number): number {
  const ascending = [...samples].sort((one, other) => one - other);
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? Number.NaN;
}
