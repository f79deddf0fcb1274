import { expect, it } from 'vitest';
import { newPatience } from './patience.ts';

it('lets a host fall three times within a minute, each project for itself, and begins anew when asked', () => {
  const clock = { now: 0 };
  const { mayGoOn, isOver, renewed } = newPatience(() => clock.now);
  const fall = (handle: string, after: number) => {
    clock.now += after;
    return mayGoOn(handle);
  };
  expect([fall('a', 0), fall('a', 10_000), fall('a', 10_000), fall('a', 10_000)]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect([isOver('a'), isOver('b'), fall('b', 0)]).toEqual([true, false, true]);
  renewed('a');
  expect([isOver('a'), fall('a', 0)]).toEqual([false, true]);
  // Falls that lie apart are not counted together.
  expect([fall('c', 0), fall('c', 30_000), fall('c', 30_000), fall('c', 30_000), fall('c', 30_000)]).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
});
