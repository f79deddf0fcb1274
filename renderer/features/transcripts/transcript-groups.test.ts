import { describe, expect, it } from 'vitest';
import type { AttributeView, DocumentView, ParticipantView } from '../../../src/contract/views.ts';
import { groupingAttribute, nameParts, searchedTranscripts, transcriptGroups } from './transcript-groups.ts';

function transcript(name: string, participants: readonly string[], coded = 0): DocumentView {
  return {
    id: `id of ${name}`,
    name,
    format: 'docx',
    encoding: null,
    characters: 1000,
    words: 100,
    segments: 1,
    words_coded: coded,
    participants,
    created_at: '2026-01-01T00:00:00.000Z',
    attributes: {},
  };
}

function person(name: string, documents: readonly string[], profession?: string): ParticipantView {
  return {
    id: name,
    name,
    documents,
    attributes: profession === undefined ? {} : { Profession: [profession] },
    words: 10,
    words_coded: 1,
  };
}

const PROFESSION: AttributeView = {
  id: 'p',
  name: 'Profession',
  scope: 'participant',
  type: 'choice',
  multiple: false,
  choices: ['Nurse', 'Social worker', 'Occupational therapist'],
};
const DOCUMENTS = [
  transcript('S2', ['S2'], 30),
  transcript('N10', ['N10'], 10),
  transcript('N9', ['N9'], 90),
  transcript('FG1', ['S2', 'N9'], 50),
  transcript('X', ['X']),
  transcript('Diary', []),
];
const PEOPLE = [
  person('S2', ['S2', 'FG1'], 'Social worker'),
  person('N10', ['N10'], 'Nurse'),
  person('N9', ['N9', 'FG1'], 'Nurse'),
  person('X', ['X']),
];

describe('the list of transcripts', () => {
  it('groups by what the speakers have in common, choices in their order', () => {
    const groups = transcriptGroups(DOCUMENTS, PEOPLE, PROFESSION, 'name');
    expect(groups.map(({ name, documents }) => [name, ...documents.map((each) => each.name)])).toEqual([
      ['Nurse', 'N9', 'N10'],
      ['Social worker', 'S2'],
      ['Nurse, Social worker', 'FG1'],
      ['Not recorded', 'Diary', 'X'],
    ]);
  });

  it('groups by what is recorded of the transcripts themselves', () => {
    const wave: AttributeView = { ...PROFESSION, id: 'w', scope: 'document', name: 'Joint', type: 'boolean' };
    const recorded = DOCUMENTS.map((document) =>
      document.name === 'X'
        ? document
        : { ...document, attributes: { Joint: [String(document.name === 'FG1')] } },
    );
    const groups = transcriptGroups(recorded, PEOPLE, wave, 'name');
    expect(groups.map(({ name, documents }) => [name, documents.length])).toEqual([
      ['No', 4],
      ['Yes', 1],
      ['Not recorded', 1],
    ]);
    expect(groupingAttribute([wave], 'w')).toBe(wave);
    expect(groupingAttribute([{ ...wave, type: 'choice' }], 'first')).toBeNull();
  });

  it('sorts by name as people count, or by how much is coded', () => {
    const [all] = transcriptGroups(DOCUMENTS, PEOPLE, null, 'coded');
    expect(all?.documents.map(({ name }) => name)).toEqual(['N9', 'FG1', 'S2', 'N10', 'Diary', 'X']);
    expect(transcriptGroups([], PEOPLE, null, 'name')).toEqual([]);
  });

  it('groups by the first attribute with choices until one is chosen', () => {
    const age: AttributeView = { ...PROFESSION, id: 'a', name: 'Age', type: 'integer', choices: [] };
    expect(groupingAttribute([age, PROFESSION], 'first')).toBe(PROFESSION);
    expect(groupingAttribute([age, PROFESSION], 'a')).toBe(age);
    expect(groupingAttribute([age, PROFESSION], 'none')).toBeNull();
    expect(groupingAttribute([age], 'first')).toBeNull();
  });

  it('is searched by names of transcripts and people', () => {
    const names = (query: string) => searchedTranscripts(DOCUMENTS, query).map(({ name }) => name);
    expect(names('n9')).toEqual(['N9', 'FG1']);
    expect(names('fg s2')).toEqual(['FG1']);
    expect(names(' ')).toHaveLength(6);
  });

  it('shows an identifier apart from a name', () => {
    expect(nameParts('N04 Denise')).toEqual(['N04', 'Denise']);
    expect(nameParts('OT12_Fiona B.')).toEqual(['OT12', 'Fiona B.']);
    expect(nameParts('N04')).toEqual(['', 'N04']);
    expect(nameParts('Focus group 1')).toEqual(['', 'Focus group 1']);
  });
});
