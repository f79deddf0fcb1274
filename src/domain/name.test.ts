import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../kernel/result.ts';
import { foldName, LONGEST_NAME, nameOf, sameName } from './name.ts';

describe('nameOf', () => {
  it('takes outer white space off and makes one space of inner runs', () => {
    expect(nameOf(' \u00a0Role \t\n boundaries\u3000')).toEqual(ok('Role boundaries'));
  });

  it('keeps letters as they are written, composed or not, with marks and emoji', () => {
    expect(nameOf('Zoe\u0308 Zo\u00eb 👩‍👧 שלום می‌خواهم')).toEqual(
      ok('Zoe\u0308 Zo\u00eb 👩‍👧 שלום می‌خواهم'),
    );
  });

  it.each(['', ' \n\t ', '\ufeff', '\0', '\u200b\u200f'])(
    'refuses %j, in which nothing can be seen',
    (text) => {
      expect(nameOf(text)).toEqual(err('NAME_EMPTY'));
    },
  );

  it('keeps no control character, for it would end a text or move a cursor elsewhere', () => {
    expect(nameOf('A\0B\u001b[2J')).toEqual(ok('A B [2J'));
  });

  it('keeps no half of a surrogate pair, which no file can hold', () => {
    expect(nameOf('A\ud83d')).toEqual(ok('A\ufffd'));
  });

  it('refuses a name that is too long once white space is off', () => {
    expect(nameOf(`  ${'x'.repeat(LONGEST_NAME)}  `)).toEqual(ok('x'.repeat(LONGEST_NAME)));
    expect(nameOf('x'.repeat(LONGEST_NAME + 1))).toEqual(err('NAME_TOO_LONG'));
  });

  it('leaves a name alone that it made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = nameOf(text);
        if (name.ok) expect(nameOf(name.value)).toEqual(name);
      }),
    );
  });
});

describe('sameName', () => {
  it.each([
    ['Role boundaries', ' role  BOUNDARIES'],
    ['Zoe\u0308', 'ZO\u00cb'],
    ['Frau Groß', 'FRAU GROSS'],
    ['Frau Groß', 'Frau GROẞ'],
    ['Οδυσσέας', 'ΟΔΥΣΣΈΑΣ'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
    ['İpek', 'i\u0307pek'],
    ['Åse', 'A\u030ase'],
  ])('takes %j and %j for one name', (one, other) => {
    expect([foldName(one), sameName(one, other)]).toEqual([foldName(other), true]);
  });

  it.each([
    ['sınır', 'sinir'],
    ['Jose', 'José'],
    ['Nurse 1', 'Nurse 11'],
    ['OT 1', 'OT1'],
  ])('tells %j from %j', (one, other) => {
    expect(sameName(one, other)).toBe(false);
  });
});

describe('foldName', () => {
  it('folds what is folded to itself, and a name whichever way it was composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const folded = foldName(name);
        expect(foldName(folded)).toBe(folded);
        expect(foldName(name.normalize('NFD'))).toBe(foldName(name.normalize('NFC')));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same for a name in capitals', () => {
    const letters = fc.constantFrom(...'aäßzσςςñåøœđşğöüñ бвгΆάώ\u0301');
    fc.assert(
      fc.property(fc.string({ unit: letters }), (name) => {
        expect(foldName(name.toUpperCase())).toBe(foldName(name));
      }),
    );
  });
});

describe('foldName of what two programs write', () => {
  it('takes every apostrophe for one, and no mark of direction for a letter', () => {
    expect(sameName('O’Brien', "O'Brien")).toBe(true);
    expect(sameName('\u200fדנה\u200e', 'דנה')).toBe(true);
    expect(sameName('OBrien', "O'Brien")).toBe(false);
  });
});

describe('foldName of plain names', () => {
  it('gives what it gives for the same name behind a mark that does not count', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 20 }), (name) => {
        expect(foldName(name)).toBe(foldName(`\u200e${name}`));
      }),
    );
  });
});
