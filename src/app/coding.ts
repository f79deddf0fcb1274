import type { Input } from '../contract/contract.ts';
import type { AppliedView, MarkView, SegmentView } from '../contract/views.ts';
import { codePaths, updateCode } from '../db/codes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { textOf, textPart } from '../db/content.ts';
import { documentById } from '../db/documents.ts';
import {
  deleteSegment,
  insertSegment,
  segmentAt,
  segmentMarks,
  segmentsIn,
  segmentsOf,
  updateSegment,
} from '../db/segments.ts';
import type { PlacedCode } from '../domain/code.ts';
import type { Document } from '../domain/document.ts';
import type { SegmentId } from '../domain/ids.ts';
import { countQuote, placeOfQuote, type Segment } from '../domain/segment.ts';
import { quoteAt, quoteInPart, type Span, spanInPart, spanOf } from '../domain/span.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { codeOrNew } from './code-or-new.ts';
import { type Act, counted, type Done, done } from './done.ts';
import { codeMeant, documentMeant, segmentMeant } from './references.ts';
import { joined, uniteSegments } from './unite.ts';

/** Counting the places of a quote stops here: beyond, "many" is enough to say. */
const MOST_PLACES = 1_000;

/** Codes a stretch of text. The same coder, code and span twice is one segment. A path that is new becomes a code. */
export function applyCode(tx: Writer, input: Input<'segment.apply'>, act: Act): Done<AppliedView> {
  const document = documentMeant(tx, input.document);
  return applied(tx, { document, ...stretchOf(tx, document, input), places: 1 }, input, act);
}

/** Codes a stretch of text with several codes, all or none of them. */
export function applyCodes(
  tx: Writer,
  input: Input<'segment.applyAll'>,
  act: Act,
): Done<readonly AppliedView[]> {
  const document = documentMeant(tx, input.document);
  const place: Place = { document, ...stretchOf(tx, document, input), places: 1 };
  const all = input.codes.map((code) => applied(tx, place, { code }, act));
  const codeIds = new Set(all.map(({ value }) => value.codeId));
  const [first] = all;
  const label =
    codeIds.size === 1 && first !== undefined
      ? first.label
      : `Applied ${counted(codeIds.size, 'code')} to ${document.name}`;
  return done(
    label,
    all.map(({ value }) => value),
  );
}

/** The span between two offsets and the exact words there. */
function stretchOf(
  tx: Writer,
  { textHash, characters }: Document,
  { start, end }: { readonly start: number; readonly end: number },
): { span: Span; quote: string } {
  const part = textPart(tx, textHash, start, end);
  const span = orRefuse(spanInPart(part, characters, start, end), { characters });
  return { span, quote: quoteInPart(part, span) };
}

/** Codes a quote where it stands for the `occurrence`-th time. */
export function applyCodeToQuote(
  tx: Writer,
  input: Input<'segment.applyQuote'>,
  act: Act,
): Done<AppliedView> {
  const document = documentMeant(tx, input.document);
  const text = textOf(tx, document.textHash);
  const { span, places } = spanOfQuote(text, document, input);
  return applied(tx, { document, span, quote: quoteAt(text, span), places }, input, act);
}

/** Where a quote stands: the place asked for, else the first. Line ends are compared as the canonical text has them. */
export function spanOfQuote(
  text: string,
  document: Document,
  asked: { readonly quote: string; readonly occurrence?: number | undefined },
): { span: Span; places: number } {
  const quote = asked.quote.replace(/\r\n?/g, '\n');
  const places = quote === '' ? 0 : countQuote(text, quote, MOST_PLACES);
  if (places === 0) refuse('QUOTE_NOT_FOUND', { document: document.name, quote: quote.slice(0, 200) });
  const start = placeOfQuote(text, quote, asked.occurrence ?? 1);
  if (start === -1) refuse('OCCURRENCE_NOT_FOUND', { places, occurrence: asked.occurrence ?? 1 });
  return { span: orRefuse(spanOf(text, start, start + quote.length)), places };
}

type Place = {
  readonly document: Document;
  readonly span: Span;
  readonly quote: string;
  readonly places: number;
};

function applied(
  tx: Writer,
  place: Place,
  input: {
    readonly code: string;
    readonly comment?: string | undefined;
    readonly inVivo?: boolean | undefined;
  },
  act: Act,
): Done<AppliedView> {
  const { code, created: codeCreated } = codeOrNew(tx, input.code, act);
  if (codeCreated && input.inVivo === true) updateCode(tx, { ...code, origin: 'in vivo' });
  const { segment, created } = placeSegment(tx, place, code, input.comment ?? '', act);
  const view = {
    ...segmentView(segment, place.document.name, code.path),
    created,
    codeCreated,
    places: place.places,
  };
  return done(`Applied '${code.name}' to ${place.document.name}`, view);
}

/** Inserts a segment, or gives the one that stands there already, with the new remark behind its own. */
export function placeSegment(
  tx: Writer,
  { document, span, quote }: Omit<Place, 'places'>,
  code: PlacedCode,
  comment: string,
  { now, newId, coder }: Act,
): { segment: Segment; created: boolean } {
  if (!code.codable) refuse('CODE_NOT_CODABLE', { code: code.name });
  const segment: Segment = {
    id: newId<SegmentId>(),
    documentId: document.id,
    documentVersionId: document.versionId,
    codeId: code.id,
    coderId: coder.id,
    span,
    quote,
    comment,
    createdAt: now(),
  };
  const there = segmentAt(tx, segment);
  if (there !== null) {
    const kept = { ...there, comment: joined(there.comment, comment) };
    if (kept.comment !== there.comment) updateSegment(tx, kept);
    return { segment: kept, created: false };
  }
  insertSegment(tx, segment);
  return { segment, created: true };
}

function segmentView(segment: Segment, document: string, code: string): SegmentView {
  return {
    id: segment.id,
    documentId: segment.documentId,
    document,
    codeId: segment.codeId,
    code,
    coderId: segment.coderId,
    start: segment.span.start,
    end: segment.span.end,
    quote: segment.quote,
    comment: segment.comment,
  };
}

export function removeSegment(tx: Writer, input: Input<'segment.remove'>): Done<null> {
  const { segment, document, code } = known(tx, input.segment);
  deleteSegment(tx, segment.id);
  return done(`Removed '${code.name}' from ${document.name}`, null);
}

/** Gives a segment another code. */
export function recodeSegment(tx: Writer, input: Input<'segment.recode'>): Done<AppliedView> {
  const { segment, document, code } = known(tx, input.segment);
  const other = codeMeant(tx, input.code);
  if (!other.codable) refuse('CODE_NOT_CODABLE', { code: other.name });
  const view = settle(tx, { ...segment, codeId: other.id }, document, other);
  return done(`Changed '${code.name}' to '${other.name}' in ${document.name}`, view);
}

/** Gives a segment another extent, and the quote that goes with it. */
export function resizeSegment(tx: Writer, input: Input<'segment.resize'>): Done<AppliedView> {
  const { segment, document, code } = known(tx, input.segment);
  const view = settle(tx, { ...segment, ...stretchOf(tx, document, input) }, document, code);
  return done(`Resized '${code.name}' in ${document.name}`, view);
}

/** Writes a changed segment; where the same one stands already, the two become one and both comments stay. */
function settle(tx: Writer, segment: Segment, document: Document, code: PlacedCode): AppliedView {
  const twin = segmentAt(tx, segment);
  if (twin === null || twin.id === segment.id) {
    updateSegment(tx, segment);
    return {
      ...segmentView(segment, document.name, code.path),
      created: true,
      codeCreated: false,
      places: 1,
    };
  }
  const kept = uniteSegments(tx, segment, twin);
  return { ...segmentView(kept, document.name, code.path), created: false, codeCreated: false, places: 1 };
}

export function commentSegment(tx: Writer, input: Input<'segment.comment'>): Done<null> {
  const { segment, document, code } = known(tx, input.segment);
  updateSegment(tx, { ...segment, comment: input.comment });
  const verb = input.comment === '' ? 'Removed the comment on' : 'Commented';
  return done(`${verb} '${code.name}' in ${document.name}`, null);
}

function known(tx: Writer, id: string): { segment: Segment; document: Document; code: PlacedCode } {
  const segment = segmentMeant(tx, id);
  const document = documentById(tx, segment.documentId) ?? refuse('NOT_FOUND', { what: 'transcript' });
  return { segment, document, code: codeMeant(tx, segment.codeId) };
}

/** The segments of a transcript, or those that touch a stretch of it, in reading order. */
export function listSegments(db: Reader, input: Input<'segment.list'>): readonly SegmentView[] {
  const document = documentMeant(db, input.document);
  const paths = codePaths(db);
  const window = { start: input.start ?? 0, end: input.end ?? document.characters } as Span;
  const whole = input.start === undefined && input.end === undefined;
  const found = whole ? segmentsOf(db, document.id) : segmentsIn(db, document.versionId, document.id, window);
  return found.map((segment) => segmentView(segment, document.name, paths.get(segment.codeId) ?? ''));
}

/** Where the segments of a transcript stand, in reading order, widest first where two start together. */
export function marksOf(db: Reader, input: Input<'segment.marks'>): readonly MarkView[] {
  return segmentMarks(db, documentMeant(db, input.document).id);
}
