import { canonicalText } from '../domain/canonical-text.ts';
import { foldName } from '../domain/name.ts';
import { findSpeakers } from '../domain/speaker-label.ts';
import type { SpeakerDraft, TranscriptDraft, TranscriptFormat } from '../domain/transcript-draft.ts';
import { refuse } from '../kernel/errors.ts';
import { readDocx } from './docx.ts';
import { decodeText } from './encoding.ts';
import { readPlainText } from './plain-text.ts';
import { sniffFormat, sniffTextFormat } from './sniff.ts';
import { readSrt } from './srt.ts';
import { readWebvtt } from './webvtt.ts';

export type ReadOptions = {
  /** For display; it only tells Markdown from plain text where the content does not. */
  readonly fileName: string;
  /** As `decodeText` takes it; of no effect on docx. */
  readonly encoding?: string | undefined;
  readonly knownParticipants?: readonly string[] | undefined;
  /** Labels of interviewers, of whom the transcript may use any name. */
  readonly interviewers?: readonly string[] | undefined;
};

type ReadText = Omit<TranscriptDraft, 'format' | 'encoding'>;

/**
 * A transcript file of any supported format. Refuses what `sniffFormat`, `sniffTextFormat`, `decodeText` and
 * `readDocx` refuse; above all FILE_EMPTY, FILE_BINARY, FORMAT_NOT_SUPPORTED and TRANSCRIPT_EMPTY.
 */
export function readTranscript(bytes: Uint8Array, options: ReadOptions): TranscriptDraft {
  const interviewers = options.interviewers ?? [];
  const known = [...(options.knownParticipants ?? []), ...interviewers];
  const draft = sniffFormat(bytes) === 'docx' ? readWord(bytes, known) : readText(bytes, options, known);
  const folded = new Set(interviewers.map(foldName));
  const speakers = draft.speakers.map(
    (speaker): SpeakerDraft =>
      folded.has(foldName(speaker.label)) ? { ...speaker, role: 'interviewer' } : speaker,
  );
  return { ...draft, speakers };
}

function readWord(bytes: Uint8Array, known: readonly string[]): TranscriptDraft {
  const labelled = readDocx(bytes);
  if (labelled.text.trim() === '') refuse('TRANSCRIPT_EMPTY');
  const { speakers, turns, warnings } = findSpeakers(labelled, known);
  const { text } = labelled;
  return {
    format: 'docx',
    encoding: null,
    text,
    speakers,
    turns,
    warnings: [...labelled.warnings, ...warnings],
  };
}

function readText(bytes: Uint8Array, options: ReadOptions, known: readonly string[]): TranscriptDraft {
  const decoded = decodeText(bytes, options.encoding);
  const canonical = canonicalText(decoded.text);
  const format = sniffTextFormat(canonical.text, options.fileName);
  const read = readAs(format, canonical.text, known);
  if (read.text.trim() === '') refuse('TRANSCRIPT_EMPTY');
  const warnings = [...decoded.warnings, ...canonical.warnings, ...read.warnings];
  return { ...read, format, encoding: decoded.encoding, warnings };
}

function readAs(format: Exclude<TranscriptFormat, 'docx'>, text: string, known: readonly string[]): ReadText {
  if (format === 'webvtt') return readWebvtt(text, known);
  if (format === 'srt') return readSrt(text, known);
  return { text, ...findSpeakers(readPlainText(text), known) };
}
