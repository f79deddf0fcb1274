/** Made-up interviews for tests of the transcript view. */
type Turn = { readonly start: number; readonly end: number; readonly speaker: string; readonly role: string };
export type Sample = { readonly text: string; readonly turns: readonly Turn[] };

const SENTENCES = [
  'Well, on paper it is straightforward.',
  'In practice I am sat in somebody’s front room with a form that is nineteen pages long.',
  'I came into nursing to look after people who are unwell.',
  'Nobody on the ward round is going to ask me whether I did!',
  'They know the money, they know the panel, they’ve got the training.',
  'So it goes round and round, and it’s the person who waits.',
];

/** `count` turns, an interviewer's and a participant's by turns, blank lines in between. */
export function interview(count: number): Sample {
  let text = '';
  const turns: Turn[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const isParticipant = turn % 2 === 1;
    const speaker = isParticipant ? 'Denise' : 'Interviewer';
    const start = text.length;
    const words = Array.from({ length: 2 + ((turn * 7) % 9) }, (_, at) => SENTENCES[at % SENTENCES.length]);
    text += `${speaker}: ${isParticipant ? words.join(' ') : 'Could you say a bit more about that?'}\n\n`;
    turns.push({ start, end: text.length, speaker, role: isParticipant ? 'participant' : 'interviewer' });
  }
  return { text, turns };
}

const COLOURS = ['teal', 'claret', 'ochre', 'indigo'];
const PATTERNS = ['solid', 'dashed', 'dotted', 'double'];

/** Codes c0 to c15. */
export const looks = Array.from({ length: 16 }, (_, at) => {
  const name = `Code ${at}`;
  const colour = COLOURS[at % COLOURS.length];
  const pattern = PATTERNS[Math.floor(at / COLOURS.length)];
  return [
    `c${at}`,
    {
      name,
      path: `Theme > ${name}`,
      color: `var(--code-${colour}-stripe)`,
      tint: `var(--code-${colour}-tint)`,
      pattern,
    },
  ];
});

export type Segment = {
  readonly id: string;
  readonly codeId: string;
  readonly coderId: string;
  readonly start: number;
  readonly end: number;
};

export function segment(id: string, codeId: string, start: number, end: number): Segment {
  return { id, codeId, coderId: 'k', start, end };
}

/** In reading order. */
export function inOrder(segments: readonly Segment[]): readonly Segment[] {
  return segments.toSorted((one, other) => one.start - other.start || other.end - one.end);
}
