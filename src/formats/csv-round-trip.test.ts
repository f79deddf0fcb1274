import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnName, readCsv, uniqueColumns, writeCsv } from './csv.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Header and rows as lists, in the order of the columns. */
function table(text: string | Uint8Array) {
  const { header, rows } = readCsv(typeof text === 'string' ? bytes(text) : text);
  return [header, ...rows.map(({ cells }) => header.map((name) => cells.get(name)))];
}

describe('writeCsv', () => {
  it('writes RFC 4180 behind a byte order mark, null as blank and numbers plainly', () => {
    expect(
      writeCsv(
        ['a', 'b'],
        [
          ['x, "y"', 1234567.5],
          ['line\nbreak', -1],
          [null, 0],
          ['', ' '],
        ],
      ),
    ).toBe('\ufeffa,b\r\n"x, ""y""",1234567.5\r\n"line\nbreak",-1\r\n,0\r\n," "\r\n');
  });

  it('writes no byte order mark where none is wanted, and no header before rows that follow others', () => {
    expect(writeCsv(['a'], [['x']], { bom: false })).toBe('a\r\nx\r\n');
    expect(writeCsv(null, [['x'], ['y']], { bom: false })).toBe('x\r\ny\r\n');
    expect(writeCsv(null, [], { bom: false })).toBe('');
    expect(writeCsv(['a'], [], { bom: undefined })).toBe('\ufeffa\r\n');
  });

  it('guards cells that a spreadsheet would run, behind other apostrophes too, but no numbers', () => {
    const cells = ['=1+1', '+44', '-x', '@x', '\tx', '\rx', "'=x", "''-x", "'x", ' =x', 'a=b', -5];
    expect(writeCsv(null, [cells], { bom: false })).toBe(
      `"'=1+1","'+44","'-x","'@x","'\tx","'\rx","''=x","'''-x",'x," =x",a=b,-5\r\n`,
    );
    expect(writeCsv(['=a'], [['=1']], { bom: false })).toBe(`"'=a"\r\n"'=1"\r\n`);
    expect(writeCsv(['=a'], [['=1']], { bom: false, guard: false })).toBe('=a\r\n=1\r\n');
  });
});

describe('what was written', () => {
  const pieces = [
    "'",
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '"',
    ',',
    ';',
    ' ',
    '\ufeff',
    'a',
    'שלום',
    '\u200f',
    '😀',
    '\u00a0',
    '\\',
  ];
  const cell = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 8 });
  const name = fc
    .string({ unit: fc.constantFrom(...pieces), minLength: 1, maxLength: 4 })
    .map((text) => `${text}x`.trim());
  const written = fc
    .uniqueArray(name, { minLength: 1, maxLength: 4, selector: (text) => text.toLowerCase() })
    .chain((header) =>
      fc.record({
        header: fc.constant(header),
        rows: fc.array(
          fc
            .array(cell, { minLength: header.length, maxLength: header.length })
            .filter((cells) => cells.some((text) => text.trim() !== '')),
          { maxLength: 6 },
        ),
        bom: fc.boolean(),
      }),
    )
    // Without a mark before it, a first name that looks like one cannot be told from one.
    .filter(({ header, bom }) => bom || !/^sep=/i.test(header[0] ?? ''));

  it('is read again cell by cell, whatever stands in them', () => {
    fc.assert(
      fc.property(written, ({ header, rows, bom }) => {
        expect(table(writeCsv(header, rows, { bom }))).toEqual([header, ...rows]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read again without guards, unless an apostrophe stands where a guard would', () => {
    fc.assert(
      fc.property(written, ({ header, rows }) => {
        fc.pre(![...header, ...rows.flat()].some((text) => /^'+[=+\-@\t\r]/.test(text)));
        expect(table(writeCsv(header, rows, { guard: false }))).toEqual([header, ...rows]);
      }),
      { numRuns: 500 },
    );
  });

  it('is told apart however long it is: five megabytes in a second', () => {
    const rows = Array.from({ length: 25_000 }, (_, index) => [
      `N${index}`,
      '"said", she\r\n'.repeat(14),
      '=risk',
    ]);
    const text = bytes(writeCsv(['document', 'text', 'comment'], rows));
    expect(text.length).toBeGreaterThan(5_000_000);
    const read = readCsv(text);
    expect([read.rows.length, read.rows.at(-1)?.line, read.ragged]).toEqual([25_000, 2 + 24_999 * 15, []]);
  });
});

describe('columnName', () => {
  it.each([
    ['Local authority', 'local_authority'],
    [' Years – in post (2013) ', 'years_in_post_2013'],
    ['local_authority', 'local_authority'],
    ['Zoe\u0308', 'zo\u00eb'],
    ['מקצוע', 'מקצוע'],
    ['हिन्दी', 'हिन्दी'],
    ['😀', 'column'],
    ['', 'column'],
  ])('makes of %j the column %j', (given, column) => {
    expect(columnName(given)).toBe(column);
  });
});

describe('uniqueColumns', () => {
  it('numbers what would collide, and leaves taken names alone', () => {
    expect(uniqueColumns(['Site', 'site!', 'Code', 'site_2', '?'], ['code'])).toEqual([
      'site',
      'site_2',
      'code_2',
      'site_2_2',
      'column',
    ]);
  });

  it('never gives a name twice', () => {
    const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'A', '_', '2', ' ', '?') }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(names, names, (wanted, taken) => {
        const given = uniqueColumns(wanted, taken);
        expect(given.length).toBe(wanted.length);
        expect(new Set([...given, ...taken]).size).toBe(given.length + new Set(taken).size);
      }),
    );
  });
});
