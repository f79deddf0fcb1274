import { describe, expect, it } from 'vitest';
import { WARNING_CODES, type WarningCode } from '../domain/transcript-draft.ts';
import { ERROR_CODES, type ErrorCode, type ErrorDetails } from '../kernel/errors.ts';
import { sentenceFor, warningSentence } from './messages.ts';

const PATH = '/home/me/study.emic';

/** The details with which each code is really refused; several where places differ. */
const REFUSED: { readonly [Code in ErrorCode]: readonly ErrorDetails[] } = {
  ALREADY_IMPORTED: [{ document: 'Interview 07' }],
  ARCHIVE_DAMAGED: [
    { entry: null, reason: 'truncated' },
    { entry: 'word/document.xml', reason: 'crc' },
  ],
  ARCHIVE_TOO_LARGE: [
    { entry: null, limit: 5000, unit: 'entries' },
    { entry: 'word/document.xml', limit: 67_108_864, unit: 'bytes' },
  ],
  ARCHIVE_UNSAFE: [{ entry: '../x', reason: 'parent-folder' }],
  ATTRIBUTE_VALUE_INVALID: [
    { entered: '01', type: 'integer', attribute: 'Years' },
    { entered: 'a; b', type: 'single value', attribute: 'Site' },
  ],
  BACKUP_DAMAGED: [{ path: PATH, found: 'row 1 missing from index' }],
  CANCELLED: [{}],
  CODER_NEEDED: [{ coders: ['Priya', 'Daniel'] }],
  CODE_AMBIGUOUS: [{ name: 'Blame', paths: ['A1 > Blame', 'B1 > Blame'] }],
  CODE_MERGE_INTO_ITSELF: [{ code: 'Risk' }],
  CODE_MOVE_INTO_ITSELF: [{ code: 'Risk' }],
  CODE_NAME_TAKEN: [{ name: 'Risk' }],
  CODE_NOT_CODABLE: [{ code: 'Risk' }],
  CODE_PATH_INVALID: [{ path: 'Risk >' }],
  COLOR_INVALID: [{ color: 'red' }],
  CSV_COLUMN_MISSING: [
    { column: 'participant', header: ['name', 'site'] },
    { column: 'code', header: [] },
  ],
  CSV_HEADER_DUPLICATE: [{ line: 1, header: 'Site', columns: [2, 5] }],
  CSV_HEADER_EMPTY: [{ line: 1, column: 3 }],
  CSV_QUOTE_UNCLOSED: [{ line: 12 }],
  CSV_ROW_RAGGED: [
    { cells: 1, columns: 3 },
    { cells: 4, columns: 3 },
  ],
  DISK_FULL: [{ path: PATH }, { path: PATH, found: 'disk I/O error' }],
  ENCODING_INVALID: [
    { encoding: 'utf-8', offset: 1234 },
    { part: 'word/document.xml', encoding: 'utf-8' },
  ],
  ENCODING_UNKNOWN: [{}, { encoding: 'utf8x' }, { part: 'word/document.xml', encoding: 'EBCDIC' }],
  FILE_BINARY: [{}, { looksLike: 'SQLite' }],
  FILE_EMPTY: [{}],
  FILE_EXISTS: [{ path: PATH }],
  FILE_NOT_FOUND: [{ path: PATH }],
  FILE_TOO_LARGE: [{ path: PATH, bytes: 600_000_000, limit: 536_870_912 }],
  FILE_UNREADABLE: [{ path: PATH, found: 'EACCES' }],
  FILE_UNWRITABLE: [{ found: 'ENOSPC' }, { path: PATH }, { path: PATH, found: 'ENOSPC' }],
  FORMAT_NOT_SUPPORTED: [{}, { found: 'PDF' }],
  HOST_LOST: [{}],
  INTERNAL: [{ incident: '01923456' }],
  INVALID_INPUT: [{ issues: ['start: expected number', 'end: expected number'] }, { issues: [] }],
  NAME_EMPTY: [{ name: ' ' }, { column: 'participant' }, {}],
  NAME_TAKEN: [{ name: 'Risk' }],
  NAME_TOO_LONG: [{ name: 'x'.repeat(9000) }, {}],
  NOTHING_TO_REDO: [{}],
  NOTHING_TO_UNDO: [{}],
  NOT_ADMITTED: [{}],
  NOT_FOUND: [
    { what: 'transcript', name: 'Interview 7', has: ['Interview 07', 'Interview 08'] },
    { what: 'transcript', name: 'Interview 7', has: [] },
    { what: 'code', name: 'Risk' },
    { what: 'attribute', id: '01923456' },
    { what: 'code' },
  ],
  NOT_SUPPORTED: [{ what: 'Import of .qdc' }],
  OCCURRENCE_NOT_FOUND: [
    { places: 1, occurrence: 2 },
    { places: 3, occurrence: 1200 },
  ],
  PARTICIPANT_CONTRADICTED: [{ name: 'N01', attribute: 'Site', line: 4 }],
  PORT_TAKEN: [{ port: 4321 }],
  PROJECT_BUSY: [{ path: PATH }],
  PROJECT_CORRUPT: [{ path: PATH, found: 'table journal is missing' }, { what: 'word starts' }],
  PROJECT_EXISTS: [{ path: PATH }],
  PROJECT_FOREIGN: [{ path: PATH }],
  PROJECT_LOG_FOREIGN: [{ path: PATH, log: `${PATH}-wal` }],
  PROJECT_MOVED: [
    { path: PATH, now: null },
    { path: PATH, now: '/home/me/other.emic' },
    { path: PATH, kept: '/home/me/study backups/study.emic' },
    { path: PATH, kept: null, found: 'ENOSPC' },
  ],
  PROJECT_NOT_FOUND: [{ path: PATH }],
  PROJECT_NOT_SQLITE: [{ path: PATH }],
  PROJECT_ON_NETWORK: [{ path: PATH }],
  PROJECT_READ_ONLY: [{ path: PATH }, { path: PATH, found: 'EACCES' }],
  PROJECT_TOO_NEW: [{ path: PATH, version: 3, newest: 2 }],
  PROJECT_TRUNCATED: [{ path: PATH }],
  QUOTE_NOT_FOUND: [
    { document: 'Interview 07', quote: 'somebody else’s job' },
    { document: 'Interview 07', quote: '' },
  ],
  ROWS_REFUSED: [
    { rows: [{ row: 4, code: 'CSV_ROW_RAGGED', details: { cells: 1, columns: 2 } }] },
    { rows: [4, 7].map((row) => ({ row, code: 'NAME_EMPTY', details: {} })) },
  ],
  SPAN_EMPTY: [{ characters: 5000 }],
  SPAN_OUT_OF_RANGE: [{ characters: 5000 }, {}],
  SPAN_SPLITS_CHARACTER: [{ characters: 5000 }],
  TRANSCRIPT_EMPTY: [{}],
  UNDO_CONFLICT: [
    { label: 'Created code', later: ['Applied code'] },
    { label: 'Created code', later: [] },
  ],
  UPLOAD_EXPIRED: [{}],
  WINDOW_NOT_BUILT: [{}],
  XML_FORBIDDEN: [{ part: 'word/document.xml', reason: 'doctype' }],
  XML_MALFORMED: [{ part: 'word/document.xml', line: 7 }],
};

const WARNED: { readonly [Code in WarningCode]: readonly ErrorDetails[] } = {
  BYTE_ORDER_GUESSED: [{ encoding: 'utf-16le' }],
  COMMENTS_LEFT_OUT: [
    { count: 1, texts: ['Anna: why?'] },
    { count: 1200, texts: ['a', 'b\nc', 'd', 'e'] },
  ],
  CONTROL_CHARACTERS_REMOVED: [{ count: 1 }, { count: 2 }],
  CUE_OVERLAPS: [{ count: 2, line: 9 }],
  CUE_REVERSED: [{ count: 1, line: 9 }],
  CUE_TIME_UNREADABLE: [{ count: 3, line: 9 }],
  ENCODING_GUESSED: [{ encoding: 'windows-1252', example: 'Zoë' }],
  FOOTNOTES_LEFT_OUT: [{ count: 2, texts: ['one', 'two'] }],
  HEADERS_LEFT_OUT: [{ texts: ['Confidential'] }],
  NO_SPEAKERS_FOUND: [{}],
  PICTURES_LEFT_OUT: [{ count: 1 }],
  SPEAKER_DOUBTFUL: [{ label: 'Note' }],
  SPEAKER_UNLINKED: [{ label: 'OT2' }],
  SURROGATES_REPLACED: [{ count: 1 }],
  SYMBOLS_UNKNOWN: [
    { count: 1, fonts: ['Wingdings'] },
    { count: 3, fonts: ['Wingdings', 'Symbol'] },
  ],
  TRACKED_CHANGES_ACCEPTED: [{ insertions: 1, deletions: 0 }],
};

const refusals = ERROR_CODES.flatMap((code) => REFUSED[code].map((details) => ({ code, details })));
const warnings = WARNING_CODES.flatMap((code) => WARNED[code].map((details) => ({ code, details })));

/** What a sentence has where a detail was missing, or not made for reading. */
const FAULTS =
  /undefined|null|\[object|[{}]|NaN| {2}|''|""|\(\s*\)|: *[.;)]| [.,;:)](?:\s|$)|\(\d+ 1 |\b1 \w+s (?:are|were|was|times)\b|[\n\r]/;
const SENTENCE = /^["'\p{Lu}\d/].*[.]$/u;

describe('sentenceFor', () => {
  it.each(refusals)('says $code in a sentence, with $details', ({ code, details }) => {
    const sentence = sentenceFor(code, details);
    expect(sentence).toMatch(SENTENCE);
    expect(sentence).not.toMatch(FAULTS);
    expect(sentence.length).toBeLessThan(500);
  });

  it.each(ERROR_CODES)('says %s in a sentence where no details are known', (code) => {
    const sentence = sentenceFor(code, {});
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/undefined|null|\[object|NaN|\(\s*\)/);
  });

  it.each<[ErrorCode, ErrorDetails, string]>([
    [
      'ARCHIVE_TOO_LARGE',
      { entry: null, limit: 5000, unit: 'entries' },
      'The file would unpack to more than Emic takes in (5,000 entries). Nothing was imported; it may be built to exhaust memory.',
    ],
    [
      'ARCHIVE_TOO_LARGE',
      { entry: 'word/document.xml', limit: 67_108_864, unit: 'bytes' },
      'The file would unpack to more than Emic takes in (67,108,864 bytes in word/document.xml). Nothing was imported; it may be built to exhaust memory.',
    ],
    [
      'ARCHIVE_DAMAGED',
      { entry: 'word/document.xml', reason: 'crc' },
      'The file is damaged or cut short (word/document.xml: crc). Nothing was imported; open it in the program it came from and save it again.',
    ],
    [
      'ATTRIBUTE_VALUE_INVALID',
      { entered: '01', type: 'integer', attribute: 'Years' },
      "'01' is not a whole number like 12, which the attribute 'Years' needs. Correct it; or, in a table, give the column another name, under which it becomes an attribute of its own.",
    ],
    [
      'ATTRIBUTE_VALUE_INVALID',
      { entered: '31.5.2026', type: 'date', attribute: 'Years' },
      "'31.5.2026' is not a date like 2026-05-31, which the attribute 'Years' needs. Correct it; or, in a table, give the column another name, under which it becomes an attribute of its own.",
    ],
    [
      'ATTRIBUTE_VALUE_INVALID',
      { entered: '7,5', type: 'decimal', attribute: 'Years' },
      "'7,5' is not a number like 7.5, which the attribute 'Years' needs. Correct it; or, in a table, give the column another name, under which it becomes an attribute of its own.",
    ],
    [
      'ATTRIBUTE_VALUE_INVALID',
      { entered: 'maybe', type: 'boolean', attribute: 'Years' },
      "'maybe' is not true or false, which the attribute 'Years' needs. Correct it; or, in a table, give the column another name, under which it becomes an attribute of its own.",
    ],
    [
      'ATTRIBUTE_VALUE_INVALID',
      { entered: 'a; b', type: 'single value', attribute: 'Years' },
      "'a; b' is not one value alone, which the attribute 'Years' needs. Correct it; or, in a table, give the column another name, under which it becomes an attribute of its own.",
    ],
    [
      'CODER_NEEDED',
      { coders: ['Ada', 'Ben'] },
      'Several people code in this project (Ada, Ben). Choose who you are (on the command line with --coder).',
    ],
    [
      'CODE_AMBIGUOUS',
      { name: 'Blame', paths: ['A1 > Blame', 'B1 > Blame'] },
      "Several codes have the name 'Blame': A1 > Blame; B1 > Blame. Nothing was done; give the path of the one that is meant.",
    ],
    [
      'CSV_COLUMN_MISSING',
      { column: 'participant', header: ['name', 'site'] },
      "The table has no column 'participant'. It has: name; site. Nothing was imported.",
    ],
    [
      'CSV_ROW_RAGGED',
      { cells: 1, columns: 3 },
      'The row has 1 cell where the header has 3. It was left out; put text with commas into quotation marks.',
    ],
    [
      'ENCODING_INVALID',
      { encoding: 'utf-8', offset: 1234 },
      'Read as UTF-8, the text is damaged at byte 1,234. Nothing was imported; save it again as UTF-8, or, for a transcript, choose its encoding (on the command line --encoding).',
    ],
    [
      'ENCODING_UNKNOWN',
      { encoding: 'utf8x' },
      "Emic knows no encoding 'utf8x'. Nothing was imported; save the text as UTF-8, or, for a transcript, choose its encoding (on the command line --encoding).",
    ],
    [
      'FORMAT_NOT_SUPPORTED',
      { found: 'PDF' },
      'The file is of a kind that Emic does not read yet (PDF). Nothing was imported; save it as docx, txt, md, vtt or srt.',
    ],
    ['NOT_FOUND', { what: 'code', name: 'Risk' }, "There is no code 'Risk' in the project."],
    [
      'NOT_FOUND',
      { what: 'coder', name: 'Ben', has: ['Priya', 'Daniel'] },
      "There is no coder 'Ben' in the project. It has: Priya; Daniel.",
    ],
    [
      'OCCURRENCE_NOT_FOUND',
      { places: 1, occurrence: 2 },
      'The quote stands in the text 1 time; there is no occurrence 2. It was left out.',
    ],
    [
      'PROJECT_CORRUPT',
      { what: 'word starts' },
      'The project is damaged (word starts). It was not changed; go on with a backup.',
    ],
    [
      'QUOTE_NOT_FOUND',
      { document: 'Interview 07', quote: 'my\njob' },
      "The quote 'my job' does not stand exactly so in 'Interview 07'. It was left out.",
    ],
    [
      'ROWS_REFUSED',
      {
        rows: [
          { row: 4, code: 'CSV_ROW_RAGGED', details: { cells: 1, columns: 2 } },
          { row: 7, code: 'NAME_EMPTY', details: {} },
        ],
      },
      '2 rows were refused (line 4: CSV_ROW_RAGGED; line 7: NAME_EMPTY), and with --strict none goes in then. Nothing was changed.',
    ],
  ])('says of %s %j what happened and what to do', (code, details, sentence) => {
    expect(sentenceFor(code, details)).toBe(sentence);
  });

  it('names ten refused rows and says that there are more', () => {
    const rows = Array.from({ length: 12 }, (_, index) => ({
      row: index + 2,
      code: 'NAME_EMPTY',
      details: {},
    }));
    expect(sentenceFor('ROWS_REFUSED', { rows })).toMatch(/^12 rows .*line 11: NAME_EMPTY; …\)/);
  });

  it('puts no control character from a file before a terminal, and no page of text', () => {
    expect(sentenceFor('NAME_TAKEN', { name: 'A\u001b[2J\r\nB' })).toBe(
      "The name 'A [2J B' is taken. Nothing was changed; choose another.",
    );
    expect(sentenceFor('NAME_TAKEN', { name: '😀'.repeat(300) })).toBe(
      `The name '${'😀'.repeat(200)}…' is taken. Nothing was changed; choose another.`,
    );
  });
});

describe('warningSentence', () => {
  it.each(warnings)('says $code in a sentence, with $details', (warning) => {
    const sentence = warningSentence(warning);
    expect(sentence).toMatch(SENTENCE);
    expect(sentence).not.toMatch(FAULTS);
  });

  it.each(WARNING_CODES)('says %s in a sentence where no details are known', (code) => {
    const sentence = warningSentence({ code, details: {} });
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/undefined|null|\[object|NaN|\(\s*\)|^ /);
  });

  it.each<[WarningCode, ErrorDetails, string]>([
    [
      'COMMENTS_LEFT_OUT',
      { count: 1, texts: ['Anna: why?'] },
      '1 comment is not in the text, but kept in the original file: "Anna: why?".',
    ],
    [
      'COMMENTS_LEFT_OUT',
      { count: 1200, texts: ['a', 'b\nc', 'd', 'e'] },
      '1,200 comments are not in the text, but kept in the original file: "a", "b c", "d" and more.',
    ],
    [
      'CUE_TIME_UNREADABLE',
      { count: 3, line: 9 },
      '3 times cannot be read (first at line 9); the words were kept without times.',
    ],
    [
      'CUE_REVERSED',
      { count: 2, line: 9 },
      '2 cues end before they begin (first at line 9); the words were kept without times.',
    ],
    [
      'SYMBOLS_UNKNOWN',
      { count: 1, fonts: ['Wingdings'] },
      '1 symbol of a picture font (Wingdings) could not be told and stands as U+FFFD.',
    ],
  ])('says of %s %j what was done', (code, details, sentence) => {
    expect(warningSentence({ code, details })).toBe(sentence);
  });
});
