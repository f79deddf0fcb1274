import { describe, expect, it } from 'vitest';
import { csvBytes, testProject, textFile } from '../support/project.ts';

describe('a host that stays open', () => {
  it('counts the right coder after another one came and went', async () => {
    const project = testProject();
    await project.get(
      'document.import',
      textFile('N01.txt', 'Interviewer: And?\nP01: Too much risk.\nInterviewer: So?\nP01: No.\n'),
    );
    await project.get('participant.import', { bytes: csvBytes('participant,document', 'P01,N01') });
    const ofCoder = (coder: string) =>
      project.get('crosstab.read', { by: [], unit: 'segments', coder: { coder }, where: [] });
    const coded = (coder: string) =>
      csvBytes('document,code,quote,coder', `N01,Risk,Too much risk.,${coder}`);

    await project.get('segment.import', { bytes: coded('Erin') });
    expect((await ofCoder('Erin')).rows[0]?.total.value).toBe(1);
    await project.get('journal.undo', {});
    await project.get('segment.import', { bytes: coded('Femi') });
    expect((await ofCoder('Femi')).rows[0]?.total.value).toBe(1);
    const { header, rows } = await project.get('segment.table', { where: [], coder: 'any' });
    expect(rows.map((row) => row[header.indexOf('coder')])).toEqual(['Femi']);
  });
});
