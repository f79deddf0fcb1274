import { isInterviewerWord } from './label-name.ts';
import { foldName } from './name.ts';

/** Words at the ends of a file's name that tell of the file and not of a person. */
const FILE_WORDS = new Set([
  'anon',
  'anonymised',
  'anonymized',
  'audio',
  'clean',
  'cleaned',
  'copy',
  'draft',
  'edited',
  'final',
  'recording',
  'transcribed',
  'transcript',
  'transcription',
  'verbatim',
]);
const VERSION_OR_DATE = /^(?:v\d+|\d{4}[-.]?\d{2}[-.]?\d{2}|\d{1,2}[-.]\d{1,2}[-.]\d{2,4})$/;
/** Roles that anybody may have: "Participant", "Respondent 2", "Speaker A". */
const ANYBODY =
  /^(?:interviewee|informant|participant|person|respondent|speaker|subject|a|b|p|r|s)(?: ?[\da-z]{1,2})?$/;

/**
 * What to call the participant behind a speaker who is not linked to anybody: where they are the only one studied, what
 * the transcript is called says it best ("N04 Denise_final" is N04 Denise), else their label.
 */
export function newcomerName(documentName: string, label: string, isOnlyVoice: boolean): string {
  if (!isOnlyVoice) return label;
  const cleaned = cleanedName(documentName);
  const saysWho = /\p{L}/u.test(cleaned.replace(/interview/giu, ''));
  if (saysWho) return cleaned;
  return ANYBODY.test(foldName(label)) || isInterviewerWord(label) ? documentName : label;
}

/** Without brackets at the end, underscores, and words of filing at both ends. */
function cleanedName(documentName: string): string {
  const words = documentName
    .replace(/(?:\s*[([][^()[\]]*[)\]])+$/u, '')
    .split(/[\s_]+/u)
    .filter((word) => word !== '');
  const isFiling = (word: string | undefined): boolean => {
    if (word === undefined) return false;
    const bare = foldName(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    return bare === '' || FILE_WORDS.has(bare) || VERSION_OR_DATE.test(bare);
  };
  while (isFiling(words.at(-1))) words.pop();
  while (isFiling(words[0])) words.shift();
  const rest = words.join(' ');
  return /^interview (?:with|of) (?<who>.+)$/iu.exec(rest)?.groups?.who ?? rest;
}
