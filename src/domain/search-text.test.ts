import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isForWordIndex, matchExpression, snippetAround } from './search-text.ts';

/** Paragraphs in an index like the project's. */
function indexOf(paragraphs: readonly string[]) {
  const db = new Database(':memory:');
  db.exec("CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')");
  const insert = db.prepare('INSERT INTO search VALUES (?)');
  for (const text of paragraphs) insert.run(text);
  const select = db
    .prepare<[string], string>('SELECT text FROM search WHERE search MATCH ? ORDER BY rowid')
    .pluck();
  return (typed: string, typing = false) => select.all(matchExpression(typed, typing));
}

const RISK = 'Risk management is somebody else’s job.';
const NEAR = 'We near the AND gate, not the OR gate: text:risk';
const COWORKER = 'My co-worker said C-3PO (and not R2) is risk-averse';
const CAFE = 'In the cafe\u0301 she wasn\'t "tired".';
const PARAGRAPHS = [RISK, NEAR, COWORKER, CAFE];
const find = indexOf(PARAGRAPHS);

describe('matchExpression', () => {
  it('finds paragraphs with every word, in any order and case, with accents or without', () => {
    expect(find('risk')).toEqual([RISK, NEAR, COWORKER]);
    expect(find('JOB  risk')).toEqual([RISK]);
    expect(find('CAFÉ')).toEqual([CAFE]);
    expect(find('cafe tired')).toEqual([CAFE]);
    expect(find('risk café')).toEqual([]);
  });

  it('finds words in a row between quotation marks', () => {
    expect(find('"risk management"')).toEqual([RISK]);
    expect(find('"management risk"')).toEqual([]);
    expect(find('job "risk management"')).toEqual([RISK]);
    expect(find('a"risk management"job')).toEqual([]);
  });

  it('finds beginnings of words before an asterisk', () => {
    expect(find('manag*')).toEqual([RISK]);
    expect(find('manag')).toEqual([]);
    expect(find('manag** job')).toEqual([RISK]);
    expect(find('*management*')).toEqual([RISK]);
  });

  it('takes the last word for a beginning while it is typed, until a space or a closing mark', () => {
    expect(find('job man', true)).toEqual([RISK]);
    expect(find('man job', true)).toEqual([]);
    expect(find('man ', true)).toEqual([]);
    expect(find('"risk man"', true)).toEqual([]);
    expect(find('manag', false)).toEqual([]);
  });

  it.each([
    ['AND', [NEAR, COWORKER]],
    ['NOT risk', [NEAR, COWORKER]],
    ['risk OR management', []],
    ['NEAR(the risk)', [NEAR]],
    ['text:risk', [NEAR]],
    ['{text}:risk', [NEAR]],
    ['-risk', [RISK, NEAR, COWORKER]],
    ['^risk', [RISK, NEAR, COWORKER]],
    ['+risk', [RISK, NEAR, COWORKER]],
    ['(and not R2)', [COWORKER]],
    ['(risk', [RISK, NEAR, COWORKER]],
    ['risk)', [RISK, NEAR, COWORKER]],
    ['C-3PO', [COWORKER]],
    ['3PO-C', []],
    ["wasn't", [CAFE]],
    ['wasn’t', [CAFE]],
    ['"risk', [RISK, NEAR, COWORKER]],
    ['risk"', [RISK, NEAR, COWORKER]],
    ['risk "" *', [RISK, NEAR, COWORKER]],
    ['"..." risk', [RISK, NEAR, COWORKER]],
    ["risk'; DROP TABLE search --", []],
    ['risk\\', [RISK, NEAR, COWORKER]],
    ['ri\0sk management', []],
    ['"risk\0management"', [RISK]],
    ['risk\ud83d', [RISK, NEAR, COWORKER]],
  ])('takes %j for words, not for the language of the index', (typed, found) => {
    expect(find(typed)).toEqual(found);
    expect(() => find(typed, true)).not.toThrow();
  });

  it('never writes an expression that the index cannot read', () => {
    const pieces = [
      'risk',
      'AND',
      'NEAR',
      '"',
      "'",
      '*',
      '^',
      '-',
      ':',
      '(',
      ')',
      '{',
      '}',
      '\\',
      '\0',
      ' ',
      'é',
      '😀',
      '.',
      ',',
      '+',
    ];
    const typed = fc.oneof(fc.string({ unit: fc.constantFrom(...pieces) }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(typed, fc.boolean(), (text, typing) => {
        if (isForWordIndex(text)) expect(() => find(text, typing)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a page of pasted words', () => {
    expect(find('risk management '.repeat(600))).toEqual([RISK]);
    expect(find(`"${'risk-'.repeat(2000)}"`)).toEqual([]);
  });
});

describe('isForWordIndex', () => {
  it.each([
    'risk',
    'wasn’t',
    '3.5',
    'שלום',
    'قالت',
    'Приве́т',
    'cafe\u0301',
    '"risk man',
    'co-worker *',
    '한국',
  ])('has %j looked up in the index', (text) => {
    expect(isForWordIndex(text)).toBe(true);
  });

  it.each(['', ' ', '…', '?!', '"', '她说', 'カタカナ', 'ง่าย', '😀 tired', '£5', 'a < b', 'C++', '1️⃣'])(
    'has %j sought as it is written',
    (text) => {
      expect(isForWordIndex(text)).toBe(false);
    },
  );

  it.each([
    ['कि', 'की बात'],
    ['שָׁלוֹם', 'שִׁלוּם'],
    ['মা', 'মি'],
  ])(
    'has %j sought as it is written, for the index knows no vowel signs and would give %j',
    (typed, other) => {
      expect(indexOf([other])(typed)).toEqual([other]);
      expect(isForWordIndex(typed)).toBe(false);
    },
  );
});

describe('snippetAround', () => {
  it('shows a short paragraph whole, on one line', () => {
    expect(snippetAround('  She was\n\ttired ', 10, 15)).toBe('She was tired');
    expect(snippetAround('', 0, 0)).toBe('');
  });

  it('cuts at words and says where it left text out', () => {
    const paragraph = `${'before '.repeat(20)}tired${' behind'.repeat(20)}`;
    expect(snippetAround(paragraph, 140, 145)).toBe(`… ${'before '.repeat(8)}tired${' behind'.repeat(8)} …`);
    expect(snippetAround(paragraph, 0, 6)).toBe(`${'before '.repeat(9).trim()} …`);
    expect(snippetAround(paragraph, paragraph.length - 6, paragraph.length)).toBe(
      `… ${'behind '.repeat(9).trim()}`,
    );
  });

  it('cuts between characters where there are no spaces', () => {
    const emoji = `${'😀'.repeat(50)}x${'😀'.repeat(50)}`;
    expect(snippetAround(emoji, 100, 101)).toBe(`… ${'😀'.repeat(30)}x${'😀'.repeat(30)} …`);
    expect(snippetAround(`${'😀'.repeat(50)}xy${'😀'.repeat(50)}`, 100, 101)).toBe(
      `… ${'😀'.repeat(30)}xy${'😀'.repeat(30)} …`,
    );
    expect(snippetAround(`y${emoji}y`, 101, 102)).toBe(`… ${'😀'.repeat(30)}x${'😀'.repeat(30)} …`);
    expect(snippetAround(`${'😀'.repeat(50)}xy${'😀'.repeat(50)}`, 101, 102)).toBe(
      `… ${'😀'.repeat(30)}xy${'😀'.repeat(30)} …`,
    );
  });

  it('always shows what was found, in well-formed text', () => {
    const units = fc.constantFrom('a', 'word', ' ', '\n', '😀', '👩‍👧', '她');
    const texts = fc.string({ unit: units, minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat({ max: 40 }), (text, place, length) => {
        const characters = [...text];
        const from = place % characters.length;
        const start = characters.slice(0, from).join('').length;
        const found = characters.slice(from, from + 1 + length).join('');
        const snippet = snippetAround(text, start, start + found.length);
        expect(snippet).toContain(found.replace(/\s+/g, ' ').trim());
        expect(snippet.isWellFormed()).toBe(true);
        expect(snippet.length).toBeLessThanOrEqual(found.length + 2 * 61 + 4);
      }),
      { numRuns: 500 },
    );
  });
});
