import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  docxFiles,
  docxOf,
  NAMESPACES,
  paragraph,
  part,
  relationships,
  run,
  zipped,
} from '../../tests/support/docx-builder.ts';
import { deflatedRepeats, type PlannedEntry, zipOf } from '../../tests/support/zip-builder.ts';
import { Refusal } from '../kernel/errors.ts';
import { readDocx } from './docx.ts';
import { MEGABYTE } from './zip.ts';

const MAIN = 'word/document.xml';

function refusalOf(bytes: Uint8Array): unknown {
  try {
    return readDocx(bytes);
  } catch (fault) {
    return fault instanceof Refusal ? [fault.code, fault.details] : fault;
  }
}

/** The files as planned entries, so that one of them can be replaced by something no honest archiver writes. */
const entriesOf = (files: Readonly<Record<string, string>>): PlannedEntry[] =>
  Object.entries(files).map(([name, content]) => ({ name, content }));

describe('what is no docx is refused by its name', () => {
  const ole = (stream: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from(stream, 'utf16le'),
    ]);
  const office = (application: string) => ({
    ...docxFiles({ body: '' }),
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="XML" ContentType="application/vnd.${application}.main+xml"/></Types>`,
  });
  const others: [what: string, bytes: Uint8Array, found: string][] = [
    ['a PDF', Buffer.from('%PDF-1.7\n%\u00e2\u00e3'), 'PDF'],
    ['a password-protected docx', ole('EncryptedPackage'), 'password-protected'],
    ['a doc', ole('WordDocument'), 'doc'],
    ['an xlsx', zipped(office('openxmlformats-officedocument.spreadsheetml.sheet')), 'xlsx'],
    [
      'an xlsx of odd case',
      zipped({
        ...office('ms-excel.sheet.macroEnabled'),
        '_rels/.rels': relationships([['officeDocument', 'xl/book.XML']]),
      }),
      'xlsx',
    ],
    ['a pptx', zipped(office('openxmlformats-officedocument.presentationml.presentation')), 'pptx'],
    ['an odt', zipped({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }), 'odt'],
    ['an epub', zipped({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<a/>' }), 'epub'],
    ['any zip', zipped({ 'notes.txt': 'x' }), 'zip'],
  ];
  it.each(others)('%s', (_, bytes, found) => {
    expect(refusalOf(bytes)).toEqual(['FORMAT_NOT_SUPPORTED', { found }]);
  });

  it('or without one', () => {
    expect(refusalOf(Buffer.from('Just words.'))).toEqual(['FORMAT_NOT_SUPPORTED', {}]);
    expect(refusalOf(new Uint8Array())).toEqual(['FORMAT_NOT_SUPPORTED', {}]);
    expect(refusalOf(zipped({ ...docxFiles({ body: '' }), [MAIN]: '<html/>' }))).toEqual([
      'FORMAT_NOT_SUPPORTED',
      {},
    ]);
  });
});

describe('the parts of a docx', () => {
  const comment = (text: string) => `<w:comment>${paragraph(run(text))}</w:comment>`;
  const files = docxFiles({ body: paragraph(run('x')), comments: comment('left out') });
  const leftOut = [{ code: 'COMMENTS_LEFT_OUT', details: { count: 1, texts: ['left out'] } }];

  it.each([
    ['absolute', ['/word/comments.xml']],
    ['relative', ['comments.xml']],
    ['several', ['/word/comments.xml', 'comments.xml', './Comments.xml']],
  ])('are known by %s targets, each once', (_, targets) => {
    const related = relationships(targets.map((target) => ['comments', target]));
    expect(readDocx(zipped({ ...files, 'word/_rels/document.xml.rels': related })).warnings).toEqual(leftOut);
  });

  it('are never outside', () => {
    const outside = (files['_rels/.rels'] ?? '').replace(
      '<Relationship ',
      '<Relationship Id="x" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="http://example.org/a.xml"/><Relationship ',
    );
    expect(readDocx(zipped({ ...files, '_rels/.rels': outside })).text).toBe('x');
  });

  it('are of the type given to their name before that of their extension', () => {
    const types = (files['[Content_Types].xml'] ?? '').replace('application/xml', 'application/vnd.ms-excel');
    expect(readDocx(zipped({ ...files, '[Content_Types].xml': types })).text).toBe('x');
  });

  it('may go without content types', () => {
    const { '[Content_Types].xml': _, ...rest } = files;
    expect(readDocx(zipped(rest)).warnings).toEqual(leftOut);
  });
});

describe('a hostile or broken docx is refused', () => {
  const sound = docxFiles({ body: paragraph(run('x')), comments: '' });
  const declared = (content: string) =>
    `<?xml version="1.0"?><!DOCTYPE w:document [${content}]>${part('document', '')}`;

  it('for a DOCTYPE in any part', () => {
    const bomb = declared('<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">');
    for (const name of [
      MAIN,
      '_rels/.rels',
      '[Content_Types].xml',
      'word/_rels/document.xml.rels',
      'word/comments.xml',
    ]) {
      const refused = ['XML_FORBIDDEN', { part: name, reason: 'doctype' }];
      expect(refusalOf(zipped({ ...sound, [name]: bomb }))).toEqual(refused);
    }
  });

  it('for XML that ends too early, with the part and the line', () => {
    const cut = `<w:document ${NAMESPACES}>\n<w:body>`;
    expect(refusalOf(zipped({ ...sound, [MAIN]: cut }))).toEqual(['XML_MALFORMED', { part: MAIN, line: 2 }]);
  });

  it('for a main part that is not there', () => {
    const { [MAIN]: _, ...rest } = sound;
    expect(refusalOf(zipped(rest))).toEqual(['ARCHIVE_DAMAGED', { entry: MAIN, reason: 'missing' }]);
  });

  it('for two parts whose names differ in case only', () => {
    expect(refusalOf(zipped({ ...sound, 'word/Document.XML': part('document', '') }))).toEqual([
      'ARCHIVE_UNSAFE',
      { entry: 'word/Document.XML', reason: 'duplicate-name' },
    ]);
  });

  it('for a link, a climbing name or a false CRC anywhere in the archive', () => {
    const withEntry = (entry: PlannedEntry) => refusalOf(zipOf([...entriesOf(sound), entry]));
    expect(withEntry({ name: '../x', content: '' })).toEqual([
      'ARCHIVE_UNSAFE',
      { entry: '../x', reason: 'parent-folder' },
    ]);
    expect(withEntry({ name: 'x', content: '/etc', mode: 0o120777 })).toEqual([
      'ARCHIVE_UNSAFE',
      { entry: 'x', reason: 'symlink' },
    ]);
    const bent = entriesOf(sound).map((entry) => (entry.name === MAIN ? { ...entry, crc: 9 } : entry));
    expect(refusalOf(zipOf(bent))).toEqual(['ARCHIVE_DAMAGED', { entry: MAIN, reason: 'crc' }]);
  });

  it('wherever the file was cut off', () => {
    const bytes = docxOf({ body: paragraph(run('x')) });
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(refusalOf(bytes.subarray(0, bytes.length * share))).toEqual([
        'ARCHIVE_DAMAGED',
        { entry: null, reason: 'truncated' },
      ]);
    }
  });
});

describe('a bomb', () => {
  type Report = { readonly answer: unknown; readonly megabytes: number };

  /** Reads the docx in a process of its own and says what came of it and how much memory it had at most. */
  function readAlone(bytes: Uint8Array): Report {
    const script = `
      import { readFileSync } from 'node:fs';
      const { readDocx } = await import(process.argv[1]);
      let answer;
      try { answer = readDocx(readFileSync(0)).text.length; }
      catch (fault) { answer = [fault.code, fault.details]; }
      console.log(JSON.stringify({ answer, megabytes: process.resourceUsage().maxRSS / 1024 }));`;
    const module = new URL('./docx.ts', import.meta.url).href;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script, module], {
      input: bytes,
    });
    const report: Report = JSON.parse(child.stdout.toString());
    return report;
  }

  const [before = '', after = ''] = part('document', '<w:body>#</w:body>').split('#');
  const bombOf = (xml: string, megabytes: number, size?: number) => {
    const block = Buffer.from(xml.repeat(MEGABYTE / xml.length));
    const main = { name: MAIN, ...deflatedRepeats(block, megabytes, [before, after]) };
    const others = entriesOf(docxFiles({ body: '' })).filter(({ name }) => name !== MAIN);
    return zipOf([...others, size === undefined ? main : { ...main, size }]);
  };
  const refused = ['ARCHIVE_TOO_LARGE', { entry: MAIN, limit: 64 * MEGABYTE, unit: 'bytes' }];

  it.each([
    ['of zeros', '\0'],
    ['of empty paragraphs', '<w:p/>'],
  ])('%s that inflates to 200 MB is refused, whether it admits its size or not', (_, xml) => {
    for (const size of [undefined, 1000]) {
      const { answer, megabytes } = readAlone(bombOf(xml, 200, size));
      expect(answer).toEqual(refused);
      expect(megabytes).toBeLessThan(250);
    }
  });

  it.each([
    ['empty paragraphs', '<w:p/>'],
    ['bold paragraphs', '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r></w:p>'],
    [
      'fields',
      '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>a</w:t></w:r>',
    ],
  ])('of %s just under the limit stays under 450 MB', (_, xml) => {
    const { answer, megabytes } = readAlone(bombOf(xml, 63));
    expect(answer).toBeGreaterThanOrEqual(0);
    expect(megabytes).toBeLessThan(450);
  });

  it('that shrinks no better than prose is refused for its size alone', () => {
    const noise = randomBytes(16 * 1024).toString('hex');
    const block = noise.padEnd(MEGABYTE / 32, ' ').repeat(32);
    expect(readAlone(bombOf(block, 65)).answer).toEqual(refused);
  });

  it('of parts that are small each is refused for their sum', () => {
    const parts = [MAIN, 'word/comments.xml', 'word/footnotes.xml'];
    const block = Buffer.from(' '.repeat(MEGABYTE));
    const large = parts.map((name) => ({ name, ...deflatedRepeats(block, 60, [before, after]) }));
    const files = docxFiles({ body: '', comments: '', footnotes: '' });
    const others = entriesOf(files).filter(({ name }) => !parts.includes(name));
    expect(readAlone(zipOf([...others, ...large])).answer).toEqual([
      'ARCHIVE_TOO_LARGE',
      { entry: 'word/footnotes.xml', limit: expect.any(Number), unit: 'bytes' },
    ]);
  });
});
