import { isLabelLike } from './label-name.ts';
import { millisecondsOf } from './recording-time.ts';

/**
 * How a label stands in its line: before a colon, bold before a colon, with a time before or behind and a colon,
 * with a time on a line of its own, bold without a colon.
 */
export type LabelLayout = 'colon' | 'bold-colon' | 'time-colon' | 'time-line' | 'bold';

export type LineLabel = {
  readonly label: string;
  readonly layout: LabelLayout;
  /** Code units from the start of the line to the end of the label, colon and all. */
  readonly length: number;
  /** Milliseconds, null where the line has no time. */
  readonly time: number | null;
};

/** Longest beginning of a line that can hold a label and a time. */
export const LABEL_REACH = 128;

const TIME = String.raw`(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?`;
const BRACKETED = String.raw`[(\[](?<inner>${TIME})[)\]]`;
/** White space, and the marks that right-to-left texts put around a name. */
const SPACE = String.raw`[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]*`;
/** A colon with a digit or a slash behind is a time, a verse or an address; the full-width one is neither. */
const COLON = String.raw`(?::(?![/\d])|：)`;
// It begins with a letter, digit or bracket at once, so that blanks before it are matched in one way only.
const NAME = String.raw`(?<name>[^:：*\s\u200e\u200f\u202a-\u202e\u2066-\u2069][^:：*]{0,63}?)`;

/** `Name:`, `Name (00:12):`, `[00:12:03] Name:`, `00:12:03 Name:`, `Name: [00:12:03]`. */
const BEFORE_COLON = new RegExp(
  String.raw`^${SPACE}(?:[(\[]?(?<before>${TIME})[)\]]?(?=\s)${SPACE})?${NAME}${SPACE}(?:${BRACKETED}${SPACE})?${COLON}(?<rest>${SPACE}(?:[(\[](?<after>${TIME})[)\]])?)`,
  'u',
);
/** The same in Markdown: `**Name:**`, `**Name**:`, `__Name:__`, `**[00:12] Name:**`. */
const BOLD_BEFORE_COLON = new RegExp(
  String.raw`^${SPACE}(?:[(\[]?(?<outer>${TIME})[)\]]?\s+)?(?<mark>\*\*|__)${SPACE}(?:[(\[]?(?<before>${TIME})[)\]]?\s+)?${NAME}${SPACE}(?:${BRACKETED}${SPACE})?(?:[:：]\s*\k<mark>|\k<mark>\s*[:：])(?<rest>${SPACE}(?:[(\[](?<after>${TIME})[)\]])?)`,
  'u',
);
/** `Name  00:12`, `Name (0:00)`: the whole line. */
const TIME_LINE = new RegExp(
  String.raw`^${SPACE}${NAME}${SPACE}(?<=\s)(?:${BRACKETED}|(?<after>${TIME}))${SPACE}$`,
  'u',
);

/** The label that may stand at the start of a line, given at most its first `LABEL_REACH` code units. */
export function labelAtLineStart(line: string): LineLabel | null {
  if (!/[:：]/.test(line)) return null;
  return (
    labelIn(BOLD_BEFORE_COLON.exec(line), 'bold-colon') ??
    labelIn(TIME_LINE.exec(line), 'time-line') ??
    labelIn(BEFORE_COLON.exec(line), 'colon')
  );
}

function labelIn(match: RegExpExecArray | null, layout: LabelLayout): LineLabel | null {
  if (match === null) return null;
  const { name = '', rest = '', outer, before, inner, after } = match.groups ?? {};
  const label = cleanLabel(name);
  if (!isLabelLike(label)) return null;
  const written = outer ?? before ?? inner ?? after;
  const time = written === undefined ? null : millisecondsOf(written);
  const timed = layout === 'colon' && (before ?? inner) !== undefined;
  return { label, layout: timed ? 'time-colon' : layout, length: match[0].length - rest.length, time };
}

/** The words of a bold run as a label, null where they are none. */
export function labelInBold(run: string): string | null {
  const label = cleanLabel(run);
  return isLabelLike(label) ? label : null;
}

/** Without outer white space and without the marks that only steer the direction of writing. */
function cleanLabel(name: string): string {
  return name
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
