import { strictEqual } from 'node:assert/strict';
import { type Contest, times } from '../contest.ts';
import { applyFloor } from '../floors/apply-floor.ts';
import type { Ground } from '../ground.ts';
import { placesIn } from '../new-places.ts';

/** One code applied through the host, committed durably, under history; the floor is one insert and its commit. */
export function applyCodeContests(ground: Ground): readonly Contest[] {
  const { host, get, database } = ground;
  const nextPlace = placesIn(ground);
  const insert = applyFloor(database);
  // Places that the counting contests took are given back, and tried again here.
  const free = async () => {
    const { entries } = await get('journal.list', { limit: 1_000_000 });
    const applied = entries.filter(({ label, undone }) => label.startsWith('Applied') && !undone).length;
    if (applied > 0) await get('journal.undo', { count: applied });
  };
  const count = () => ({
    ours: host.project.reader.prepare<[], { n: number }>('SELECT count(*) AS n FROM segment').get()?.n ?? 0,
    floor: Number(database.prepare('SELECT count(*) FROM segment').pluck().get()),
  });
  return [
    {
      operation: 'apply one code, durable commit',
      ours: { run: () => get('segment.apply', nextPlace()) },
      floor: { run: insert },
      agree: async () => {
        await free();
        const before = count();
        await get('segment.apply', nextPlace());
        insert();
        strictEqual(count().ours - before.ours, 1);
        strictEqual(count().floor - before.floor, 1);
      },
      bar: times(2, 3),
    },
  ];
}
