import { describe, expect, it } from 'vitest';
import { testProject, textFile } from '../support/project.ts';
import { imported, N01, TALK } from './story.ts';

describe('the preview of a transcript', () => {
  it('shows who speaks how much, who would be new, and the first turns without their labels', async () => {
    const project = testProject();
    await project.get('participant.create', { name: 'Sarah' });
    const preview = await project.get('document.preview', textFile('Talk.txt', TALK));
    expect(preview).toEqual({
      format: 'plain-text',
      encoding: 'utf-8',
      characters: TALK.length,
      words: 22,
      turns: 5,
      speakers: [
        {
          label: 'Interviewer',
          role: 'interviewer',
          participant: null,
          turns: 2,
          words: 8,
          doubtful: false,
          newcomer: null,
        },
        {
          label: 'Maureen',
          role: 'participant',
          participant: null,
          turns: 2,
          words: 8,
          doubtful: false,
          newcomer: 'Maureen',
        },
        {
          label: 'Sarah',
          role: 'participant',
          participant: 'Sarah',
          turns: 1,
          words: 6,
          doubtful: false,
          newcomer: null,
        },
      ],
      warnings: [{ code: 'SPEAKER_UNLINKED', details: { label: 'Maureen' } }],
      document: 'Talk',
      imported: null,
      opening: [
        { speaker: 'Interviewer', text: 'How did it go?' },
        { speaker: 'Maureen', text: 'The forms, mostly.' },
        { speaker: 'Sarah', text: 'And the panel said no.' },
        { speaker: 'Interviewer', text: 'I see.' },
        { speaker: 'Maureen', text: 'So we waited.' },
      ],
    });
  });

  it('calls the only participant what the transcript is called', async () => {
    const project = testProject();
    const text = 'Interviewer: So?\nMaureen: No.\nInterviewer: And?\nMaureen: No.';
    const { speakers: found } = await project.get('document.preview', textFile('N04_Denise_final.txt', text));
    expect(found.map(({ label, newcomer }) => [label, newcomer])).toEqual([
      ['Interviewer', null],
      ['Maureen', 'N04 Denise'],
    ]);
  });

  it('names the transcript freely, and the one that came from this very file', async () => {
    const project = testProject();
    await imported(project, 'N01.txt', N01);
    await project.get('document.rename', { document: 'N01', name: 'Denise' });
    const same = await project.get('document.preview', textFile('again.txt', N01));
    expect([same.document, same.imported]).toEqual(['again', 'Denise']);
    const other = await project.get('document.preview', textFile('denise.txt', TALK));
    expect([other.document, other.imported]).toEqual(['denise (2)', null]);
  });

  it('opens with at most sixty turns of a thousand characters, cut between characters', async () => {
    const project = testProject();
    const long = `A${'😀'.repeat(800)}`;
    const lines = Array.from({ length: 40 }, (_, line) => `Interviewer: So ${line}?\nN01: ${long}`);
    const { opening, turns } = await project.get('document.preview', textFile('N01.txt', lines.join('\n')));
    expect([turns, opening.length]).toEqual([80, 60]);
    expect(opening.slice(0, 2)).toEqual([
      { speaker: 'Interviewer', text: 'So 0?' },
      { speaker: 'N01', text: `A${'😀'.repeat(499)}` },
    ]);
  });

  it('shows a text without speakers as it is', async () => {
    const project = testProject();
    const { opening, speakers: none } = await project.get(
      'document.preview',
      textFile('a.txt', 'Only\n\nwords.'),
    );
    expect([opening, none]).toEqual([[{ speaker: null, text: 'Only\n\nwords.' }], []]);
  });

  it('shows what importing then does', async () => {
    const project = testProject();
    await project.get('participant.create', { name: 'Sarah' });
    const file = textFile('Talk.txt', TALK);
    const {
      document,
      imported: _,
      opening: __,
      speakers: found,
      ...preview
    } = await project.get('document.preview', file);
    const { id: ___, entry: ____, ...view } = await project.get('document.import', file);
    expect(view).toEqual({
      ...preview,
      document,
      speakers: found.map(({ label, role, participant }) => ({ label, role, participant })),
    });
  });
});
