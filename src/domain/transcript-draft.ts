import type { Json } from '../kernel/json.ts';

export const TRANSCRIPT_FORMATS = ['plain-text', 'markdown', 'docx', 'webvtt', 'srt'] as const;
export type TranscriptFormat = (typeof TRANSCRIPT_FORMATS)[number];

export const SPEAKER_ROLES = ['participant', 'interviewer', 'other'] as const;
export type SpeakerRole = (typeof SPEAKER_ROLES)[number];

/** Something a person should know about an import that went through. The sentence stands in `contract/messages.ts`. */
export type Warning = { readonly code: WarningCode; readonly details: { readonly [name: string]: Json } };

export const WARNING_CODES = [
  'BYTE_ORDER_GUESSED',
  'COMMENTS_LEFT_OUT',
  'CONTROL_CHARACTERS_REMOVED',
  'CUE_OVERLAPS',
  'CUE_REVERSED',
  'CUE_TIME_UNREADABLE',
  'ENCODING_GUESSED',
  'FOOTNOTES_LEFT_OUT',
  'HEADERS_LEFT_OUT',
  'NO_SPEAKERS_FOUND',
  'PICTURES_LEFT_OUT',
  'SPEAKER_DOUBTFUL',
  'SPEAKER_UNLINKED',
  'SURROGATES_REPLACED',
  'SYMBOLS_UNKNOWN',
  'TRACKED_CHANGES_ACCEPTED',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

export type SpeakerDraft = {
  readonly label: string;
  readonly role: SpeakerRole;
  /** Found once only, among recurring labels of the same shape. */
  readonly doubtful: boolean;
};

/** Turns never overlap and together cover the whole text. */
export type TurnDraft = {
  readonly start: number;
  readonly end: number;
  /** Index into the draft's speakers; null before the first label and where no labels were found. */
  readonly speaker: number | null;
  /** Milliseconds into the recording, null where the file has no times. */
  readonly cueStart: number | null;
  readonly cueEnd: number | null;
};

/** What a transcript file holds, before anybody confirmed it. `text` is canonical (domain: LF, no BOM, no U+0000). */
export type TranscriptDraft = {
  readonly format: TranscriptFormat;
  /** A WHATWG encoding name, `utf-32le`, `utf-32be`, or null where the format fixes it (docx). */
  readonly encoding: string | null;
  readonly text: string;
  readonly speakers: readonly SpeakerDraft[];
  readonly turns: readonly TurnDraft[];
  readonly warnings: readonly Warning[];
};
