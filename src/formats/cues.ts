import { millisecondsOf, RECORDING_TIME } from '../domain/recording-time.ts';
import type { Warning } from '../domain/transcript-draft.ts';

export type Cue = {
  /** 1-based line of its times; of its first words where it has none. */
  readonly line: number;
  /** Milliseconds; both null where the times are missing, unreadable or reversed. */
  readonly start: number | null;
  readonly end: number | null;
  readonly payload: readonly string[];
};

export type CueFile = { readonly cues: readonly Cue[]; readonly warnings: readonly Warning[] };

const TIMES = new RegExp(String.raw`^\s*(${RECORDING_TIME})\s*-->\s*(${RECORDING_TIME})(?:\s.*)?$`);
/** Meant as times, be they readable or not; an arrow between words is speech. */
const ALMOST_TIMES = /^\s*\d+[:.,][\d:.,]*\s*-->|-->\s*\d+[:.,]\d/;
const COMMENT = /^(?:NOTE(?:\s|$)|(?:STYLE|REGION)\s*$)/;
/** What stands for an id where no empty line parts the cue from the one before: counters, and the guids of Teams. */
const PLAIN_ID = /^\s*(?:\d+|[\da-f]{8}-[\da-f-]{27}(?:\/[\d-]+)?)\s*$/i;

type Fault = { count: number; line: number };
type Reading = {
  readonly cues: (Cue & { readonly payload: string[] })[];
  readonly unreadable: Fault;
  readonly reversed: Fault;
  readonly overlapping: Fault;
  /** End of the last cue with times. */
  lastEnd: number;
};

/**
 * The cues of WebVTT and SubRip, which differ in the header, in comment blocks and in the decimal sign. Tolerant:
 * an empty line inside a cue, or none between two, loses no words. Warns CUE_TIME_UNREADABLE, CUE_REVERSED and
 * CUE_OVERLAPS, each { count, line: of the first }.
 */
export function readCues(text: string, kind: 'webvtt' | 'srt'): CueFile {
  const lines = text.split('\n');
  const reading = newReading();
  let isBlockStart = true;
  let isSkipping = kind === 'webvtt';
  for (const [at, line] of lines.entries()) {
    const isFirst = isBlockStart;
    isBlockStart = line.trim() === '';
    if (isBlockStart) {
      isSkipping = false;
    } else if (isTimes(line)) {
      openCue(reading, line, at + 1);
      isSkipping = false;
    } else if (kind === 'webvtt' && isFirst && COMMENT.test(line)) {
      isSkipping = true;
    } else if (!isSkipping && !isId(line, lines[at + 1], isFirst)) {
      addWords(reading, line, at + 1);
    }
  }
  return { cues: reading.cues, warnings: warningsOf(reading) };
}

function newReading(): Reading {
  const newFault = (): Fault => ({ count: 0, line: 0 });
  return { cues: [], unreadable: newFault(), reversed: newFault(), overlapping: newFault(), lastEnd: 0 };
}

function isTimes(line: string | undefined): boolean {
  return line?.includes('-->') === true && (TIMES.test(line) || ALMOST_TIMES.test(line));
}

/** A line right above the times is their id if the block begins with it. */
function isId(line: string, next: string | undefined, isFirst: boolean): boolean {
  return isTimes(next) && (isFirst || PLAIN_ID.test(line));
}

function openCue(reading: Reading, times: string, line: number): void {
  const [, from = '', to = ''] = TIMES.exec(times) ?? [];
  const start = millisecondsOf(from);
  const end = millisecondsOf(to);
  const isReadable = start !== null && end !== null;
  if (!isReadable) noteFault(reading.unreadable, line);
  if (!isReadable || end < start) {
    if (isReadable) noteFault(reading.reversed, line);
    reading.cues.push({ line, start: null, end: null, payload: [] });
    return;
  }
  if (start < reading.lastEnd) noteFault(reading.overlapping, line);
  reading.lastEnd = end;
  reading.cues.push({ line, start, end, payload: [] });
}

function addWords(reading: Reading, words: string, line: number): void {
  const open = reading.cues.at(-1);
  if (open !== undefined) open.payload.push(words);
  else reading.cues.push({ line, start: null, end: null, payload: [words] });
}

function noteFault(fault: Fault, line: number): void {
  if (fault.count === 0) fault.line = line;
  fault.count += 1;
}

function warningsOf({ unreadable, reversed, overlapping }: Reading): readonly Warning[] {
  const warnings: Warning[] = [
    { code: 'CUE_TIME_UNREADABLE', details: { ...unreadable } },
    { code: 'CUE_REVERSED', details: { ...reversed } },
    { code: 'CUE_OVERLAPS', details: { ...overlapping } },
  ];
  return warnings.filter(({ details }) => details.count !== 0);
}
