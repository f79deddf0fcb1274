import { docxFiles, docxOfLines, paragraph, run, zipped } from '../support/docx-builder.ts';
import { deflatedRepeats, type PlannedEntry, zipOf } from '../support/zip-builder.ts';

const MEGABYTE = 1024 * 1024;

export type HostileFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Why it is refused. */
  readonly code: string;
};

/** Files that nobody's transcript is, each with the refusal it deserves. */
export function hostileFiles(): readonly HostileFile[] {
  return [
    { name: 'empty.txt', bytes: new Uint8Array(), code: 'FILE_EMPTY' },
    { name: 'blank.txt', bytes: Buffer.from('\ufeff \r\n\t\r\n'), code: 'TRANSCRIPT_EMPTY' },
    { name: 'report.docx', bytes: pdf(), code: 'FORMAT_NOT_SUPPORTED' },
    { name: 'half.docx', bytes: halfOf(plainDocx()), code: 'ARCHIVE_DAMAGED' },
    { name: 'flipped.docx', bytes: flipped(plainDocx()), code: 'ARCHIVE_DAMAGED' },
    { name: 'bomb.docx', bytes: bomb(), code: 'ARCHIVE_TOO_LARGE' },
    { name: 'understated-bomb.docx', bytes: bomb({ size: 1000 }), code: 'ARCHIVE_TOO_LARGE' },
    { name: 'dtd.docx', bytes: withDoctype('<!DOCTYPE w:document>'), code: 'XML_FORBIDDEN' },
    { name: 'laughs.docx', bytes: withDoctype(BILLION_LAUGHS, '&lol9;'), code: 'XML_FORBIDDEN' },
    { name: 'outside.docx', bytes: withDoctype(OUTSIDE_ENTITY, '&secret;'), code: 'XML_FORBIDDEN' },
    { name: 'entity.docx', bytes: withDoctype('', '&unknown;'), code: 'XML_FORBIDDEN' },
    { name: 'broken.docx', bytes: documentOf('<w:p><w:r></w:p>'), code: 'XML_MALFORMED' },
    { name: 'climbing.docx', bytes: withEntry({ name: '../../outside.txt' }), code: 'ARCHIVE_UNSAFE' },
    { name: 'link.docx', bytes: withEntry({ name: 'link', mode: 0xa1ff }), code: 'ARCHIVE_UNSAFE' },
    { name: 'damaged-utf8.txt', bytes: Buffer.from('\ufeffP01: caf\xe9 au lait', 'latin1').fill(0xef, 0, 0), code: '' },
  ];
}
