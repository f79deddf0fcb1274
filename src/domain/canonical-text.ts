import type { Warning } from './transcript-draft.ts';

export type CanonicalText = { readonly text: string; readonly warnings: readonly Warning[] };

/**
 * The text that offsets point into: one leading BOM off, U+0000 removed, CRLF and CR to LF, lone
 * surrogates to U+FFFD. Nothing else changes; above all there is no Unicode normalisation.
 */
export function canonicalText(decoded: string): CanonicalText {
  const warnings: Warning[] = [];
  let text = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
  if (text.includes('\0')) {
    // Before the line ends, so that a NUL between CR and LF does not make two lines of one.
    const withoutNul = text.replaceAll('\0', '');
    warnings.push({
      code: 'CONTROL_CHARACTERS_REMOVED',
      details: { count: text.length - withoutNul.length },
    });
    text = withoutNul;
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (!text.isWellFormed()) {
    warnings.push({ code: 'SURROGATES_REPLACED', details: { count: countLoneSurrogates(text) } });
    text = text.toWellFormed();
  }
  return { text, warnings };
}

function countLoneSurrogates(text: string): number {
  let count = 0;
  // In `u` mode a surrogate of a pair is no character of its own and does not match.
  for (const _ of text.matchAll(/\p{Surrogate}/gu)) count += 1;
  return count;
}
