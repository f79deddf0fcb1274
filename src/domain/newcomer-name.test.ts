import { describe, expect, it } from 'vitest';
import { newcomerName } from './newcomer-name.ts';

describe('the name of a participant who is new', () => {
  it.each([
    ['N04 Denise', 'N04 Denise'],
    ['N04_Denise_final', 'N04 Denise'],
    ['Transcript N04 Denise v2', 'N04 Denise'],
    ['N04 Denise 2013-05-01 (anonymised)', 'N04 Denise'],
    ['Interview with Denise', 'Denise'],
    ['Denise - transcript', 'Denise'],
    ['20130501_OT11', 'OT11'],
    ['Transcript', 'Maureen'],
    ['Interview 07', 'Maureen'],
    ['12', 'Maureen'],
  ])('behind the only voice of %j is %j', (document, name) => {
    expect(newcomerName(document, 'Maureen', true)).toBe(name);
  });

  it('is what the transcript is called where neither tells who speaks', () => {
    expect(newcomerName('Interview 07', 'Participant', true)).toBe('Interview 07');
    expect(newcomerName('Interview 07', 'Respondent 2', true)).toBe('Interview 07');
    expect(newcomerName('Interview 07', 'P', true)).toBe('Interview 07');
  });

  it('is the label where several speak', () => {
    expect(newcomerName('N04 Denise', 'Maureen', false)).toBe('Maureen');
    expect(newcomerName('N04 Denise', 'Participant', false)).toBe('Participant');
  });
});
