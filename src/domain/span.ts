import type { Brand } from '../kernel/brand.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** A stretch of canonical text: UTF-16 code units, 0-based, half-open, never inside a surrogate pair. */
export type Span = Brand<{ readonly start: number; readonly end: number }, 'Span'>;
export type SpanFault = 'SPAN_OUT_OF_RANGE' | 'SPAN_EMPTY' | 'SPAN_SPLITS_CHARACTER';

export function spanOf(text: string, start: number, end: number): Result<Span, SpanFault> {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return err('SPAN_OUT_OF_RANGE');
  if (start < 0 || end > text.length) return err('SPAN_OUT_OF_RANGE');
  if (start >= end) return err('SPAN_EMPTY');
  if (splitsPair(text, start) || splitsPair(text, end)) return err('SPAN_SPLITS_CHARACTER');
  return ok({ start, end } as Span);
}

/** A stretch of a text that starts at `offset` of the whole. */
export type TextPart = { readonly offset: number; readonly text: string };

/**
 * `spanOf` for a text of `length` code units of which only `part` is at hand. The part must hold the span and the
 * code unit before it, as far as they are in the text.
 */
export function spanInPart(
  part: TextPart,
  length: number,
  start: number,
  end: number,
): Result<Span, SpanFault> {
  if (!(end <= length)) return err('SPAN_OUT_OF_RANGE');
  const span = spanOf(part.text, start - part.offset, end - part.offset);
  return span.ok ? ok({ start, end } as Span) : span;
}

export function quoteInPart(part: TextPart, span: Span): string {
  return part.text.slice(span.start - part.offset, span.end - part.offset);
}

export function quoteAt(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
