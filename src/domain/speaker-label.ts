import { LABEL_REACH, type LabelLayout, labelAtLineStart, labelInBold } from './label-line.ts';
import { isInterviewerWord, isNobody, isSentenceStart } from './label-name.ts';
import type { LabelledText } from './labelled-text.ts';
import { foldName } from './name.ts';
import { decideSpeakers, speaksForItself } from './speaker-evidence.ts';
import type { SpeakerDraft, SpeakerRole, TurnDraft, Warning } from './transcript-draft.ts';

export type FoundSpeakers = {
  readonly speakers: readonly SpeakerDraft[];
  readonly turns: readonly TurnDraft[];
  readonly warnings: readonly Warning[];
};

type Place = {
  readonly label: string;
  readonly layout: LabelLayout;
  /** Start of the line. */
  readonly start: number;
  readonly time: number | null;
};

/**
 * Who speaks where, by the labels at line starts. A turn runs from the start of its label's line to the next one;
 * text before the first label is a turn without speaker, and so is everything where there is no label.
 * The text's own warnings are not repeated.
 */
export function findSpeakers(labelled: LabelledText, knownParticipants: readonly string[]): FoundSpeakers {
  const places = placesIn(labelled, knownParticipants);
  const found = decideSpeakers(places, knownParticipants, isOnEveryLine(places, labelled.text));
  const indexes = new Map([...found.keys()].map((folded, index) => [folded, index]));
  const speakers = [...found.values()].map(({ label, doubtful }) => ({
    label,
    role: roleOf(label),
    doubtful,
  }));
  return {
    speakers,
    turns: turnsBetween(labelled.text.length, places, indexes),
    warnings: speakerWarnings(speakers),
  };
}

/** Whether at least two lines have a label and none that holds words is without. */
function isOnEveryLine(places: readonly Place[], text: string): boolean {
  if (places.length < 2) return false;
  let lines = 0;
  for (let start = 0; start < text.length && lines <= places.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed < 0 ? text.length : lineFeed;
    if (text.slice(start, Math.min(end, start + LABEL_REACH)).trim() !== '') lines += 1;
    start = end + 1;
  }
  return lines === places.length;
}

/** A first guess, which the person who imports confirms. */
export function roleOf(label: string): SpeakerRole {
  // "Interviewer (Jane)" and "Moderator - J. Smith" tell more about the same person.
  const [before = ''] = label.split(/\s*[(–]|\s+-\s/u);
  if (isInterviewerWord(before)) return 'interviewer';
  return isNobody(label) ? 'other' : 'participant';
}

export function speakerWarnings(speakers: readonly SpeakerDraft[]): readonly Warning[] {
  if (speakers.length === 0) return [{ code: 'NO_SPEAKERS_FOUND', details: {} }];
  return speakers
    .filter(({ doubtful }) => doubtful)
    .map(({ label }) => ({ code: 'SPEAKER_DOUBTFUL', details: { label } }));
}

function placesIn({ text, boldStarts }: LabelledText, known: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  let nextBold = 0;
  for (let start = 0; start < text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed < 0 ? text.length : lineFeed;
    const line = text.slice(start, Math.min(end, start + LABEL_REACH));
    while ((boldStarts[nextBold]?.start ?? text.length) < start) nextBold += 1;
    const bold = boldStarts[nextBold];
    const found = labelAtLineStart(line);
    if (found !== null) {
      places.push({ label: found.label, layout: found.layout, start, time: found.time });
    } else if (bold !== undefined && bold.start < end && text.slice(start, bold.start).trim() === '') {
      const label = labelInBold(text.slice(bold.start, Math.min(bold.end, end)));
      if (label !== null) places.push({ label, layout: 'bold', start, time: null });
    }
    start = end + 1;
  }
  return withoutEmphasis(places, boldStarts.length, known);
}

/**
 * Without the bold words that are no labels: where whole questions are bold, a bold "Thank you" is one of them.
 * Bold is a way of labelling where at least half of the bold beginnings are labels that recur.
 */
function withoutEmphasis(
  places: readonly Place[],
  boldCount: number,
  known: readonly string[],
): readonly Place[] {
  const bold = places.filter(({ layout }) => layout === 'bold').map(({ label }) => label);
  if (bold.length === 0) return places;
  const knownLabels = new Set(known.map(foldName));
  const isNamed = (label: string): boolean => speaksForItself(label) || knownLabels.has(foldName(label));
  const counts = new Map<string, number>();
  for (const label of bold) counts.set(foldName(label), (counts.get(foldName(label)) ?? 0) + 1);
  const recurs = (label: string): boolean =>
    (counts.get(foldName(label)) ?? 0) > 1 && !isSentenceStart(label);
  const labels = bold.filter((label) => isNamed(label) || recurs(label));
  if (labels.length * 2 >= boldCount) return places;
  return places.filter(({ layout, label }) => layout !== 'bold' || isNamed(label));
}

function turnsBetween(
  length: number,
  places: readonly Place[],
  indexes: ReadonlyMap<string, number>,
): readonly TurnDraft[] {
  const turns: TurnDraft[] = [];
  let open: Omit<TurnDraft, 'end'> = { start: 0, speaker: null, cueStart: null, cueEnd: null };
  const bySpelling = new Map<string, number | undefined>();
  for (const { label, start, time } of places) {
    if (!bySpelling.has(label)) bySpelling.set(label, indexes.get(foldName(label)));
    const speaker = bySpelling.get(label);
    if (speaker === undefined) continue;
    if (start > open.start) turns.push({ ...open, end: start });
    open = { start, speaker, cueStart: time, cueEnd: null };
  }
  turns.push({ ...open, end: length });
  return turns;
}
