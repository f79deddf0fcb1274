import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentNamed, documentNameOf, freeName } from './document.ts';
import type { DocumentId } from './ids.ts';
import { foldName } from './name.ts';

function document(id: string, name: string, fileName: string | null = null) {
  return { id: id as DocumentId, name, fileName };
}

describe('documentNameOf', () => {
  it.each([
    ['Interview 07.docx', 'Interview 07'],
    ['/home/me/N01.v2.txt', 'N01.v2'],
    ['C:\\Study\\N01.txt', 'N01'],
    ['N01', 'N01'],
    ['folder.d/N01', 'N01'],
    ['.hidden', '.hidden'],
    ['N01.', 'N01'],
    [' N01 .txt', 'N01'],
    ['Zoe\u0308.txt', 'Zoe\u0308'],
    ['ראיון 7.docx', 'ראיון 7'],
    [' .txt', 'Untitled'],
    ['folder/', 'Untitled'],
    ['', 'Untitled'],
  ])('makes of %j the name %j', (file, name) => {
    expect(documentNameOf(file)).toBe(name);
  });
});

describe('freeName', () => {
  it('leaves a free name alone', () => {
    expect(freeName('N01', [])).toBe('N01');
    expect(freeName('N01', ['N02', 'N01 (2)'])).toBe('N01');
  });

  it('counts up to the first number that is free, however the others are spelled', () => {
    expect(freeName('N01', ['n01'])).toBe('N01 (2)');
    expect(freeName('N01', ['N01', 'n01  (2)', 'N01 (4)'])).toBe('N01 (3)');
    expect(freeName('Zo\u00eb', ['Zoe\u0308'])).toBe('Zo\u00eb (2)');
    expect(freeName('N01 (2)', ['N01 (2)'])).toBe('N01 (2) (2)');
  });

  it('never collides with a name that is taken', () => {
    const names = fc.string({
      unit: fc.constantFrom('a', 'A', ' ', '(2)', '(3)', 'ß', 'ss', 'e\u0301', 'é'),
    });
    fc.assert(
      fc.property(names, fc.array(names, { maxLength: 30 }), (wanted, taken) => {
        const free = freeName(wanted, taken.values());
        expect(taken.map(foldName)).not.toContain(foldName(free));
        expect(free === wanted || free.startsWith(`${wanted} (`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('documentNamed', () => {
  const documents = [
    document('1', 'Interview 07', 'Interview 07.docx'),
    document('2', 'Interview 07 (2)', 'Interview 07.docx'),
    document('3', 'renamed', 'N 01.TXT'),
    document('4', '2'),
    document('5', 'Zoe\u0308'),
    document('6', 'Dr. Smith', 'Dr. Smith'),
  ];

  it.each([
    ['2', '2'],
    ['4', '4'],
    ['Interview 07', '1'],
    ['interview  07 (2)', '2'],
    ['Interview 07.docx', '1'],
    ['interview 07 (2).DOCX', '2'],
    ['Interview 07.txt', '1'],
    ['n 01.txt', '3'],
    ['RENAMED', '3'],
    ['ZO\u00cb.md', '5'],
    ['Dr. Smith', '6'],
  ])('takes %j for document %s', (asked, id) => {
    expect(documentNamed(documents, asked)?.id).toBe(id);
  });

  it.each(['', 'N 01', 'Interview', 'Interview 07.2', 'Interview 07. Part two', 'Interview 08'])(
    'knows no document %j',
    (asked) => {
      expect(documentNamed(documents, asked)).toBeUndefined();
    },
  );

  it('prefers a name to the file that another came from, and an exact one to one in other letters', () => {
    const twins = [document('1', 'A', 'B'), document('2', 'b'), document('3', 'B')];
    expect(documentNamed(twins, 'B')?.id).toBe('3');
    expect(documentNamed(twins, 'b')?.id).toBe('2');
    expect(documentNamed(twins.slice(0, 2), 'B')?.id).toBe('2');
  });
});
