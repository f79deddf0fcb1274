import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../kernel/errors.ts';
import { sniffFormat, sniffTextFormat } from './sniff.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function zipOf(...names: readonly string[]): Uint8Array {
  return zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from('x')])));
}

const unsupported = (found: string) => new Refusal('FORMAT_NOT_SUPPORTED', { found });

describe('sniffFormat', () => {
  it('takes an archive with content types for a docx, by no name of a part', () => {
    expect(sniffFormat(zipOf('[Content_Types].xml', 'word/document.xml'))).toBe('docx');
    expect(sniffFormat(zipOf('[Content_Types].xml', 'elsewhere/main.xml'))).toBe('docx');
  });

  it.each([
    ['xlsx', zipOf('[Content_Types].xml', 'xl/workbook.xml')],
    ['pptx', zipOf('[Content_Types].xml', 'ppt/presentation.xml')],
    ['qdpx', zipOf('project.qde', 'sources/a.txt')],
    [
      'odt',
      zipSync({
        mimetype: Buffer.from('application/vnd.oasis.opendocument.text'),
        'content.xml': latin('x'),
      }),
    ],
    ['ods', zipSync({ mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') })],
    ['epub', zipSync({ mimetype: Buffer.from('application/epub+zip') })],
    ['zip', zipOf('a.txt')],
  ])('refuses an archive by its kind: %s', (found, bytes) => {
    expect(() => sniffFormat(bytes)).toThrow(unsupported(found));
  });

  it.each([
    ['PDF', latin('%PDF-1.7\n%\xe2\xe3')],
    ['RTF', latin('{\\rtf1\\ansi Hello}')],
    ['SQLite', latin('SQLite format 3\0\x10\0')],
    ['PNG', latin('\x89PNG\r\n\x1a\n\0')],
    ['JPEG', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['MP3', latin('ID3\x04\0\0')],
    ['MP3', latin('\xff\xfb\x90\x64')],
    ['MP4', latin('\0\0\0\x18ftypmp42')],
    ['M4A', latin('\0\0\0\x18ftypM4A ')],
    ['WAV', latin('RIFF\x24\0\0\0WAVEfmt ')],
    [
      'doc',
      Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from('WordDocument', 'utf16le')]),
    ],
    [
      'password-protected',
      Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
  ])('refuses what it knows and does not read: %s', (found, bytes) => {
    expect(() => sniffFormat(bytes)).toThrow(unsupported(found));
  });

  it('takes everything else for text, also where it begins like the name of a format', () => {
    for (const text of [
      'MZ: hello, I am MZ',
      'PK: yes',
      'RIFF? No.',
      'The ftyp of it',
      '\xff\xfeI\0',
      '{rtf}',
    ]) {
      expect(sniffFormat(latin(text))).toBe('text');
    }
  });

  it('refuses an empty file and a broken archive', () => {
    expect(() => sniffFormat(new Uint8Array())).toThrow(new Refusal('FILE_EMPTY'));
    expect(() => sniffFormat(latin('PK\x03\x04 cut'))).toThrow(
      new Refusal('ARCHIVE_DAMAGED', { entry: null, reason: 'truncated' }),
    );
  });
});

describe('sniffTextFormat', () => {
  it('knows WebVTT by its signature only', () => {
    expect(sniffTextFormat('WEBVTT\n\n00:01.000 --> 00:02.000\nHi', 'a.txt')).toBe('webvtt');
    expect(sniffTextFormat('WEBVTT - Interview 3\n', 'a.srt')).toBe('webvtt');
    expect(sniffTextFormat('WEBVTTX is no signature', 'a.vtt')).toBe('plain-text');
  });

  it('knows SubRip by its first cue', () => {
    expect(sniffTextFormat('\n1\n00:00:01,000 --> 00:00:02,000\nHi', 'a.txt')).toBe('srt');
    expect(sniffTextFormat('00:00:01.000 --> 00:00:02.000\nHi', 'a.txt')).toBe('srt');
    expect(sniffTextFormat('1\nThen: 00:00:01,000 --> 2', 'a.srt')).toBe('plain-text');
  });

  it('knows Markdown by its signs, and by its name where there is none', () => {
    expect(sniffTextFormat('I: a\n## Part two\n', 'a.txt')).toBe('markdown');
    expect(sniffTextFormat('**I:** a', 'a.txt')).toBe('markdown');
    expect(sniffTextFormat('__P07__: a', 'a.txt')).toBe('markdown');
    expect(sniffTextFormat('I: a', 'a.MD')).toBe('markdown');
    expect(sniffTextFormat('I: #1 of **two** things', 'a.txt')).toBe('plain-text');
  });

  it('refuses HTML and XML for now', () => {
    expect(() => sniffTextFormat('<!-- a --> <!-- b -->\n<!DOCTYPE html><p>Hi', 'a.txt')).toThrow(
      unsupported('HTML'),
    );
    expect(() => sniffTextFormat('<html lang="en">', 'a.txt')).toThrow(unsupported('HTML'));
    expect(() => sniffTextFormat('<?xml version="1.0"?><tt>', 'a.txt')).toThrow(unsupported('XML'));
    expect(sniffTextFormat('<laughs> I: yes', 'a.txt')).toBe('plain-text');
  });

  it('refuses a text without words', () => {
    expect(() => sniffTextFormat(' \n\t\ufeff\n', 'a.txt')).toThrow(new Refusal('TRANSCRIPT_EMPTY'));
  });

  it('decides at once about long runs that could be almost anything', { timeout: 3000 }, () => {
    expect(sniffTextFormat(`${' '.repeat(5e6)}a`, 'a.txt')).toBe('plain-text');
    expect(sniffTextFormat('<!---->'.repeat(500_000), 'a.txt')).toBe('plain-text');
  });
});
