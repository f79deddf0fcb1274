import { describe, expect, it } from 'vitest';
import { characterLeft, characterRight, stopAt, wordLeft, wordRight } from './caret-moves.ts';
import { firstStop, isFolded, rowsOf } from './rows.ts';

type Shown = {
  readonly line: number;
  readonly hidden: string;
  readonly words: string;
  readonly flags: number;
};

function shown(text: string, turns: Parameters<typeof rowsOf>[1]): readonly Shown[] {
  const rows = rowsOf(text, turns);
  return Array.from({ length: rows.count }, (_, row) => ({
    line: rows.lines[row] ?? 0,
    hidden: text.slice(rows.starts[row], isFolded(rows, row) ? rows.starts[row + 1] : firstStop(rows, row)),
    words: isFolded(rows, row) ? '' : text.slice(firstStop(rows, row), rows.starts[row + 1]),
    flags: rows.flags[row] ?? 0,
  }));
}

const turn = (start: number, end: number, speaker: string) => ({
  start,
  end,
  speaker,
  role: 'participant' as const,
});

describe('rows', () => {
  it('hide the label that a turn begins with and fold the blank lines that end it', () => {
    const text = 'I: Hello?\n\nDenise:  Well.\n\nYes.\n\n';
    expect(shown(text, [turn(0, 11, 'I'), turn(11, text.length, 'Denise')])).toEqual([
      { line: 1, hidden: 'I: ', words: 'Hello?\n', flags: 8 },
      { line: 2, hidden: '\n', words: '', flags: 1 },
      { line: 3, hidden: 'Denise:  ', words: 'Well.\n', flags: 12 },
      { line: 4, hidden: '', words: '\n', flags: 2 },
      { line: 5, hidden: '', words: 'Yes.\n', flags: 0 },
      { line: 6, hidden: '\n', words: '', flags: 1 },
    ]);
  });

  it('fold a line that is nothing but a label with its time', () => {
    const text = 'Denise  00:12\nWell, on paper.\n';
    expect(shown(text, [turn(0, text.length, 'Denise')])).toEqual([
      { line: 1, hidden: 'Denise  00:12\n', words: '', flags: 1 },
      { line: 2, hidden: '', words: 'Well, on paper.\n', flags: 8 },
    ]);
  });

  it('leave a colon that belongs to the words', () => {
    const text = 'She said: no.\n';
    expect(shown(text, [turn(0, text.length, 'Denise')])[0]?.hidden).toBe('');
  });

  it('number lines, not the pieces that a long one is cut into', () => {
    const text = `${'word '.repeat(900)}\nnext`;
    expect(shown(text, []).map(({ line }) => line)).toEqual([1, 0, 0, 2]);
  });
});

describe('a caret', () => {
  const text = 'I: Hello?\n\nDenise: Well, 😀 yes.\n';
  const ground = { text, rows: rowsOf(text, [turn(0, 11, 'I'), turn(11, text.length, 'Denise')]) };
  const well = text.indexOf('Well');

  it('steps over what is hidden', () => {
    expect([characterRight(ground, 9), characterLeft(ground, well)]).toEqual([well, 9]);
    expect([stopAt(ground, 12, 1), stopAt(ground, 12, -1), stopAt(ground, 0, 1)]).toEqual([well, 9, 3]);
  });

  it('visits the same stops backwards as forwards', () => {
    const forwards = [3];
    for (let at = 3; characterRight(ground, at) !== at; at = forwards.at(-1) ?? at)
      forwards.push(characterRight(ground, at));
    const backwards = [forwards.at(-1) ?? 0];
    for (let at = backwards[0] ?? 0; characterLeft(ground, at) !== at; at = backwards.at(-1) ?? 0)
      backwards.push(characterLeft(ground, at));
    expect(backwards.toReversed()).toEqual(forwards);
    expect(forwards).not.toContain(text.indexOf('😀') + 1);
  });

  it('moves by words', () => {
    const yes = text.indexOf('yes');
    expect([
      wordRight(ground, well),
      wordRight(ground, yes),
      wordLeft(ground, yes),
      wordLeft(ground, well),
    ]).toEqual([yes, text.length - 1, well, 9]);
  });
});
