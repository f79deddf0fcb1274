import type { LabelLayout } from './label-line.ts';
import { caseOf, isHeading, isId, isInterviewerWord, isSentenceStart, type LabelCase } from './label-name.ts';
import { foldName } from './name.ts';

/** One place where a label may stand, in text order. */
export type LabelPlace = { readonly label: string; readonly layout: LabelLayout };

/** A label that counts as a speaker, as it was spelt first. */
export type FoundSpeaker = { readonly label: string; readonly doubtful: boolean };

type Group = {
  readonly label: string;
  /** Index of its first place: what stands before the first speaker heads the transcript. */
  readonly first: number;
  readonly layout: LabelLayout;
  readonly case: LabelCase;
  count: number;
};

/**
 * Which labels are speakers, by folded label in order of appearance: those of known people, interviewer words, ids,
 * and those that recur and could be names; doubtful, those that occur once, behind the first speaker, where two
 * others in the same layout and the same case recur. In a text so short that nobody speaks twice, one sure speaker
 * is enough for the others, and so is a label on every line (`everyLine`).
 */
export function decideSpeakers(
  places: readonly LabelPlace[],
  known: readonly string[],
  everyLine = false,
): ReadonlyMap<string, FoundSpeaker> {
  const groups = groupByLabel(places);
  const sure = sureSpeakers(groups, new Set(known.map(foldName)));
  const shapes = countRecurringShapes(sure);
  const nobodyTwice = shapes.size === 0;
  let firstSpeaker = places.length;
  for (const { first } of sure) firstSpeaker = Math.min(firstSpeaker, first);
  const speakers = new Map<string, FoundSpeaker>();
  for (const [folded, group] of groups) {
    const doubtful = !sure.has(group);
    if (doubtful && ((group.first < firstSpeaker && !(nobodyTwice && everyLine)) || !couldBeName(group)))
      continue;
    const enough = nobodyTwice ? everyLine || sure.size > 0 : (shapes.get(shapeOf(group)) ?? 0) > 1;
    if (doubtful && !enough) continue;
    speakers.set(folded, { label: group.label, doubtful });
  }
  return speakers;
}

function groupByLabel(places: readonly LabelPlace[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  // A transcript has few spellings and many places: each spelling is folded once.
  const bySpelling = new Map<string, Group>();
  for (const [first, { label, layout }] of places.entries()) {
    let group = bySpelling.get(label);
    if (group === undefined) {
      const folded = foldName(label);
      group = groups.get(folded) ?? { label, first, layout, case: caseOf(label), count: 0 };
      groups.set(folded, group);
      bySpelling.set(label, group);
    }
    group.count += 1;
  }
  return groups;
}

function sureSpeakers(groups: ReadonlyMap<string, Group>, known: ReadonlySet<string>): ReadonlySet<Group> {
  const sure = new Set<Group>();
  for (const [folded, group] of groups) {
    if (known.has(folded) || speaksForItself(group.label) || (group.count > 1 && couldBeName(group)))
      sure.add(group);
  }
  const hasSpeakers = sure.size > 0;
  const usesCapitals = [...sure].some((group) => group.count > 1 && writesCapitals(group));
  for (const group of groups.values()) {
    if (group.count < 2 || isSentenceStart(group.label)) continue;
    // "Note:" parts the transcriber's words from a speaker's, but makes no transcript of an essay.
    if (isHeading(group.label) ? hasSpeakers : !usesCapitals) sure.add(group);
  }
  return sure;
}

/** Whether a label is a speaker's even where it stands once: "P07", "Interviewer". */
export function speaksForItself(label: string): boolean {
  return isInterviewerWord(label) || isId(label);
}

/** A small first letter is a line broken inside a sentence, wherever other labels have capitals. */
function couldBeName({ label, case: labelCase }: Group): boolean {
  return labelCase !== 'lower' && !isHeading(label) && !isSentenceStart(label);
}

/** "I" has a capital even in a transcript typed in small letters. */
function writesCapitals(group: Group): boolean {
  return group.case !== 'lower' && !isInterviewerWord(group.label);
}

function countRecurringShapes(groups: Iterable<Group>): ReadonlyMap<string, number> {
  const shapes = new Map<string, number>();
  for (const group of groups) {
    if (group.count > 1) shapes.set(shapeOf(group), (shapes.get(shapeOf(group)) ?? 0) + 1);
  }
  return shapes;
}

function shapeOf(group: Group): string {
  return `${group.layout} ${group.case}`;
}
