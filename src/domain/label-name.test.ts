import { describe, expect, it } from 'vitest';
import { caseOf, isHeading, isId, isInterviewerWord, isNobody, isSentenceStart } from './label-name.ts';

describe('what a label says of itself', () => {
  it('knows interviewer words in any case and with a number', () => {
    const words = [
      'Interviewer',
      'RESEARCHER 2',
      'moderator',
      'Facilitator',
      'I',
      'i2',
      'Int.',
      'INT 1',
      'Q',
      'Q12',
      'Int-2',
    ];
    expect(words.filter((word) => !isInterviewerWord(word))).toEqual([]);
    expect(['R', 'R1', 'Interviewee', 'Ian', 'Question', 'P07'].filter(isInterviewerWord)).toEqual([]);
  });

  it('knows ids, which have capitals and a number', () => {
    expect(['P07', 'OT11', 'N03', 'S-5', 'SW 3', 'P7a', 'Ö1'].filter((label) => !isId(label))).toEqual([]);
    expect(['p07', 'mp3', 'P', '07', 'Anna 3', 'ABCDE1', 'P12345'].filter(isId)).toEqual([]);
  });

  it('knows headings and voices that are nobody', () => {
    const headings = ['Note', 'DATE', 'Interview 3', 'Date of birth', 'Location', 'Transcribed by'];
    expect(headings.filter((label) => !isHeading(label))).toEqual([]);
    expect(['Site Manager', 'Interviewer', 'Notely', 'Anna'].filter(isHeading)).toEqual([]);
    expect(['All', 'Unknown speaker', 'Note'].filter((label) => !isNobody(label))).toEqual([]);
    expect(['Allison', 'Anna'].filter(isNobody)).toEqual([]);
  });

  it('tells the beginning of a sentence from a name', () => {
    const sentences = [
      'So',
      'Well',
      'Okay',
      'and I said',
      'One thing',
      'The thing is',
      'She said',
      'That’s right',
      "I don't know",
      'My question',
      'Another point',
      'First',
      'Lunch at',
      'Manager said',
    ];
    expect(sentences.filter((label) => !isSentenceStart(label))).toEqual([]);
    const names = [
      'Will',
      'Anna Smith',
      'Speaker one',
      'Participant two',
      'Nurse I',
      'Participant A',
      'Jane and Tom',
      'Social worker',
      'Charles de Gaulle',
      'I',
      'Q',
      'מראיין',
      'Okafor, Jane',
      'Me',
    ];
    expect(names.filter(isSentenceStart)).toEqual([]);
  });

  it('tells the case of a label, which is half of its shape', () => {
    const labels = [
      'P07',
      'Anna Smith',
      'Anna (nurse)',
      'Social worker',
      'Charles de Gaulle',
      'nurse',
      '问',
      'Anna 2',
    ];
    expect(labels.map(caseOf)).toEqual([
      'upper',
      'title',
      'mixed',
      'mixed',
      'title',
      'lower',
      'none',
      'title',
    ]);
  });
});
