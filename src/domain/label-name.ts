import { foldName } from './name.ts';

const LONGEST_LABEL = 40;
const MOST_WORDS = 5;

const INTERVIEWER = /^(?:interviewer|researcher|moderator|facilitator|int|i|q)\.?[ _-]?#?\d{0,3}$/i;
/** P07, OT11, N03, S-5, SW 3a. Small letters are no id: mp3, h2o. */
const ID = /^\p{Lu}{1,4}[ _-]?\d{1,4}[a-z]?$/u;

/** What heads a transcript or a remark in it: "Date", "Interview 3", "Date of birth". */
const HEADING = new RegExp(
  `^(?:${alternatives(`
    age appendix background comments? contents? date duration file heading id interview length location names? notes?
    occupation participants place present profession project recorded recording site study summary time title
    topic transcribed transcript transcription version`)})(?: (?:\\d+|of|by|no\\.?|number)(?: .*)?)?$`,
);
/** Voices that are nobody in particular, or nobody studied: "All", "Unknown speaker". */
const NOBODY = new RegExp(
  `^(?:${alternatives(`
    all crosstalk everybody everyone interpreter many multiple observer several transcriber translator unclear
    unidentified unknown`)})(?![\\p{L}\\p{M}])`,
  'u',
);

/** English words that open a sentence, also right before a colon ("So: he left"), and that nobody is called. */
const OPENERS = wordSet(`
  actually after again ah also although and another anyway because basically but er erm even exactly example except
  finally first firstly hello hey hi hm hmm honestly however if indeed instead just last lastly like listen look
  maybe meaning mhm mm next no nope not now obviously oh ok okay once only or otherwise perhaps plus point really
  reason remember right said say says second secondly see since so sometimes sorry still suppose sure than thank thanks
  that then there therefore third thirdly this though thus uh uhm um unless until well what when where whether which
  while why yeah yep yes yet`);
/** English words that a label of several words has none of: "he told me", "the last thing", "one of them". */
const FILLERS = wordSet(`
  a about am an any are as asked asking at be been being can could did do does doing feel felt for from had has have
  having he her here him his how i in is it its kind know let me mean might must my never of often on one our shall
  she should some something sort such tell the their them these they thing things think those thought to told too
  two us was we went were who whose with without would you your`);
/** Allowed behind the first word all the same: Jane and Tom, next of kin, Jane the nurse, Speaker one. */
const JOINING = wordSet(
  'and at da de del della den der di du el for in la le of on one or the two van von with',
);

export function isInterviewerWord(label: string): boolean {
  return INTERVIEWER.test(label.trim());
}

export function isId(label: string): boolean {
  return ID.test(label.trim());
}

export function isHeading(label: string): boolean {
  return HEADING.test(foldName(label));
}

export function isNobody(label: string): boolean {
  return NOBODY.test(foldName(label)) || isHeading(label);
}

/** The shape of a label: which letters are capitals. `none` where the script has none. */
export type LabelCase = 'upper' | 'title' | 'mixed' | 'lower' | 'none';

export function caseOf(label: string): LabelCase {
  if (!/[\p{Lu}\p{Ll}]/u.test(label)) return 'none';
  if (!/\p{Ll}/u.test(label)) return 'upper';
  if (/^[^\p{L}]*\p{Ll}/u.test(label)) return 'lower';
  const small = label.split(/[\s(]+/u).filter((word) => /^\p{Ll}/u.test(word) && !JOINING.has(word));
  return small.length === 0 ? 'title' : 'mixed';
}

/** Whether the words before a colon could name somebody: short, no sentence, no address, no time. */
export function isLabelLike(written: string): boolean {
  if (written.length > LONGEST_LABEL || !/\p{L}/u.test(written)) return false;
  const label = givenNameFirst(written);
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Zs}'’\-–.()_/&#+]|\u200c|\u200d)*$/u.test(label)) return false;
  if (/^(?:https?|ftp|file|mailto|tel|www\..*)$/i.test(label)) return false;
  if (label.split(/\s+/u).length > MOST_WORDS) return false;
  return !hasFullStop(label);
}

/** "Okafor, Jane", as universities name their accounts: the one comma that a label may have. */
function givenNameFirst(label: string): string {
  return label.replace(/^(\p{Lu}[\p{L}\p{M}'’\- ]*), (\p{Lu}[\p{L}\p{M}'’\- .()]*)$/u, '$2 $1');
}

/** A stop that ends no abbreviation: Dr. Okafor, J. Smith and Int. are labels, "It was late. Anna" is none. */
function hasFullStop(label: string): boolean {
  return /[^\s.]{4,}\.|\.{2,}|\.\s+\p{Ll}/u.test(label);
}

/** Whether the words rather begin a sentence: "So", "And I said", "One thing", "That's right". */
export function isSentenceStart(label: string): boolean {
  if (isInterviewerWord(label)) return false;
  const words = foldName(label)
    .replaceAll('’', "'")
    .split(/[\s,()/]+/u)
    .filter((word) => word !== '');
  if (/ (?:and|at|for|in|of|on|or|the|with)$/.test(words.join(' '))) return true;
  return words.some((word, at) => {
    const bare = word.replace(/(?:n't|'(?:s|re|ll|ve|d|m))$/u, '');
    if (at > 0 && JOINING.has(bare)) return false;
    // A last I or A is a numeral: Nurse I, Participant A.
    const isNumeral = at > 0 && at === words.length - 1 && bare.length === 1;
    return OPENERS.has(bare) || (words.length > 1 && !isNumeral && FILLERS.has(bare));
  });
}

function alternatives(words: string): string {
  return words.trim().split(/\s+/).join('|');
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
