import { type CueTranscript, transcriptFromCues } from './cue-turns.ts';
import { readCues } from './cues.ts';

/** A canonical text whose first line begins with the signature `WEBVTT`. Notes, styles, regions and cue ids fall away. */
export function readWebvtt(text: string, knownParticipants: readonly string[]): CueTranscript {
  return transcriptFromCues(readCues(text, 'webvtt'), knownParticipants);
}
