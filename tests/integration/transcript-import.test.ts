import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/contract/contract.ts';
import { allRows, type TestProject, testProject, textFile } from '../support/project.ts';
import { imported, labels, TALK, undoable } from './story.ts';

type Decided = Omit<Input<'document.import'>, 'name' | 'bytes'>;

function importing(project: TestProject, decided: Decided, name = 'Talk.txt', text = TALK) {
  return project.call('document.import', { ...textFile(name, text), ...decided });
}

async function speakers(project: TestProject): Promise<readonly string[]> {
  return (await project.get('speaker.list', {})).map(
    ({ document, label, role, participant }) => `${document}, ${label}: ${role}, ${participant ?? '-'}`,
  );
}

async function people(project: TestProject): Promise<readonly unknown[]> {
  return (await project.get('participant.list', {})).map(({ name, documents, attributes }) => [
    name,
    documents,
    attributes,
  ]);
}

describe('importing a transcript as somebody decided', () => {
  it('gives it its name, its speakers, their participants and their attributes in one change', async () => {
    const project = testProject();
    await project.get('participant.create', { name: 'sarah' });
    await project.get('attribute.create', { name: 'Profession', scope: 'participant', type: 'choice' });
    await project.get('attribute.create', { name: 'Years', scope: 'participant', type: 'integer' });
    await undoable(project, async () => {
      expect(
        await importing(project, {
          as: 'Team talk',
          speakers: [
            { label: 'maureen', role: 'participant', participant: 'Maureen Hill' },
            { label: 'Sarah', role: 'participant', participant: ' Sarah ' },
          ],
          newcomers: [
            { name: 'Maureen Hill', values: { profession: ['Nurse'], Years: ['7'] } },
            { name: 'Sarah', values: { Years: [' '] } },
          ],
        }),
      ).toMatchObject({
        ok: true,
        value: {
          document: 'Team talk',
          speakers: [
            { label: 'Interviewer', role: 'interviewer', participant: null },
            { label: 'Maureen', role: 'participant', participant: 'Maureen Hill' },
            { label: 'Sarah', role: 'participant', participant: 'sarah' },
          ],
          warnings: [],
        },
      });
    });
    expect(await labels(project, 3)).toEqual([
      'Redid: Imported Team talk',
      'Undid: Imported Team talk',
      'Imported Team talk',
    ]);
    expect(await people(project)).toEqual([
      ['sarah', ['Team talk'], {}],
      ['Maureen Hill', ['Team talk'], { Profession: ['Nurse'], Years: ['7'] }],
    ]);
  });

  it('gives a participant to nobody else than a participant, and nobody where that was said', async () => {
    const project = testProject();
    await project.get('participant.create', { name: 'Sarah' });
    const reply = await importing(project, {
      speakers: [
        { label: 'Interviewer', role: 'other', participant: 'Ivy' },
        { label: 'Maureen', role: 'interviewer', participant: 'Maureen' },
        { label: 'Sarah', role: 'participant', participant: null },
      ],
      owners: ['Maureen'],
    });
    expect(reply).toMatchObject({ ok: true, value: { warnings: [] } });
    expect(await speakers(project)).toEqual([
      'Talk, Interviewer: other, -',
      'Talk, Maureen: interviewer, -',
      'Talk, Sarah: participant, -',
    ]);
    expect(await people(project)).toEqual([
      ['Sarah', [], {}],
      ['Maureen', ['Talk'], {}],
    ]);
  });

  it('leaves those who are not named to the rules', async () => {
    const project = testProject();
    await project.get('participant.create', { name: 'Sarah' });
    await importing(project, {
      speakers: [{ label: 'Maureen', role: 'participant', participant: 'N02' }],
    });
    expect(await speakers(project)).toEqual([
      'Talk, Interviewer: interviewer, -',
      'Talk, Maureen: participant, N02',
      'Talk, Sarah: participant, Sarah',
    ]);
  });

  it('links it to its owners where nobody is labelled, added where they are new', async () => {
    const project = testProject();
    await project.get('participant.create', { name: 'N01' });
    await undoable(project, () =>
      importing(project, { owners: ['n01', 'N02', 'N02'] }, 'Notes.txt', 'Only words.'),
    );
    expect(await people(project)).toEqual([
      ['N01', ['Notes'], {}],
      ['N02', ['Notes'], {}],
    ]);
    await importing(
      project,
      { owners: ['N03'] },
      'N03.txt',
      'Interviewer: So?\nShe: No.\nInterviewer: No?\nShe: No.',
    );
    expect((await speakers(project)).at(-1)).toBe('N03, She: participant, N03');
  });

  it('links a participant who is added where they speak already', async () => {
    const project = testProject();
    await importing(project, {}, 'First.txt', `${TALK}\nSarah: Yes.`);
    await importing(project, {
      speakers: [{ label: 'Sarah', role: 'participant', participant: 'Sarah' }],
    });
    expect(await people(project)).toEqual([['Sarah', ['First', 'Talk'], {}]]);
  });

  it('never overwrites what is recorded of somebody who was there', async () => {
    const project = testProject();
    await project.get('participant.create', { name: 'Sarah' });
    for (const name of ['Team', 'Site'])
      await project.get('attribute.create', { name, scope: 'participant', type: 'text' });
    await project.get('attribute.set', { attribute: 'Team', participant: 'Sarah', values: ['North'] });
    await importing(project, {
      speakers: [{ label: 'Sarah', role: 'participant', participant: 'Sarah' }],
      newcomers: [{ name: 'Sarah', values: { Team: ['South'], Site: ['B'] } }],
    });
    expect(await people(project)).toEqual([['Sarah', ['Talk'], { Team: ['North'], Site: ['B'] }]]);
  });

  it.each([
    [
      'a label that nobody has',
      { speakers: [{ label: 'Zoe', role: 'other', participant: null }] },
      {
        code: 'NOT_FOUND',
        details: { what: 'speaker', name: 'Zoe', has: ['Interviewer', 'Maureen', 'Sarah'] },
      },
    ],
    [
      'a label that is decided twice',
      {
        speakers: [
          { label: 'Sarah', role: 'other', participant: null },
          { label: 'sarah', role: 'participant', participant: 'N02' },
        ],
      },
      { code: 'INVALID_INPUT', details: { issues: ['speakers: sarah is named twice'] } },
    ],
    ['a name that another transcript has', { as: 'n01' }, { code: 'NAME_TAKEN', details: { name: 'n01' } }],
    ['a name that is none', { as: ' ' }, { code: 'NAME_EMPTY', details: { name: ' ' } }],
    [
      'a newcomer who does not come with it',
      { owners: ['N02'], newcomers: [{ name: 'N03', values: {} }] },
      { code: 'NOT_FOUND', details: { what: 'participant of this import', name: 'N03' } },
    ],
    [
      'an attribute that there is not',
      { owners: ['N02'], newcomers: [{ name: 'N02', values: { Team: ['a'] } }] },
      { code: 'NOT_FOUND', details: { what: 'attribute', name: 'Team', has: ['wave', 'years'] } },
    ],
    [
      'an attribute of transcripts',
      { owners: ['N02'], newcomers: [{ name: 'N02', values: { wave: ['1'] } }] },
      { code: 'INVALID_INPUT', details: { issues: ['newcomers: wave is of transcripts'] } },
    ],
    [
      'a value that does not fit',
      { owners: ['N02'], newcomers: [{ name: 'N02', values: { years: ['many'] } }] },
      {
        code: 'ATTRIBUTE_VALUE_INVALID',
        details: { attribute: 'years', type: 'integer', entered: 'many' },
      },
    ],
  ] as const)('is refused for %s, and nothing goes in', async (_, decided, error) => {
    const project = testProject();
    await imported(project);
    await project.get('attribute.create', { name: 'wave', scope: 'document', type: 'text' });
    await project.get('attribute.create', { name: 'years', scope: 'participant', type: 'integer' });
    const before = allRows(project);
    expect(await importing(project, structuredClone(decided) as Decided)).toEqual({ ok: false, error });
    expect(allRows(project)).toEqual(before);
  });
});

describe('a transcript that is read', () => {
  it('says of each turn who speaks, in which role, and whose voice it is', async () => {
    const project = testProject();
    await importing(
      project,
      {
        speakers: [{ label: 'Maureen', role: 'participant', participant: 'N02' }],
      },
      'Talk.txt',
      `Before.\n${TALK}`,
    );
    const { text, turns } = await project.get('document.text', { document: 'Talk' });
    expect(
      turns.map(({ start, end, speaker, role, participant }) => [
        text.slice(start, end).slice(0, 8),
        speaker,
        role,
        participant,
      ]),
    ).toEqual([
      ['Before.\n', null, null, null],
      ['Intervie', 'Interviewer', 'interviewer', null],
      ['Maureen:', 'Maureen', 'participant', 'N02'],
      ['Sarah: A', 'Sarah', 'participant', null],
      ['Intervie', 'Interviewer', 'interviewer', null],
      ['Maureen:', 'Maureen', 'participant', 'N02'],
    ]);
  });
});
