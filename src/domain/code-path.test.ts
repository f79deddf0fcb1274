import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../kernel/result.ts';
import { formatCodePath, parseCodePath } from './code-path.ts';
import { LONGEST_NAME, nameOf } from './name.ts';

describe('formatCodePath', () => {
  it('writes names between angle brackets, and one inside a name behind a backslash', () => {
    expect(formatCodePath(['Theme', 'Code', 'Sub-code'])).toBe('Theme > Code > Sub-code');
    expect(formatCodePath(['Pay > 20k', 'a->b'])).toBe('Pay \\> 20k > a-\\>b');
  });
});

describe('parseCodePath', () => {
  it('takes a path however it is spaced', () => {
    expect(parseCodePath('Theme>Code  >\tSub  code ')).toEqual(ok(['Theme', 'Code', 'Sub code']));
    expect(parseCodePath('Theme')).toEqual(ok(['Theme']));
  });

  it('takes an escaped bracket as part of a name', () => {
    expect(parseCodePath('Pay \\> 20k > a-\\>b')).toEqual(ok(['Pay > 20k', 'a->b']));
    expect(parseCodePath('\\>')).toEqual(ok(['>']));
  });

  it('keeps a backslash that stands before anything else', () => {
    expect(parseCodePath('either\\or > N\\A \\ > x\\')).toEqual(ok(['either\\or', 'N\\A \\', 'x\\']));
  });

  it.each(['', ' ', '>', 'A >', '> A', 'A > > B', `A > ${'x'.repeat(LONGEST_NAME + 1)}`])(
    'refuses %j',
    (path) => {
      expect(parseCodePath(path)).toEqual(err('CODE_PATH_INVALID'));
    },
  );

  it('gives back every list of names that was written as a path', () => {
    const names = fc
      .string({ unit: fc.constantFrom('\\', '>', ' ', 'a', '\u00a0', '😀', 'ש', '\u0301', '"', '\n') })
      .map(nameOf)
      .filter((name) => name.ok)
      .map((name) => name.value);
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 5 }), (path) => {
        expect(parseCodePath(formatCodePath(path))).toEqual(ok(path));
      }),
      { numRuns: 1000 },
    );
  });
});
