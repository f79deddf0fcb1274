import { docxFiles, docxOfLines, paragraph, run, runOf, zipped } from '../support/docx-builder.ts';
import { deflatedRepeats, type PlannedEntry, zipOf } from '../support/zip-builder.ts';

const MEGABYTE = 1024 * 1024;
const MAIN = 'word/document.xml';

export type HostileFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The refusal that it deserves. */
  readonly code: string;
};

/** Files that are nobody's transcript. */
export function hostileFiles(): readonly HostileFile[] {
  const whole = docxOfLines(['P01: hello', 'I: yes', 'P01: so']);
  return [
    { name: 'empty.txt', bytes: new Uint8Array(), code: 'FILE_EMPTY' },
    { name: 'blank.txt', bytes: Buffer.from('\ufeff \r\n\t\r\n'), code: 'TRANSCRIPT_EMPTY' },
    { name: 'blank.docx', bytes: docxOfLines(['', ' ']), code: 'TRANSCRIPT_EMPTY' },
    { name: 'zeros.txt', bytes: Buffer.alloc(10_000), code: 'FILE_BINARY' },
    { name: 'noise.txt', bytes: noise(5_000), code: 'FILE_BINARY' },
    { name: 'damaged-utf8.txt', bytes: damagedUtf8(), code: 'ENCODING_INVALID' },
    { name: 'damaged-utf16.txt', bytes: damagedUtf16(), code: 'ENCODING_INVALID' },
    { name: 'pdf.docx', bytes: pdf(), code: 'FORMAT_NOT_SUPPORTED' },
    { name: 'half.docx', bytes: whole.subarray(0, whole.length / 2), code: 'ARCHIVE_DAMAGED' },
    { name: 'flipped.docx', bytes: withFlippedByte(whole), code: 'ARCHIVE_DAMAGED' },
    { name: 'climbing.docx', bytes: docxWithEntry({ name: '../../outside' }), code: 'ARCHIVE_UNSAFE' },
    { name: 'link.docx', bytes: docxWithEntry({ name: 'link', mode: 0xa1ff }), code: 'ARCHIVE_UNSAFE' },
    { name: 'bomb.docx', bytes: bomb({}), code: 'ARCHIVE_TOO_LARGE' },
    { name: 'understated-bomb.docx', bytes: bomb({ size: 1000 }), code: 'ARCHIVE_TOO_LARGE' },
    { name: 'doctype.docx', bytes: docxWithProlog('<!DOCTYPE w:document>', 'x'), code: 'XML_FORBIDDEN' },
    { name: 'laughs.docx', bytes: docxWithProlog(BILLION_LAUGHS, '&lol9;'), code: 'XML_FORBIDDEN' },
    { name: 'outside.docx', bytes: docxWithProlog(OUTSIDE_ENTITY, '&secret;'), code: 'XML_FORBIDDEN' },
    { name: 'deep.docx', bytes: docxWithBody('<w:tbl><w:tr><w:tc>'.repeat(200_000)), code: 'XML_FORBIDDEN' },
    { name: 'entity.docx', bytes: docxWithProlog('', '&unknown;'), code: 'XML_MALFORMED' },
    { name: 'broken.docx', bytes: docxWithBody('<w:p><w:r></w:p>'), code: 'XML_MALFORMED' },
  ];
}

function pdf(): Uint8Array {
  return Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n', 'latin1');
}

/** Every byte value, in no order that a text has. */
function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7919 + (index >> 3) * 104_729) % 256);
}

/** Says by its byte order mark that it is UTF-8, and is not. */
function damagedUtf8(): Uint8Array {
  return Buffer.concat([Buffer.from('\ufeffP01: caf'), Buffer.from([0xe9]), Buffer.from(' au lait')]);
}

function damagedUtf16(): Uint8Array {
  return Buffer.concat([Buffer.from('\ufeffP01: hello', 'utf16le'), Buffer.from([0x41])]);
}

function withFlippedByte(docx: Uint8Array): Uint8Array {
  const damaged = Buffer.from(docx);
  const inside = damaged.indexOf(MAIN) + MAIN.length + 20;
  damaged[inside] = (damaged[inside] ?? 0) ^ 0xff;
  return damaged;
}

function docxWithBody(body: string): Uint8Array {
  return zipped(docxFiles({ body }));
}

/** A docx whose main part has `prolog` before its root element and `content` in its only run, unescaped. */
function docxWithProlog(prolog: string, content: string): Uint8Array {
  const files = docxFiles({ body: paragraph(runOf(`<w:t>${content}</w:t>`)) });
  const main = files[MAIN] ?? '';
  return zipped({ ...files, [MAIN]: main.replace('?>', () => `?>${prolog}`) });
}

function docxWithEntry(entry: PlannedEntry): Uint8Array {
  const files = docxFiles({ body: paragraph(run('P01: hello')) });
  const entries = Object.entries(files).map(([name, content]) => ({ name, content }));
  return zipOf([...entries, { content: '/etc/passwd', ...entry }]);
}

/** Less than a megabyte that inflates to 200; `lie` is what the archive says otherwise. */
function bomb(lie: Partial<PlannedEntry>): Uint8Array {
  const files = docxFiles({ body: '|' });
  const [before = '', after = ''] = (files[MAIN] ?? '').split('|');
  const unit = paragraph(run('tired'));
  const block = Buffer.from(unit.repeat(Math.ceil(MEGABYTE / unit.length)));
  const main = { name: MAIN, ...deflatedRepeats(block, 200, [before, after]), ...lie };
  return zipOf(Object.entries(files).map(([name, content]) => (name === MAIN ? main : { name, content })));
}

const BILLION_LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol0 "lol">${Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index};`.repeat(10)}">`,
).join('')}]>`;
const OUTSIDE_ENTITY = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';
