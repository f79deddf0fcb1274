import type { LabelledText } from '../domain/labelled-text.ts';
import type { Warning, WarningCode } from '../domain/transcript-draft.ts';
import { refuse } from '../kernel/errors.ts';
import { type PartText, readStories } from './docx-body.ts';
import { openWordPackage, type Package } from './docx-package.ts';
import type { StoryText } from './docx-story.ts';
import { type BoldByStyle, readStyles } from './docx-styles.ts';
import { signatureOf } from './file-signature.ts';

/** UTF-16 code units of each note, comment and header that a warning quotes. */
const MOST_QUOTED = 200;
/** Separators between the text and its notes are stored as notes too, of other types than these. */
const NOTE_TYPES: readonly (string | null)[] = [null, 'normal'];

/**
 * The text of a Word document, one line a paragraph, table cells in reading order, as it reads with every tracked
 * change accepted. What is left out is quoted or counted in the warnings.
 * Refuses what `openZip`, `readEntry` and `readXml` refuse, and FORMAT_NOT_SUPPORTED { found? } for what is no such
 * document (PDF, doc, password-protected, xlsx, odt, ...) or takes its text from another one (altChunk, subDoc).
 */
export function readDocx(bytes: Uint8Array): LabelledText {
  if (!isZip(bytes)) notSupported(signatureOf(bytes));
  const source = openWordPackage(bytes);
  const styles = relatedParts(source, 'styles', readStyles)[0] ?? (() => false);
  const main = readMain(source, styles);
  const body = main.stories.find(({ kind }) => kind === 'w:body');
  const warnings = [...textWarnings(main), ...leftOutWarnings(source, styles)];
  return { text: body?.text ?? '', boldStarts: body?.boldStarts ?? [], warnings };
}

function readMain({ read, main }: Package, styles: BoldByStyle): PartText {
  const content = read(main) ?? refuse('ARCHIVE_DAMAGED', { entry: main, reason: 'missing' });
  const text = readStories(content, main, styles);
  return text.root === 'w:document' ? text : notSupported(null);
}

function isZip([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}

function notSupported(found: string | null): never {
  return refuse('FORMAT_NOT_SUPPORTED', found === null ? {} : { found });
}

/** What `take` makes of each part of this type that the main part points to. A part that is absent is passed over. */
function relatedParts<T>(source: Package, type: string, take: (content: Uint8Array, part: string) => T): T[] {
  return source.related(type).flatMap((part) => {
    const content = source.read(part);
    return content === null ? [] : [take(content, part)];
  });
}

function textWarnings({ insertions, deletions, pictures, unknownSymbols }: PartText): Warning[] {
  const warnings: Warning[] = [];
  if (pictures > 0) warnings.push({ code: 'PICTURES_LEFT_OUT', details: { count: pictures } });
  if (unknownSymbols.length > 0) {
    const fonts = [...new Set(unknownSymbols)];
    warnings.push({ code: 'SYMBOLS_UNKNOWN', details: { count: unknownSymbols.length, fonts } });
  }
  if (insertions + deletions > 0) {
    warnings.push({ code: 'TRACKED_CHANGES_ACCEPTED', details: { insertions, deletions } });
  }
  return warnings;
}

function leftOutWarnings(source: Package, styles: BoldByStyle): Warning[] {
  const stories = (type: string): StoryText[] =>
    relatedParts(source, type, (content, part) => readStories(content, part, styles).stories).flat();
  const comments = stories('comments').map(({ label, text }) =>
    label ? `${label}: ${quoted(text)}` : quoted(text),
  );
  const notes = [...stories('footnotes'), ...stories('endnotes')]
    .filter(({ label, text }) => NOTE_TYPES.includes(label) && text.trim() !== '')
    .map(({ text }) => quoted(text));
  const headers = [...stories('header'), ...stories('footer')]
    .filter(({ text }) => /\p{L}/u.test(text))
    .map(({ text }) => quoted(text));
  return [
    ...leftOut('COMMENTS_LEFT_OUT', comments, { count: comments.length }),
    ...leftOut('FOOTNOTES_LEFT_OUT', notes, { count: notes.length }),
    ...leftOut('HEADERS_LEFT_OUT', [...new Set(headers)], {}),
  ];
}

function leftOut(code: WarningCode, texts: readonly string[], count: { readonly count?: number }): Warning[] {
  return texts.length === 0 ? [] : [{ code, details: { ...count, texts } }];
}

function quoted(text: string): string {
  const beginning = text.trim().slice(0, MOST_QUOTED);
  return /[\uD800-\uDBFF]$/.test(beginning) ? beginning.slice(0, -1) : beginning;
}
