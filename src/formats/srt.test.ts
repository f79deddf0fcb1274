import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSrt } from './srt.ts';

describe('readSrt', () => {
  it('reads counters, commas, speakers and words on several lines', () => {
    const text = [
      ...['1', '00:00:05,790 --> 00:00:13,514', 'Speaker 1: Lorem', ''],
      ...['2', '00:00:14,000 --> 00:00:15,000', '<i>ipsum.</i>', '{\\an8}and more', ''],
      ...['3', '00:00:15,000 --> 00:00:16,5', 'Speaker 2: 42', ''],
      ...['4', '00:00:17,000 --> 00:00:18,000', 'Speaker 1: bye', ''],
      ...['5', '00:00:18,000 --> 00:00:19,000', 'Speaker 2: NOTE bye', ''],
    ].join('\n');
    expect(readSrt(text, [])).toEqual({
      text: 'Speaker 1: Lorem ipsum. and more\nSpeaker 2: 42\nSpeaker 1: bye\nSpeaker 2: NOTE bye',
      speakers: [
        { label: 'Speaker 1', role: 'participant', doubtful: false },
        { label: 'Speaker 2', role: 'participant', doubtful: false },
      ],
      turns: [
        { start: 0, end: 33, speaker: 0, cueStart: 5790, cueEnd: 15_000 },
        { start: 33, end: 47, speaker: 1, cueStart: 15_000, cueEnd: 16_500 },
        { start: 47, end: 62, speaker: 0, cueStart: 17_000, cueEnd: 18_000 },
        { start: 62, end: 81, speaker: 1, cueStart: 18_000, cueEnd: 19_000 },
      ],
      warnings: [],
    });
  });

  it('loses no words where empty lines stand inside a cue or none between two', () => {
    const text =
      '1\n00:00:01,0 --> 00:00:02,0\nI: a\n2\n00:00:03,0 --> 00:00:04,0\nP07: b\n\n42\nd\n3\n00:00:05,0 --> 00:00:06,0\nI: e';
    expect(readSrt(text, []).text).toBe('I: a\nP07: b 42 d\nI: e');
  });

  it('keeps words before the first cue', () => {
    expect(readSrt('Recorded in Leeds\n\n1\n00:00:01,0 --> 00:00:02,0\nI: a', [])).toMatchObject({
      text: 'Recorded in Leeds\nI: a',
      turns: [
        { start: 0, end: 18, speaker: null, cueStart: null, cueEnd: null },
        { start: 18, end: 22, speaker: 0, cueStart: 1000, cueEnd: 2000 },
      ],
    });
  });

  it('covers every text with its turns and keeps every word in order', () => {
    const words = fc.constantFrom(
      'yes',
      'I: so',
      'P07: no',
      'Anna: 😀',
      'she said: x',
      '',
      'a\nb',
      ' c ',
      'שלום',
      'P07:',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (payloads) => {
        const cues = payloads.map(
          (payload, at) => `${at + 1}\n00:00:${at + 10},000 --> 00:00:${at + 10},900\n${payload}\n`,
        );
        const { text, turns, speakers } = readSrt(cues.join('\n'), []);
        expect(turns.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(turns.every(({ start, end }) => start < end)).toBe(true);
        const labels = speakers.map(({ label }) => `${label}:`);
        const spoken = (all: string): readonly string[] =>
          all.split(/\s+/).filter((word) => word !== '' && !labels.includes(word));
        expect(spoken(text)).toEqual(spoken(payloads.join('\n')));
      }),
    );
  });
});
