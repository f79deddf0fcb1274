import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { TranscriptDraft } from '../domain/transcript-draft.ts';
import { Refusal } from '../kernel/errors.ts';
import { readTranscript } from './read-transcript.ts';

const fileName = 'interview.txt';
const utf8 = (text: string): Uint8Array => Buffer.from(text);

function docxOf(...paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map((runs) => `<w:p>${runs}</w:p>`).join('');
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const bold = (text: string): string =>
  `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** Null where the file is refused; every other throw fails the test. */
function draftOrRefusal(bytes: Uint8Array): TranscriptDraft | null {
  try {
    return readTranscript(bytes, { fileName });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

describe('readTranscript', () => {
  it('reads plain text of Windows, with all it has to tell about it', () => {
    const bytes = Buffer.from('I: Was it \x91risk\x92?\r\nP07: Caf\xe9,\0 yes.\r\n', 'latin1');
    expect(readTranscript(bytes, { fileName })).toEqual({
      format: 'plain-text',
      encoding: 'windows-1252',
      text: 'I: Was it ‘risk’?\nP07: Café, yes.\n',
      speakers: [
        { label: 'I', role: 'interviewer', doubtful: false },
        { label: 'P07', role: 'participant', doubtful: false },
      ],
      turns: [
        { start: 0, end: 18, speaker: 0, cueStart: null, cueEnd: null },
        { start: 18, end: 34, speaker: 1, cueStart: null, cueEnd: null },
      ],
      warnings: [
        { code: 'ENCODING_GUESSED', details: { encoding: 'windows-1252', example: 'I: Was it ‘risk’?' } },
        { code: 'CONTROL_CHARACTERS_REMOVED', details: { count: 1 } },
      ],
    });
  });

  it('reads the encoding that was asked for', () => {
    const bytes = Buffer.from('I: caf\x8e', 'latin1');
    expect(readTranscript(bytes, { fileName, encoding: 'MacRoman' })).toMatchObject({
      encoding: 'macintosh',
      text: 'I: café',
      warnings: [],
    });
  });

  it('reads Markdown as it is written', () => {
    const text = '# Interview 3\n\n**I:** Why?\n**P07:** *So.*\n';
    expect(readTranscript(utf8(text), { fileName })).toMatchObject({
      format: 'markdown',
      encoding: 'utf-8',
      text,
    });
  });

  it('reads WebVTT in UTF-16 and SubRip with a byte order mark', () => {
    const vtt = Buffer.from('\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v אנה>שלום 😀\r\n', 'utf16le');
    expect(readTranscript(vtt, { fileName })).toMatchObject({
      format: 'webvtt',
      encoding: 'utf-16le',
      text: 'אנה: שלום 😀',
      turns: [{ start: 0, end: 12, speaker: 0, cueStart: 1000, cueEnd: 2000 }],
    });
    const srt = utf8('\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nQ: Why?\r\n');
    expect(readTranscript(srt, { fileName })).toMatchObject({
      format: 'srt',
      encoding: 'utf-8',
      text: 'Q: Why?',
    });
  });

  it('reads a docx by its content, whatever its name, and its bold labels', () => {
    const bytes = docxOf(bold('I') + run('\tWhy?'), bold('P07') + run('\tSo.'));
    expect(readTranscript(bytes, { fileName })).toEqual({
      format: 'docx',
      encoding: null,
      text: 'I\tWhy?\nP07\tSo.',
      speakers: [
        { label: 'I', role: 'interviewer', doubtful: false },
        { label: 'P07', role: 'participant', doubtful: false },
      ],
      turns: [
        { start: 0, end: 7, speaker: 0, cueStart: null, cueEnd: null },
        { start: 7, end: 14, speaker: 1, cueStart: null, cueEnd: null },
      ],
      warnings: [],
    });
  });

  it('takes known participants and interviewers for speakers, the latter in their role', () => {
    const options = { fileName, knownParticipants: ['anna b.'], interviewers: ['JANE'] };
    expect(readTranscript(utf8('Jane: Why?\nAnna B.: So.\n'), options).speakers).toEqual([
      { label: 'Jane', role: 'interviewer', doubtful: false },
      { label: 'Anna B.', role: 'participant', doubtful: false },
    ]);
  });

  it('refuses files without bytes, words or text', () => {
    expect(() => readTranscript(new Uint8Array(), { fileName })).toThrow(new Refusal('FILE_EMPTY'));
    const empty = new Refusal('TRANSCRIPT_EMPTY');
    expect(() => readTranscript(utf8('\ufeff \r\n\t'), { fileName })).toThrow(empty);
    expect(() => readTranscript(utf8('\0\0'), { fileName })).toThrow(empty);
    expect(() => readTranscript(utf8('WEBVTT\n\nNOTE nothing\n'), { fileName })).toThrow(empty);
    expect(() => readTranscript(docxOf(run(' ')), { fileName })).toThrow(empty);
    expect(() => readTranscript(Uint8Array.of(1, 2, 3, 4, 5), { fileName })).toThrow(
      new Refusal('FILE_BINARY'),
    );
    const pdf = new Refusal('FORMAT_NOT_SUPPORTED', { found: 'PDF' });
    expect(() => readTranscript(utf8('%PDF-1.4\n'), { fileName })).toThrow(pdf);
  });

  it('answers any bytes with turns that cover a canonical text, or with a refusal', () => {
    const heads = [
      '',
      'WEBVTT\n\n',
      '1\n00:00:01,0 --> 00:00:02,0\n',
      '\ufeff',
      'I: ',
      '**I:** ',
      '\xff\xfe',
      'PK\x03\x04',
      '\xef\xbb\xbf',
    ];
    const pieces = [
      'P07: ',
      '\r\n',
      '\0',
      'said',
      '<v A>',
      '</v>',
      '&#10;',
      '00:01.0 --> 00:02.0',
      '\x92',
      '\xc3\xa9',
      '\x1b',
      ': ',
    ];
    const bytes = fc
      .tuple(
        fc.constantFrom(...heads),
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 }))),
      )
      .map(([head, parts]) => Buffer.from(`${head}${parts.join('')}`, 'latin1'));
    fc.assert(
      fc.property(bytes, (file) => {
        const draft = draftOrRefusal(file);
        if (draft === null) return;
        const { text, turns } = draft;
        expect(turns.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(text.isWellFormed() && !/[\0\r]/.test(text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('reads 30 MB in one line, and in a million lines', { timeout: 20_000 }, () => {
    const line = readTranscript(utf8(`I: ${'She said it, twice. '.repeat(1_500_000)}`), { fileName });
    expect([line.text.length, line.turns.length]).toEqual([30_000_003, 1]);
    const lines = readTranscript(utf8('Anna: hello\r\nBen: yes and so\r\n'.repeat(500_000)), { fileName });
    expect([lines.text.length, lines.turns.length]).toEqual([14_000_000, 1_000_000]);
  });
});
