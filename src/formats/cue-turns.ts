import { LABEL_REACH, type LineLabel, labelAtLineStart } from '../domain/label-line.ts';
import { foldName } from '../domain/name.ts';
import { decideSpeakers, type FoundSpeaker } from '../domain/speaker-evidence.ts';
import { roleOf, speakerWarnings } from '../domain/speaker-label.ts';
import type { SpeakerDraft, TurnDraft, Warning } from '../domain/transcript-draft.ts';
import { type CuePiece, piecesOf } from './cue-payload.ts';
import type { Cue, CueFile } from './cues.ts';

export type CueTranscript = {
  readonly text: string;
  readonly speakers: readonly SpeakerDraft[];
  readonly turns: readonly TurnDraft[];
  readonly warnings: readonly Warning[];
};

/** One stretch of one cue, `speaker` being a folded label. */
type Said = { readonly cue: Cue; readonly speaker: string | null; readonly text: string };

/**
 * A transcript out of cues: consecutive cues of one speaker become one turn on one line, `Name: words`. Who speaks is
 * told by voice tags, or, in a file that has none, by `Name:` as `decideSpeakers` judges it.
 */
export function transcriptFromCues({ cues, warnings }: CueFile, known: readonly string[]): CueTranscript {
  const cuePieces = cues.map((cue) => ({ cue, pieces: piecesOf(cue.payload) }));
  const hasVoices = cuePieces.some(({ pieces }) => pieces.some(({ voice }) => voice !== null));
  const { said, found } = hasVoices ? saidByVoices(cuePieces) : saidByLabels(cuePieces, known);
  const speakers = [...found.values()].map(({ label, doubtful }) => ({
    label,
    role: roleOf(label),
    doubtful,
  }));
  const indexes = new Map([...found.keys()].map((folded, index) => [folded, index]));
  const { text, turns } = writeTurns(said, indexes, speakers);
  return { text, speakers, turns, warnings: [...warnings, ...speakerWarnings(speakers)] };
}

type CuePieces = readonly { readonly cue: Cue; readonly pieces: readonly CuePiece[] }[];
type Attribution = { readonly said: readonly Said[]; readonly found: ReadonlyMap<string, FoundSpeaker> };

/** Teams and everything else that writes voice tags names every cue: one without a name is nobody's. */
function saidByVoices(cuePieces: CuePieces): Attribution {
  const said: Said[] = [];
  const found = new Map<string, FoundSpeaker>();
  for (const { cue, pieces } of cuePieces) {
    for (const { voice, text } of pieces) {
      const speaker = voice === null ? null : foldName(voice);
      if (voice !== null && speaker !== null && !found.has(speaker)) {
        found.set(speaker, { label: voice, doubtful: false });
      }
      said.push({ cue, speaker, text });
    }
  }
  return { said, found };
}

type CueLine = {
  readonly cue: Cue;
  readonly isFirst: boolean;
  readonly line: string;
  readonly label: LineLabel | null;
};

function saidByLabels(cuePieces: CuePieces, known: readonly string[]): Attribution {
  const lines: CueLine[] = cuePieces.flatMap(({ cue, pieces }) =>
    pieces
      .flatMap(({ text }) => text.split('\n'))
      .map((line, at) => ({ cue, isFirst: at === 0, line, label: labelOf(line) })),
  );
  const found = decideSpeakers(
    lines.flatMap(({ label }) => label ?? []),
    known,
  );
  const named = lines.map((line) => {
    const folded = line.label === null ? null : foldName(line.label.label);
    return { ...line, speaker: folded !== null && found.has(folded) ? folded : null };
  });
  const carriesOn = !namesEveryCue(named);
  let current: string | null = null;
  const said = named.map(({ cue, isFirst, line, label, speaker }) => {
    if (speaker !== null) current = speaker;
    else if (isFirst && !carriesOn) current = null;
    return {
      cue,
      speaker: current,
      text: speaker === null || label === null ? line : line.slice(label.length),
    };
  });
  return { said, found };
}

function labelOf(line: string): LineLabel | null {
  const label = labelAtLineStart(line.slice(0, LABEL_REACH));
  return label?.layout === 'time-line' ? null : label;
}

/**
 * Zoom writes the name before every cue, so that a cue without one is a voice it did not know. Otter and others write
 * it where the speaker changes, so that a cue without one goes on. The file tells which: only in the first sort do
 * names repeat from cue to cue.
 */
function namesEveryCue(
  lines: readonly { readonly isFirst: boolean; readonly speaker: string | null }[],
): boolean {
  let current: string | null = null;
  let repeats = 0;
  let goesOn = 0;
  for (const { isFirst, speaker } of lines) {
    if (isFirst && current !== null && speaker === current) repeats += 1;
    if (isFirst && current !== null && speaker === null) goesOn += 1;
    current = speaker ?? current;
  }
  return repeats > goesOn;
}

type WrittenTurn = Omit<TurnDraft, 'start' | 'end'> & { readonly words: string };

function writeTurns(
  said: readonly Said[],
  indexes: ReadonlyMap<string, number>,
  speakers: readonly SpeakerDraft[],
): { readonly text: string; readonly turns: readonly TurnDraft[] } {
  const written = groupBySpeaker(said).map((group): WrittenTurn => {
    const speaker = indexes.get(group[0]?.speaker ?? '') ?? null;
    const label = speaker === null ? [] : [`${speakers[speaker]?.label ?? ''}:`];
    const lines = group.flatMap(({ text }) => text.split('\n'));
    const cueStart = group.find(({ cue }) => cue.start !== null)?.cue.start ?? null;
    const cueEnd = group.findLast(({ cue }) => cue.end !== null)?.cue.end ?? null;
    return { speaker, cueStart, cueEnd, words: joined([...label, ...lines]) };
  });
  const turns: TurnDraft[] = [];
  let start = 0;
  for (const [at, { speaker, cueStart, cueEnd, words }] of written.entries()) {
    const end = start + words.length + (at < written.length - 1 ? 1 : 0);
    turns.push({ start, end, speaker, cueStart, cueEnd });
    start = end;
  }
  return { text: written.map(({ words }) => words).join('\n'), turns };
}

function groupBySpeaker(said: readonly Said[]): readonly (readonly Said[])[] {
  const groups: Said[][] = [];
  for (const one of said) {
    const open = groups.at(-1);
    if (open !== undefined && open[0]?.speaker === one.speaker) open.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** One line of all, a space between two that have no white space where they meet; nothing is taken away. */
function joined(lines: readonly string[]): string {
  const parts: string[] = [];
  let last = ' ';
  for (const line of lines) {
    if (line === '') continue;
    if (!/\s$/u.test(last) && !/^\s/u.test(line)) parts.push(' ');
    parts.push(line);
    last = line;
  }
  return parts.join('');
}
