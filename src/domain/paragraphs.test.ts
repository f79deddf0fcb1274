import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from './paragraphs.ts';

function blocksOf(text: string): readonly string[] {
  return paragraphsOf(text).map(({ start, end }) => text.slice(start, end));
}

function lengthsOf(text: string): readonly number[] {
  return blocksOf(text).map((block) => block.length);
}

describe('paragraphsOf', () => {
  it('gives one block for each line, the line feed included', () => {
    expect(blocksOf('P07: yes\n\nI: why?\n')).toEqual(['P07: yes\n', '\n', 'I: why?\n']);
    expect(blocksOf('no end')).toEqual(['no end']);
    expect(blocksOf('')).toEqual([]);
  });

  it('leaves a line of 2,000 code units and its line feed whole', () => {
    expect(lengthsOf(`${'a '.repeat(1000)}\nb`)).toEqual([2001, 1]);
  });

  it('cuts a longer line after the last sentence that fits, its closing quote and white space', () => {
    const first = `${'word '.repeat(300)}"And so?"  `;
    expect(blocksOf(`${first}${'word '.repeat(200)}`)).toEqual([first, 'word '.repeat(200)]);
  });

  it('cuts after an ideographic full stop without white space', () => {
    expect(lengthsOf(`${'字'.repeat(1500)}。${'字'.repeat(1000)}`)).toEqual([1501, 1000]);
  });

  it('cuts at the last white space where no sentence ends, though never at a no-break space', () => {
    expect(lengthsOf(`${'a'.repeat(1990)} bbb\u00a0${'b'.repeat(100)}`)).toEqual([1991, 104]);
  });

  it('never cuts a surrogate pair or a character with marks', () => {
    expect(lengthsOf(`a${'😀'.repeat(1500)}`)).toEqual([1999, 1002]);
    expect(lengthsOf('👩‍👩‍👧'.repeat(300))).toEqual([2000, 400]);
    expect(lengthsOf(`${'a'.repeat(1999)}e\u0301${'b'.repeat(50)}`)).toEqual([1999, 52]);
    expect(lengthsOf(`${'a'.repeat(1500)}. \u0301${'b'.repeat(600)}`)).toEqual([2000, 103]);
  });

  it('cuts a character longer than a block between code points', () => {
    expect(lengthsOf(`a${'\u0301'.repeat(2500)}`)).toEqual([2000, 501]);
    expect(lengthsOf(`a${'\u{1d165}'.repeat(1200)}`)).toEqual([1999, 402]);
  });

  it('covers every text exactly with blocks that are never empty or too long', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '. ',
      '。',
      '😀',
      'e\u0301',
      '👩‍👩‍👧',
      'word '.repeat(100),
      'x'.repeat(900),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const blocks = blocksOf(text);
        expect(blocks.join('')).toBe(text);
        expect(blocks.filter((block) => block.length === 0 || block.trimEnd().length > 2000)).toEqual([]);
        expect(blocks.every((block) => block.isWellFormed())).toBe(true);
      }),
    );
  });
});
