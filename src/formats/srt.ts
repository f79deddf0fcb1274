import { type CueTranscript, transcriptFromCues } from './cue-turns.ts';
import { readCues } from './cues.ts';

/** SubRip: a canonical text of cues with counters, which fall away. */
export function readSrt(text: string, knownParticipants: readonly string[]): CueTranscript {
  return transcriptFromCues(readCues(text, 'srt'), knownParticipants);
}
