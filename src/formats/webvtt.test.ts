import { describe, expect, it } from 'vitest';
import type { CueTranscript } from './cue-turns.ts';
import { readWebvtt } from './webvtt.ts';

/** Each turn as `label start-end|its text`. */
function turnsOf({ text, turns, speakers }: CueTranscript): readonly string[] {
  return turns.map(({ start, end, speaker, cueStart, cueEnd }) => {
    const label = speaker === null ? '-' : speakers[speaker]?.label;
    return `${label} ${cueStart}-${cueEnd}|${text.slice(start, end)}`;
  });
}

const read = (...lines: readonly string[]): CueTranscript =>
  readWebvtt(['WEBVTT', '', ...lines].join('\n'), []);

describe('readWebvtt', () => {
  it('reads what Teams writes: voices, guids for ids, words on several lines', () => {
    const transcript = read(
      '1c6ea4a2-0a2f-4e0e-9d6c-8a1b4a6f2c11/12-0',
      '00:00:03.300 --> 00:00:06.870',
      '<v Smith, Jane (NHS)>Hello',
      'there.</v>',
      '',
      '1c6ea4a2-0a2f-4e0e-9d6c-8a1b4a6f2c11/12-1',
      '00:00:07.000 --> 00:00:08.100',
      '<v Smith, Jane (NHS)>How &amp; why?</v>',
      '',
      '00:00:09.000 --> 00:00:10.000',
      '<v Interviewer>No.</v>',
    );
    expect(transcript).toEqual({
      text: 'Smith, Jane (NHS): Hello there. How & why?\nInterviewer: No.',
      speakers: [
        { label: 'Smith, Jane (NHS)', role: 'participant', doubtful: false },
        { label: 'Interviewer', role: 'interviewer', doubtful: false },
      ],
      turns: [
        { start: 0, end: 43, speaker: 0, cueStart: 3300, cueEnd: 8100 },
        { start: 43, end: 59, speaker: 1, cueStart: 9000, cueEnd: 10_000 },
      ],
      warnings: [],
    });
  });

  it('parts several voices in one cue, and leaves words outside of them to nobody', () => {
    const transcript = read(
      '00:01.000 --> 00:02.000',
      '<v.loud A>Hi</v> <v B>yes</v>',
      '',
      '00:03.000 --> 00:04.000',
      'off',
    );
    expect(turnsOf(transcript)).toEqual(['A 1000-2000|A: Hi\n', 'B 1000-2000|B: yes\n', '- 3000-4000|off']);
  });

  it('unites voices whose names differ in case only', () => {
    const transcript = read('00:01.000 --> 00:02.000', '<v Zoë>a', '', '00:02.000 --> 00:03.000', '<v ZOË>b');
    expect(turnsOf(transcript)).toEqual(['Zoë 1000-3000|Zoë: a b']);
  });

  it('leaves comments, styles, regions, ids and settings out, and nothing else', () => {
    const transcript = readWebvtt(
      [
        'WEBVTT - Interview 3',
        'Kind: captions',
        '',
        'NOTE Confidence: 0.9',
        'over two lines',
        '',
        'STYLE',
        '::cue { color: red }',
        '',
        'REGION',
        'id:a',
        '',
        'an id',
        '01:00:00.000 --> 01:00:01.500 align:start position:0%',
        '<v A>NOTE this',
        'STYLE',
        '',
        'NOTE',
        'x',
      ].join('\n'),
      [],
    );
    expect(turnsOf(transcript)).toEqual(['A 3600000-3601500|A: NOTE this STYLE']);
  });

  it('keeps words that no times stand above', () => {
    const transcript = read('00:01.000 --> 00:02.000', '<v A>a', '', 'NOTE x', 'y', '', 'b');
    expect(transcript.text).toBe('A: a b');
    expect(readWebvtt('WEBVTT\n\nQ: a', []).text).toBe('Q: a');
  });

  it('reads what Zoom writes: a name before every cue, so that a cue without one is nobody', () => {
    const transcript = read(
      ...['1', '00:00:05.790 --> 00:00:13.514', 'Jane Smith: Lorem', ''],
      ...['2', '00:00:14.000 --> 00:00:15.000', 'Jane Smith: ipsum.', ''],
      ...['3', '00:00:15.000 --> 00:00:16.000', 'Bob: dolor', ''],
      ...['4', '00:00:16.000 --> 00:00:17.000', 'who?', ''],
      ...['5', '00:00:18.000 --> 00:00:19.000', 'Bob: so: end', 'of 0:12', ''],
      ...['6', '00:00:19.000 --> 00:00:20.000', 'Bob: it is.'],
    );
    expect(turnsOf(transcript)).toEqual([
      'Jane Smith 5790-15000|Jane Smith: Lorem ipsum.\n',
      'Bob 15000-16000|Bob: dolor\n',
      '- 16000-17000|who?\n',
      'Bob 18000-20000|Bob: so: end of 0:12 it is.',
    ]);
  });

  it('reads names that stand only where the speaker changes: a cue without one goes on', () => {
    const transcript = read(
      ...['00:01.000 --> 00:02.000', 'Music', ''],
      ...['00:02.000 --> 00:03.000', 'Speaker 1: and then', ''],
      ...['00:03.000 --> 00:04.000', 'he left', 'Speaker 2: Why?', ''],
      ...['00:04.000 --> 00:05.000', 'Tell me.', ''],
      ...['00:05.000 --> 00:06.000', 'Speaker 1: So: no.', ''],
      ...['00:06.000 --> 00:07.000', 'Speaker 2: Oh.', ''],
    );
    expect(turnsOf(transcript)).toEqual([
      '- 1000-2000|Music\n',
      'Speaker 1 2000-4000|Speaker 1: and then he left\n',
      'Speaker 2 3000-5000|Speaker 2: Why? Tell me.\n',
      'Speaker 1 5000-6000|Speaker 1: So: no.\n',
      'Speaker 2 6000-7000|Speaker 2: Oh.',
    ]);
  });

  it('judges names before a colon like labels in a text', () => {
    const cue = (second: number, words: string): readonly string[] => [
      `00:0${second}.000 --> 00:0${second}.500`,
      words,
      '',
    ];
    const once = read(
      ...cue(1, 'Anna: a'),
      ...cue(2, 'Ben: b'),
      ...cue(3, 'Anna: c'),
      ...cue(4, 'Ben: d'),
      ...cue(5, 'Cara: e'),
    );
    expect(once.speakers.map(({ label, doubtful }) => [label, doubtful])).toEqual([
      ['Anna', false],
      ['Ben', false],
      ['Cara', true],
    ]);
    expect(once.warnings).toEqual([{ code: 'SPEAKER_DOUBTFUL', details: { label: 'Cara' } }]);
    expect(readWebvtt('WEBVTT\n\n00:01.000 --> 00:02.000\nanna: hi', ['Anna']).speakers).toHaveLength(1);
    expect(read(...cue(1, 'Leeds 0:12'), ...cue(2, 'Leeds 0:13')).speakers).toEqual([]);
    expect(read(...cue(1, 'And I said: a'), ...cue(2, 'And I said: b')).speakers).toEqual([]);
  });

  it('makes one turn without speaker where nobody is named', () => {
    const transcript = read(
      '00:01.000 --> 00:02.000',
      'Hello ',
      'there',
      '',
      '00:02.000 --> 00:03.000',
      '😀 she said',
      '',
      'x',
    );
    expect(transcript).toEqual({
      text: 'Hello there 😀 she said x',
      speakers: [],
      turns: [{ start: 0, end: 25, speaker: null, cueStart: 1000, cueEnd: 3000 }],
      warnings: [{ code: 'NO_SPEAKERS_FOUND', details: {} }],
    });
  });

  it('adds no space where one side has white space, and drops none', () => {
    const transcript = read(
      ...['00:01.000 --> 00:02.000', '<v A>a ', 'b', '\tc</v>', ''],
      ...['00:02.000 --> 00:03.000', '<v A>\u00a0d e</v>', ''],
      ...['00:03.000 --> 00:04.000', '<v A> f</v>'],
    );
    expect(transcript.text).toBe('A: a b\tc\u00a0d e f');
  });

  it('keeps overlapping times and warns', () => {
    const transcript = read(
      ...['00:01.000 --> 00:05.000', '<v A>a', ''],
      ...['00:04.000 --> 00:06.000', '<v B>b', ''],
      ...['00:05.000 --> 00:07.000', '<v A>c'],
    );
    expect(turnsOf(transcript)).toEqual(['A 1000-5000|A: a\n', 'B 4000-6000|B: b\n', 'A 5000-7000|A: c']);
    expect(transcript.warnings).toEqual([{ code: 'CUE_OVERLAPS', details: { count: 2, line: 6 } }]);
  });

  it('keeps the words of cues whose times are reversed or unreadable, without the times, and warns', () => {
    const transcript = read(
      ...['00:05.000 --> 00:04.000', '<v A>a', ''],
      ...['00:0x.000 --> 00:06.000', '<v B>b', ''],
      ...['00:06.000 --> 00:99.000', '<v B>c', ''],
      ...['00:07.000 --> 00:08', '<v B>d --> e'],
    );
    expect(turnsOf(transcript)).toEqual(['A null-null|A: a\n', 'B 7000-8000|B: b c d --> e']);
    expect(transcript.warnings).toEqual([
      { code: 'CUE_TIME_UNREADABLE', details: { count: 2, line: 6 } },
      { code: 'CUE_REVERSED', details: { count: 1, line: 3 } },
    ]);
  });

  it('keeps a label that stands alone on its line, and right-to-left marks', () => {
    const transcript = read(
      '00:01.000 --> 00:02.000',
      'מראיין:',
      '&rlm;מה?',
      '',
      '00:02.000 --> 00:03.000',
      'מראיין: כן',
    );
    expect(turnsOf(transcript)).toEqual(['מראיין 1000-3000|מראיין: \u200fמה? כן']);
  });

  it('gives no text for a file without words', () => {
    expect(read('NOTE nothing')).toMatchObject({ text: '', turns: [] });
  });
});
