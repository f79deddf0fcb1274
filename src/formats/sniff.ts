import type { TranscriptFormat } from '../domain/transcript-draft.ts';
import { refuse } from '../kernel/errors.ts';
import { signatureOf } from './file-signature.ts';
import { isMarkdown } from './plain-text.ts';
import { openZip, readEntry, type ZipArchive } from './zip.ts';

const SUBRIP = /^(?:\d+[ \t]*\n[ \t]*)?(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}[ \t]*-->[ \t]*\d/;
const HTML = /^(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is;
const XML = /^<\?xml\s/;

/** Entries that only one kind of archive has. */
const ARCHIVES: readonly (readonly [name: string, entry: string])[] = [
  ['qdpx', 'project.qde'],
  ['epub', 'META-INF/container.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['xlsx', 'xl/workbook.bin'],
  ['pptx', 'ppt/presentation.xml'],
  ['Pages or Numbers', 'Index/Document.iwa'],
];

/**
 * Whether a file is a docx or text, by its content alone. Refuses FILE_EMPTY, FORMAT_NOT_SUPPORTED { found } for
 * anything else that it knows, and what `openZip` refuses. A zip archive with content types passes for a docx;
 * `readDocx` looks for its main part.
 */
export function sniffFormat(bytes: Uint8Array): 'docx' | 'text' {
  if (bytes.length === 0) refuse('FILE_EMPTY');
  const found = isZip(bytes) ? archiveKind(openZip(bytes)) : signatureOf(bytes);
  if (found === null) return 'text';
  return found === 'docx' ? 'docx' : refuse('FORMAT_NOT_SUPPORTED', { found });
}

/**
 * Which sort of text. `fileName` only breaks the tie between plain text and Markdown without a sign of it.
 * Refuses TRANSCRIPT_EMPTY, and FORMAT_NOT_SUPPORTED { found } for HTML and XML.
 */
export function sniffTextFormat(text: string, fileName: string): Exclude<TranscriptFormat, 'docx'> {
  if (text.trim() === '') refuse('TRANSCRIPT_EMPTY');
  if (/^WEBVTT(?:\s|$)/.test(text)) return 'webvtt';
  const beginning = text.trimStart().slice(0, 4096);
  if (SUBRIP.test(beginning)) return 'srt';
  if (HTML.test(beginning)) refuse('FORMAT_NOT_SUPPORTED', { found: 'HTML' });
  if (XML.test(beginning)) refuse('FORMAT_NOT_SUPPORTED', { found: 'XML' });
  return isMarkdown(text) || /\.(?:md|markdown)$/i.test(fileName) ? 'markdown' : 'plain-text';
}

function isZip(bytes: Uint8Array): boolean {
  const [p, k, third] = bytes;
  return p === 0x50 && k === 0x4b && (third === 3 || third === 5 || third === 7);
}

function archiveKind(archive: ZipArchive): string {
  if (archive.entries.has('mimetype')) return openDocumentKind(archive);
  const known = ARCHIVES.find(([, entry]) => archive.entries.has(entry));
  if (known !== undefined) return known[0];
  return archive.entries.has('[Content_Types].xml') ? 'docx' : 'zip';
}

/** OpenDocument and EPUB name their kind in the entry `mimetype` (OpenDocument 1.3, part 2, 3.3). */
function openDocumentKind(archive: ZipArchive): string {
  const type = new TextDecoder().decode(readEntry(archive, 'mimetype', { most: 1024 })).trim();
  if (type === 'application/epub+zip') return 'epub';
  const kinds = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' };
  const kind = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(type)?.[1];
  return kind === 'text' || kind === 'spreadsheet' || kind === 'presentation' ? kinds[kind] : 'zip';
}
