import type { CodeView, MarkView } from '../../../src/contract/views.ts';
import type { Stretch } from '../../state/reading.ts';

/** What was done, in one sentence, as the toast and the live region say it. */

/** Different codes on a stretch, those just applied included. */
export function codesHere(
  marks: readonly MarkView[],
  { start, end }: Stretch,
  more: readonly string[],
): number {
  const here = marks.filter((mark) => mark.start < end && mark.end > start).map(({ codeId }) => codeId);
  return new Set([...here, ...more]).size;
}

export function appliedSentence(
  names: readonly string[],
  words: number,
  codes: number,
  created: boolean,
): string {
  const what = names.length === 1 ? `“${names[0] ?? ''}”` : `${names.length} codes`;
  const here = `${plural(words, 'word')}, ${plural(codes, 'code')} here`;
  return created ? `Coded ${what}, ${here}` : `${what} stood there already, ${here}`;
}

export function resizedSentence(name: string, words: number): string {
  return `“${name}” now has ${plural(words, 'word')}`;
}

/** What stands at the caret, for those who do not see it. */
export function hereSentence(codes: readonly CodeView[]): string {
  return `${plural(codes.length, 'segment')} here: ${codes.map(({ name }) => name).join(', ')}`;
}

export function plural(count: number, one: string): string {
  return `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
}
