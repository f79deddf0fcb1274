import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSpeakers, roleOf } from './speaker-label.ts';

type Bold = { readonly start: number; readonly end: number };

/** Each turn as `label: words of the turn`, `-` for no speaker. */
function turnsOf(
  text: string,
  known: readonly string[] = [],
  boldStarts: readonly Bold[] = [],
): readonly string[] {
  const { speakers, turns } = findSpeakers({ text, boldStarts, warnings: [] }, known);
  return turns.map(({ start, end, speaker }) => {
    const label = speaker === null ? '-' : speakers[speaker]?.label;
    return `${label}|${text.slice(start, end)}`;
  });
}

function labelsOf(text: string, known: readonly string[] = []): readonly string[] {
  return findSpeakers({ text, boldStarts: [], warnings: [] }, known).speakers.map(({ label }) => label);
}

/** The places of words marked `«so»`, and the text without the marks. */
function withBold(marked: string): { readonly text: string; readonly boldStarts: readonly Bold[] } {
  const boldStarts: Bold[] = [];
  let text = '';
  for (const [at, part] of marked.split(/[«»]/).entries()) {
    if (at % 2 === 1) boldStarts.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, boldStarts };
}

describe('findSpeakers', () => {
  it('gives turns from label to label, speakers in order of appearance, and their roles', () => {
    const text = 'Tape 4\nI: How was it?\n\nP07: Fine.\nReally fine.\nI: Good.\n';
    expect(findSpeakers({ text, boldStarts: [], warnings: [] }, [])).toEqual({
      speakers: [
        { label: 'I', role: 'interviewer', doubtful: false },
        { label: 'P07', role: 'participant', doubtful: false },
      ],
      turns: [
        { start: 0, end: 7, speaker: null, cueStart: null, cueEnd: null },
        { start: 7, end: 23, speaker: 0, cueStart: null, cueEnd: null },
        { start: 23, end: 47, speaker: 1, cueStart: null, cueEnd: null },
        { start: 47, end: 56, speaker: 0, cueStart: null, cueEnd: null },
      ],
      warnings: [],
    });
  });

  it('gives one turn without speaker and says so where there are no labels', () => {
    expect(findSpeakers({ text: 'Just a note.\nNo more.', boldStarts: [], warnings: [] }, [])).toEqual({
      speakers: [],
      turns: [{ start: 0, end: 21, speaker: null, cueStart: null, cueEnd: null }],
      warnings: [{ code: 'NO_SPEAKERS_FOUND', details: {} }],
    });
  });

  it('keeps the times of Otter, Rev and the like as starts of turns', () => {
    const text =
      'Speaker 1  0:03\nHello.\n\nAnna (1:02:07)\nYes.\nSpeaker 1  1:03:00\nSo.\n[01:04:00] Anna: No.\n';
    const { turns, speakers } = findSpeakers({ text, boldStarts: [], warnings: [] }, []);
    expect(speakers.map(({ label }) => label)).toEqual(['Speaker 1', 'Anna']);
    expect(turns.map(({ cueStart, cueEnd }) => [cueStart, cueEnd])).toEqual([
      [3000, null],
      [3_727_000, null],
      [3_780_000, null],
      [3_840_000, null],
    ]);
  });

  it('takes an interviewer word, an id or a known participant even where it stands once', () => {
    expect(labelsOf('Moderator: Welcome.')).toEqual(['Moderator']);
    expect(labelsOf('S-5: I am alone.')).toEqual(['S-5']);
    expect(labelsOf('ANNA SMITH: I am alone.', ['Anna Smith'])).toEqual(['ANNA SMITH']);
    expect(labelsOf('zoe\u0308: hello', ['Zo\u00eb'])).toEqual(['zoe\u0308']);
    expect(labelsOf('Anna: I am alone.')).toEqual([]);
  });

  it('takes a label that occurs once for doubtful where two of its shape recur', () => {
    const text = 'Anna: a\nBen: b\nAnna: c\nCara: d\nBen: e\n';
    const { speakers, warnings } = findSpeakers({ text, boldStarts: [], warnings: [] }, []);
    expect(speakers.map(({ label, doubtful }) => [label, doubtful])).toEqual([
      ['Anna', false],
      ['Ben', false],
      ['Cara', true],
    ]);
    expect(warnings).toEqual([{ code: 'SPEAKER_DOUBTFUL', details: { label: 'Cara' } }]);
  });

  it('takes none of another shape, and none where only one recurs', () => {
    expect(labelsOf('P1: a\nP2: b\nP1: c\nP2: d\nCara: e\n')).toEqual(['P1', 'P2']);
    expect(labelsOf('Anna: a\nBen: b\nAnna: c\nBen: d\nCara 0:12\n')).toEqual(['Anna', 'Ben']);
    expect(labelsOf('Anna: a\nAnna: c\nCara: e\n')).toEqual(['Anna']);
  });

  it('takes everybody in a text so short that nobody speaks twice', () => {
    expect(labelsOf('Interviewer: How was it?\nAnna: Long.\n')).toEqual(['Interviewer', 'Anna']);
    expect(labelsOf('Anna: Long.\nBen: Short.\n')).toEqual(['Anna', 'Ben']);
    expect(labelsOf('Anna: Long.\nAnd nothing else: nothing.\n')).toEqual(['Anna']);
    expect(labelsOf('An essay.\nSummary of it: short.\nBen: that is all.\n')).toEqual([]);
  });

  it('takes no heading for a speaker, neither at the top nor later', () => {
    const text =
      'Date: 3 May\nSite Manager: Dr Who\nStudy: Budgets\nAnna: a\nBen: b\nAnna: c\nBen: d\nNote: tape ends\n';
    expect(labelsOf(text)).toEqual(['Anna', 'Ben']);
    expect(labelsOf('Note: one\nNote: two\n')).toEqual([]);
  });

  it('parts recurring notes from the words of a speaker, as nobody studied', () => {
    const text = 'P07: a\nNote: door bangs\nP07: b\nNote: again\n';
    expect(findSpeakers({ text, boldStarts: [], warnings: [] }, []).speakers).toEqual([
      { label: 'P07', role: 'participant', doubtful: false },
      { label: 'Note', role: 'other', doubtful: false },
    ]);
  });

  it('makes no speaker of a colon inside a sentence, however often it recurs', () => {
    const sentences = [
      'and I said: no',
      'One thing: money',
      'So: he left',
      'Well: yes',
      'She said: go',
      'http://x.org: see',
    ];
    const text = `P07: I went\n${sentences.join('\n')}\n${sentences.join('\n')}\nI: why?\n`;
    expect(labelsOf(text)).toEqual(['P07', 'I']);
  });

  it('makes no speaker of a line broken inside a sentence, but takes a transcript typed in small letters', () => {
    const broken = 'P07: there was one\nbudget: mine\nP07: and the\nbudget: yours\n';
    expect(labelsOf(broken)).toEqual(['P07']);
    expect(labelsOf('I: how?\nnurse: so\nI: why?\nnurse: hm\n')).toEqual(['I', 'nurse']);
  });

  it('unites spellings that differ in case or composition, under the first one', () => {
    expect(turnsOf('Zoe\u0308: a\nZO\u00cb: b\nzo\u00eb: c')).toEqual([
      'Zoe\u0308|Zoe\u0308: a\n',
      'Zoe\u0308|ZO\u00cb: b\n',
      'Zoe\u0308|zo\u00eb: c',
    ]);
    expect(labelsOf('Anna  Strauß: a\nANNA\u00a0STRAUSS: b')).toEqual(['Anna Strauß']);
  });

  it('reads Hebrew, Arabic and Chinese labels', () => {
    expect(labelsOf('מראיין: מה?\nנחקר: כן 3:15\nמראיין: למה?\nנחקר: כי\n')).toEqual(['מראיין', 'נחקר']);
    expect(labelsOf('الباحث: سؤال\nالمشارك: جواب\nالباحث: سؤال\nالمشارك: جواب')).toEqual([
      'الباحث',
      'المشارك',
    ]);
    expect(labelsOf('问：一\n答：二\n问：三\n答：四')).toEqual(['问', '答']);
  });

  it('reads bold labels of Markdown and keeps the text as it is', () => {
    expect(turnsOf('# T\n**Anna:** hi 😀\n__Ben__: yo\n**Anna:** a\n**Ben:** b')).toEqual([
      '-|# T\n',
      'Anna|**Anna:** hi 😀\n',
      'Ben|__Ben__: yo\n',
      'Anna|**Anna:** a\n',
      'Ben|**Ben:** b',
    ]);
  });
});

describe('findSpeakers in text with bold beginnings', () => {
  const speakersIn = (marked: string, known: readonly string[] = []): readonly string[] =>
    findSpeakers({ ...withBold(marked), warnings: [] }, known).speakers.map(({ label }) => label);

  it('takes bold names with and without a colon', () => {
    expect(speakersIn('«Anna»\thello\n«Ben»\thi\n«Anna»\tso\n  «Ben»\tyes')).toEqual(['Anna', 'Ben']);
    expect(speakersIn('«Anna:» hello\n«Ben:» hi\n«Anna:» so\n«Ben»: yes')).toEqual(['Anna', 'Ben']);
    expect(speakersIn('«Anna»\nhello\n«P07»\nhi\n«Anna»\nso')).toEqual(['Anna', 'P07']);
  });

  it('takes no bold question, answer or heading where bold is no way of labelling', () => {
    expect(
      speakersIn('«What do you do?»\nNursing.\n«Aha»\nYes.\n«Why so?»\nWell.\n«Who then?»\nMe.\n«Aha»\nYes.'),
    ).toEqual([]);
    expect(speakersIn('«Part one»\n«Anna:» a\n«Ben:» b\n«Anna:» c\n«Ben:» d\n«Part one»\n')).toEqual([
      'Anna',
      'Ben',
    ]);
  });

  it('takes a known participant in bold in any case', () => {
    expect(speakersIn('«What do you do?»\n«Anna» nursing\n«Why?»\nx\n«How?»\ny', ['anna'])).toEqual(['Anna']);
  });

  it('takes no bold words in the middle of a line', () => {
    expect(speakersIn('so «Anna» said\nso «Anna» said\n')).toEqual([]);
  });
});

describe('findSpeakers on any document', () => {
  it('covers the text exactly with turns that never overlap', () => {
    const label = fc.constantFrom(
      'I: ',
      'P07: ',
      'Anna:',
      '**Ben:** ',
      'Cara 0:12\n',
      '[00:12] Dan: ',
      '',
      'ZOË: ',
      '问：',
    );
    const words = fc.constantFrom('yes', 'and I said: no', '😀', '', '\n', '3:15', 'שלום', 'cafe\u0301', ' ');
    const line = fc.tuple(label, words).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n');
        const { turns, speakers } = findSpeakers({ text, boldStarts: [], warnings: [] }, []);
        expect(turns.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(turns.map(({ start }) => start)).toEqual([0, ...turns.slice(0, -1).map(({ end }) => end)]);
        expect(turns.filter(({ speaker }) => speaker !== null && speakers[speaker] === undefined)).toEqual(
          [],
        );
      }),
    );
  });

  it('gives back the speakers of documents built from turns', () => {
    const turn = fc.tuple(
      fc.constantFrom('I', 'P07', 'OT11'),
      fc.constantFrom('yes', 'and I said: no', 'one\ntwo'),
    );
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 30 }), (wanted) => {
        const text = wanted.map(([label, words]) => `${label}: ${words}\n`).join('');
        expect(turnsOf(text)).toEqual(wanted.map(([label, words]) => `${label}|${label}: ${words}\n`));
      }),
    );
  });

  it('stays linear on one huge line and on a million lines', { timeout: 20_000 }, () => {
    expect(turnsOf(`I: ${'She said it was: so. '.repeat(1_400_000)}`)).toHaveLength(1);
    const text = 'Anna: hello\nBen: yes and so\n'.repeat(500_000);
    expect(findSpeakers({ text, boldStarts: [], warnings: [] }, []).turns).toHaveLength(1_000_000);
  });
});

describe('roleOf', () => {
  it('guesses interviewers by their word, and voices that are nobody studied', () => {
    const labels = [
      'I',
      'INT 2',
      'Interviewer (Jane)',
      'Moderator – J. Smith',
      'All',
      'Note',
      'P07',
      'Interviewee',
      'R',
    ];
    expect(labels.map(roleOf)).toEqual([
      'interviewer',
      'interviewer',
      'interviewer',
      'interviewer',
      'other',
      'other',
      'participant',
      'participant',
      'participant',
    ]);
  });
});
