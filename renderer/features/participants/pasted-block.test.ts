import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockIn, textOfBlock } from './pasted-block.ts';

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', 'é'), maxLength: 12 }),
);
const block = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  );

describe('blockIn', () => {
  it('gives back every block that was copied', () => {
    fc.assert(
      fc.property(block, (cells) => {
        expect(blockIn(textOfBlock(cells))).toEqual(cells);
      }),
    );
  });

  it('reads any text as at least one cell, and loses none of its letters', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const letters = (one: string) => one.replace(/["\t\n\r]/g, '');
        expect(letters(blockIn(text).flat().join(''))).toBe(letters(text));
      }),
    );
  });

  it('reads what Excel, Numbers and LibreOffice put on the clipboard', () => {
    expect(blockIn('Nurse\t27\r\nSocial worker\t\r\n')).toEqual([
      ['Nurse', '27'],
      ['Social worker', ''],
    ]);
    expect(blockIn('"two\nlines"\t"say ""hi"""\n')).toEqual([['two\nlines', 'say "hi"']]);
    expect(blockIn('a\rb')).toEqual([['a'], ['b']]);
    expect(blockIn('')).toEqual([['']]);
  });

  it('takes a cell that only begins with a quotation mark as it stands', () => {
    expect(blockIn('"Ward" six\t"open\nnext')).toEqual([['"Ward" six', '"open'], ['next']]);
  });

  it('keeps an empty row at the end of what was copied', () => {
    expect(blockIn('a\n\n')).toEqual([['a'], ['']]);
  });
});
