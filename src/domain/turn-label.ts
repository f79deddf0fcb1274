import { LABEL_REACH, labelAtLineStart } from './label-line.ts';
import { sameName } from './name.ts';

/**
 * Code units at the start of a turn that only say who speaks: the speaker's label with its colon, time and the white
 * space behind. 0 where the turn does not begin with the label. Text out of Word may have it without a colon.
 */
export function turnLabelLength(turn: string, label: string): number {
  const [line = ''] = turn.slice(0, LABEL_REACH).split('\n', 1);
  const written = labelAtLineStart(line);
  const length =
    written !== null && sameName(written.label, label)
      ? written.length
      : line.startsWith(label) && /^(?:\s|$)/.test(line.slice(label.length))
        ? label.length
        : 0;
  return length === 0 ? 0 : length + (/^\s*/.exec(turn.slice(length))?.[0].length ?? 0);
}
