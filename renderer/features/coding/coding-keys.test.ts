import { expect, it } from 'vitest';
import { codingIntent } from './coding-keys.ts';

const press = (key: string, held: { ctrlKey?: boolean; altKey?: boolean; shiftKey?: boolean } = {}) =>
  codingIntent({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    preventDefault: () => {},
    stopPropagation: () => {},
    ...held,
  });

it('reads single keys, and leaves those with Ctrl to the window', () => {
  expect(['c', 'C', '7', '.', '[', 'Delete'].map((key) => press(key))).toEqual([
    { do: 'pick' },
    { do: 'pick' },
    { do: 'pin', digit: 7 },
    { do: 'repeat' },
    { do: 'previous' },
    { do: 'remove' },
  ]);
  expect([press('c', { ctrlKey: true }), press('0'), press('x'), press('Enter', { shiftKey: true })]).toEqual(
    [null, null, null, null],
  );
});

it('moves the end with Alt, the start with Alt and Shift', () => {
  expect(press('ArrowRight', { altKey: true })).toEqual({ do: 'move', which: 'end', by: 1 });
  expect(press('ArrowLeft', { altKey: true, shiftKey: true })).toEqual({
    do: 'move',
    which: 'start',
    by: -1,
  });
  expect(press('ArrowUp', { altKey: true })).toBeNull();
});
