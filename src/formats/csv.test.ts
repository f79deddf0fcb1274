import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Header and rows as lists, in the order of the columns. */
function table(text: string | Uint8Array) {
  const { header, rows } = readCsv(typeof text === 'string' ? bytes(text) : text);
  return [header, ...rows.map(({ cells }) => header.map((name) => cells.get(name)))];
}

function refusal(text: string | Uint8Array): unknown {
  try {
    return readCsv(typeof text === 'string' ? bytes(text) : text);
  } catch (error) {
    const { code, details } = error as { code: string; details: unknown };
    return { code, details };
  }
}

describe('readCsv', () => {
  it('gives the header, and each row with the line on which it starts', () => {
    expect(readCsv(bytes('\ufeffparticipant,site\r\nN01,Leeds\r\n\r\n"N\r\n02",\r\nN03,York'))).toEqual({
      header: ['participant', 'site'],
      rows: [
        {
          line: 2,
          cells: new Map([
            ['participant', 'N01'],
            ['site', 'Leeds'],
          ]),
        },
        {
          line: 4,
          cells: new Map([
            ['participant', 'N\r\n02'],
            ['site', ''],
          ]),
        },
        {
          line: 6,
          cells: new Map([
            ['participant', 'N03'],
            ['site', 'York'],
          ]),
        },
      ],
      ragged: [],
      delimiter: ',',
      encoding: 'utf-8',
    });
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('takes %s line ends, and keeps those inside quotation marks', (_, end) => {
    const text = ['a,b', `1,"x${end}y"`, '', '2,"z"', '3,w'].join(end);
    const { rows } = readCsv(bytes(text));
    expect(rows.map(({ line, cells }) => [line, ...cells.values()])).toEqual([
      [2, '1', `x${end}y`],
      [5, '2', 'z'],
      [6, '3', 'w'],
    ]);
  });

  it('takes tables whose line ends are mixed, without leaving half of one in a cell', () => {
    expect(table('a,b\n1,"x"\r\n2,y\r\n3,z\r')).toEqual([
      ['a', 'b'],
      ['1', 'x'],
      ['2', 'y'],
      ['3', 'z'],
    ]);
    expect(table('a,b\r\n5" tall,x\r\n6" tall,"y ""\r""\r\n"\r\n')).toEqual([
      ['a', 'b'],
      ['5" tall', 'x'],
      ['6" tall', 'y "\r"\r\n'],
    ]);
    expect(table('a,b\r\n1,x\n2,y\n3,"z\r\n\r"\n')).toEqual([
      ['a', 'b'],
      ['1', 'x'],
      ['2', 'y'],
      ['3', 'z\r\n\r'],
    ]);
  });

  it('passes over lines that hold nothing, before the header too', () => {
    const { header, rows } = readCsv(bytes('\n,,\na,b,\n,,\n1,2,\n \n\n3,4,\n\n'));
    expect(header).toEqual(['a', 'b']);
    expect(rows.map(({ line, cells }) => [line, ...cells.values()])).toEqual([
      [5, '1', '2'],
      [8, '3', '4'],
    ]);
  });

  it('reads a table with one column', () => {
    expect(table('participant\nN01\n\n"N,02"\n')).toEqual([['participant'], ['N01'], ['N,02']]);
  });

  it('reads a table that has only its header', () => {
    expect(readCsv(bytes('a;b'))).toEqual({
      header: ['a', 'b'],
      rows: [],
      ragged: [],
      delimiter: ';',
      encoding: 'utf-8',
    });
  });

  it.each(['', '\ufeff', '\n\r\n', ' \n,,\n', 'sep=;', 'sep=;\r\n'])('refuses %j as empty', (text) => {
    expect(refusal(text)).toEqual({ code: 'FILE_EMPTY', details: {} });
  });

  it('takes U+0000 off, as the canonical text does', () => {
    expect(table('a,b\nN\x0001,x\n')).toEqual([
      ['a', 'b'],
      ['N01', 'x'],
    ]);
  });
});

describe('the delimiter', () => {
  it.each([
    [',', 'a,b\n1,2'],
    [';', 'a;b\n1;2'],
    ['\t', 'a\tb\n1\t2'],
    [',', 'participant\nN01'],
    [';', 'name;"age, in years, at interview"\nN01;45'],
    [';', 'name;"age, in years"\nN01;"45,5"'],
    [';', 'name;"age, in years, at interview"'],
    [';', '"name, first";"age, in years";site\n"Smith, A";45;Leeds'],
    [';', 'name;age, in years, at interview\nN01;45'],
    [',', '"a;b;c;d",e\nx,y'],
    [',', 'document,quote (a; b),code\nN01,"one; two; three",Risk'],
    [',', 'a,b;c\n1,2;3'],
    [';', 'a;b;c,d\n1;2;3,4'],
    [';', '\n;;\na;b\n1;2'],
    ['\t', '"a, b; c"\td\n1\t2'],
    [';', '"two\nlines, and, more";b\n1;2'],
    [',', 'a,b\n1\n1,2,3\n1,2'],
  ])('is %j in %j', (delimiter, text) => {
    expect(readCsv(bytes(text)).delimiter).toBe(delimiter);
  });

  it.each(['sep=;\r\n', 'SEP=;\n', 'sep=;\r', '"sep=;"\r\n', '\ufeffsep=;\r\n'])(
    "is what Excel's line %j says, which is no row",
    (line) => {
      const found = readCsv(bytes(`${line}a,b;c\n1,2;3`));
      expect([found.delimiter, found.header, found.rows]).toEqual([
        ';',
        ['a,b', 'c'],
        [
          {
            line: 3,
            cells: new Map([
              ['a,b', '1,2'],
              ['c', '3'],
            ]),
          },
        ],
      ]);
    },
  );

  it('may be any that the line names', () => {
    expect(table('sep=|\na|b\n1|2,3')).toEqual([
      ['a', 'b'],
      ['1', '2,3'],
    ]);
    expect(table('sep=\t\na\tb\n1\t2,3')).toEqual([
      ['a', 'b'],
      ['1', '2,3'],
    ]);
  });
});

describe('the header', () => {
  it('is taken from behind a byte order mark and quotation marks, trimmed', () => {
    expect(table('\ufeff"participant", site\u00a0\nN01,Leeds')).toEqual([
      ['participant', 'site'],
      ['N01', 'Leeds'],
    ]);
    const utf16 = Buffer.from('\ufeff"participant"\tsite\r\nשרה\tLeeds', 'utf16le');
    expect(table(utf16)).toEqual([
      ['participant', 'site'],
      ['שרה', 'Leeds'],
    ]);
  });

  it('says in which encoding the table was', () => {
    const windows = Buffer.concat([
      Buffer.from('name,site\nZo'),
      Buffer.from([0xeb, 0x20, 0x93, 0x94]),
      Buffer.from(',x\n'),
    ]);
    expect([readCsv(windows).encoding, table(windows)[1]]).toEqual(['windows-1252', ['Zoë “”', 'x']]);
  });

  it('may have columns without a name as long as they hold nothing', () => {
    expect(table('a,,b,\n1,,2,\n3, ,4,\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(refusal('\na,,b\n1,,2\n3,x,4')).toEqual({
      code: 'CSV_HEADER_EMPTY',
      details: { line: 2, column: 2 },
    });
    expect(refusal('a,b,\n1,2,x')).toEqual({ code: 'CSV_HEADER_EMPTY', details: { line: 1, column: 3 } });
  });

  it('names no column twice, however it is cased', () => {
    expect(refusal('\n\na,b, A\n1,2,3')).toEqual({
      code: 'CSV_HEADER_DUPLICATE',
      details: { line: 3, header: 'A', columns: [1, 3] },
    });
  });

  it('may name what JavaScript objects have already', () => {
    expect(table('__proto__,constructor\n1,2')).toEqual([
      ['__proto__', 'constructor'],
      ['1', '2'],
    ]);
  });
});

describe('a ragged row', () => {
  it('is given back by its line, and does not stop the others', () => {
    const { rows, ragged } = readCsv(bytes('a,b\n1,2\n3\n\n"4\n",5,6\n7,8\n'));
    expect(rows.map(({ line }) => line)).toEqual([2, 7]);
    expect(ragged).toEqual([
      { line: 3, cells: 1 },
      { line: 5, cells: 3 },
    ]);
  });

  it('is none where only blank cells behind the last named column are missing or too many', () => {
    const { rows, ragged } = readCsv(bytes('a,b,,\n1,2\n3,4,\n5,6,,,,\n7\n8,9,,,x\n'));
    expect(rows.map(({ cells }) => [...cells.values()])).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(ragged).toEqual([
      { line: 5, cells: 1 },
      { line: 6, cells: 5 },
    ]);
  });
});

describe('quotation marks', () => {
  it('may stand doubled in a cell, or single inside one without them', () => {
    expect(table('a,b\n"say ""no""",5" tall\n"""",""\n')).toEqual([
      ['a', 'b'],
      ['say "no"', '5" tall'],
      ['"', ''],
    ]);
  });

  it.each([
    ['a,b\n1,2\n3,"4\n5,6\n', 3],
    ['a,b\n"1"x,2\n', 2],
    ['a,b\n"1"x",2\n', 2],
    ['"a,b\n1,2', 1],
    ['sep=,\na,b\n\n3,"4', 4],
  ])('are refused in %j for the row on line %d', (text, line) => {
    expect(refusal(text)).toEqual({ code: 'CSV_QUOTE_UNCLOSED', details: { line } });
  });
});
