import { describe, expect, it } from 'vitest';
import { allRows, csvBytes, type TestProject, testProject } from '../support/project.ts';
import { coded, imported, labels, paths, segments, step } from './story.ts';

/** Priya's undo is refused, names these later changes, and leaves every row and the history as they were. */
async function expectConflict(
  project: TestProject,
  label: string,
  later: readonly string[],
  name: 'journal.undo' | 'journal.redo' = 'journal.undo',
): Promise<void> {
  const before = { rows: allRows(project), history: await labels(project) };
  expect(await project.call(name, {}, 'Priya')).toEqual({
    ok: false,
    error: { code: 'UNDO_CONFLICT', details: { label, later } },
  });
  expect({ rows: allRows(project), history: await labels(project) }).toEqual(before);
  expect(await project.get('project.check', {})).toEqual([]);
}

describe('an undo on which later changes stand is refused and names them', () => {
  it('where another coder applied the created code', async () => {
    const project = testProject();
    await imported(project);
    await project.get('code.create', { name: 'Forms', parent: null }, 'Priya');
    await coded(project, 'Forms', 'forms', 'Daniel');
    await expectConflict(project, "Created code 'Forms'", ["Applied 'Forms' to N01"]);
    await project.get('journal.undo', {}, 'Daniel');
    expect(await step(project, 'journal.undo', 1, 'Priya')).toEqual(["Created code 'Forms'"]);
    expect(await paths(project)).toEqual([]);
  });

  it('where another coder put a code under the created one', async () => {
    const project = testProject();
    await project.get('code.create', { name: 'Theme', parent: null }, 'Priya');
    await project.get('code.create', { name: 'Code', parent: 'Theme' }, 'Daniel');
    await expectConflict(project, "Created code 'Theme'", ["Created code 'Code'"]);
  });

  it('where another coder merged a code into the created one', async () => {
    const project = testProject();
    await project.get('code.create', { name: 'Old', parent: null }, 'Daniel');
    await project.get('code.create', { name: 'New', parent: null }, 'Priya');
    await project.get('code.merge', { code: 'Old', into: 'New' }, 'Daniel');
    await expectConflict(project, "Created code 'New'", ["Merged 'Old' into 'New'"]);
  });

  it('where another coder changed the same row', async () => {
    const project = testProject();
    await imported(project);
    const { id } = await coded(project, 'Forms', 'forms', 'Priya');
    await project.get('segment.comment', { segment: id, comment: 'why?' }, 'Daniel');
    await project.get('segment.resize', { segment: id, start: 0, end: 10 }, 'Daniel');
    await project.get('journal.undo', {}, 'Daniel');
    await expectConflict(project, "Applied 'Forms' to N01", ["Commented 'Forms' in N01"]);
  });

  it('where another coder merged the code away under a moved segment', async () => {
    const project = testProject();
    await imported(project);
    await project.get('code.create', { name: 'Panel', parent: null }, 'Daniel');
    await coded(project, 'Forms', 'forms', 'Priya');
    await project.get('code.merge', { code: 'Forms', into: 'Panel' }, 'Daniel');
    await expectConflict(project, "Applied 'Forms' to N01", ["Merged 'Forms' into 'Panel'"]);
  });

  it('where the code that a removed segment would come back to is merged away', async () => {
    const project = testProject();
    await imported(project);
    await coded(project, 'Panel', 'panel', 'Daniel');
    const { id } = await coded(project, 'Forms', 'forms', 'Daniel');
    await project.get('segment.remove', { segment: id }, 'Priya');
    await project.get('code.merge', { code: 'Forms', into: 'Panel' }, 'Daniel');
    await expectConflict(project, "Removed 'Forms' from N01", ["Merged 'Forms' into 'Panel'"]);
  });

  it('where the code that a recoded segment would come back to is merged away', async () => {
    const project = testProject();
    await imported(project);
    await coded(project, 'Panel', 'panel', 'Daniel');
    const { id } = await coded(project, 'Forms', 'forms', 'Daniel');
    await project.get('segment.recode', { segment: id, code: 'Panel' }, 'Priya');
    await project.get('code.merge', { code: 'Forms', into: 'Panel' }, 'Daniel');
    await expectConflict(project, "Changed 'Forms' to 'Panel' in N01", ["Merged 'Forms' into 'Panel'"]);
  });

  it('where the code that a moved code would come back under is merged away', async () => {
    const project = testProject();
    for (const name of ['Old', 'New']) await project.get('code.create', { name, parent: null }, 'Daniel');
    await project.get('code.create', { name: 'Code', parent: 'Old' }, 'Daniel');
    await project.get('code.move', { code: 'Code', parent: null }, 'Priya');
    await project.get('code.merge', { code: 'Old', into: 'New' }, 'Daniel');
    await expectConflict(project, "Made 'Code' a theme", ["Merged 'Old' into 'New'"]);
  });

  it('where the code that a deleted code would come back under is deleted', async () => {
    const project = testProject();
    await project.get('code.create', { name: 'Theme', parent: null }, 'Daniel');
    await project.get('code.create', { name: 'Code', parent: 'Theme' }, 'Daniel');
    await project.get('code.delete', { code: 'Code' }, 'Priya');
    await project.get('code.delete', { code: 'Theme' }, 'Daniel');
    await expectConflict(project, "Deleted code 'Code'", ["Deleted code 'Theme'"]);
  });

  it('where the code that a removed segment would come back to was undone', async () => {
    const project = testProject();
    await imported(project, 'N01.txt', undefined);
    await project.get('code.create', { name: 'Forms', parent: null }, 'Daniel');
    const { id } = await coded(project, 'Forms', 'forms', 'Priya');
    await project.get('segment.remove', { segment: id }, 'Priya');
    await project.get('journal.undo', {}, 'Daniel');
    await expectConflict(project, "Removed 'Forms' from N01", ["Undid: Created code 'Forms'"]);
  });

  it('where it would close a circle among codes', async () => {
    const project = testProject();
    await project.get('code.create', { name: 'A', parent: null }, 'Daniel');
    await project.get('code.create', { name: 'B', parent: 'A' }, 'Daniel');
    await project.get('code.move', { code: 'B', parent: null }, 'Priya');
    await project.get('code.move', { code: 'A', parent: 'B' }, 'Daniel');
    await expectConflict(project, "Made 'B' a theme", ["Moved 'A' into 'B'"]);
    expect(await paths(project)).toEqual(['B', 'B > A']);
  });

  it('where the transcript that a removed segment stood in is deleted', async () => {
    const project = testProject();
    await imported(project);
    const { id } = await coded(project, 'Forms', 'forms', 'Daniel');
    await project.get('segment.remove', { segment: id }, 'Priya');
    await project.get('document.delete', { document: 'N01' }, 'Daniel');
    await expectConflict(project, "Removed 'Forms' from N01", ['Deleted N01']);
  });

  it('where another coder deleted the transcript that was renamed', async () => {
    const project = testProject();
    await imported(project);
    await project.get('document.rename', { document: 'N01', name: 'Maureen' }, 'Priya');
    await project.get('document.delete', { document: 'Maureen' }, 'Daniel');
    await expectConflict(project, 'Renamed N01 to Maureen', ['Deleted Maureen']);
  });

  it('where another coder coded the imported transcript', async () => {
    const project = testProject();
    await imported(project);
    await coded(project, 'Forms', 'forms', 'Daniel');
    await coded(project, 'Panel', 'panel', 'Daniel');
    await expectConflict(project, 'Imported N01', ["Applied 'Panel' to N01", "Applied 'Forms' to N01"]);
    expect(await segments(project)).toHaveLength(2);
  });

  it.each(['Risk', 'RISK'])('where another coder took the name that would come back, as %s', async (name) => {
    const project = testProject();
    await project.get('code.create', { name: 'Risk', parent: null }, 'Daniel');
    await project.get('code.rename', { code: 'Risk', name: 'Danger' }, 'Priya');
    await project.get('code.create', { name, parent: null }, 'Daniel');
    await expectConflict(project, "Renamed 'Risk' to 'Danger'", [`Created code '${name}'`]);
  });

  it.each(['N01', 'n01'])('where another participant has the name by now, as %s', async (name) => {
    const project = testProject();
    await project.get('participant.create', { name: 'N01' }, 'Priya');
    await project.get('participant.delete', { participant: 'N01' }, 'Priya');
    await project.get('participant.create', { name }, 'Daniel');
    await expectConflict(project, 'Deleted participant N01', [`Added participant ${name}`]);
  });

  it('where the coder whom an import brought has worked since', async () => {
    const project = testProject();
    await imported(project);
    await project.get('code.create', { name: 'Panel', parent: null }, 'Priya');
    await project.get(
      'segment.import',
      { bytes: csvBytes('document,code,quote,coder', 'N01,Forms,forms,Daniel') },
      'Priya',
    );
    await project.get('code.recolor', { code: 'Panel', color: '#ff0000' }, 'Daniel');
    await expectConflict(project, 'Imported 1 segment', ["Recoloured 'Panel'"]);
  });

  it('where a participant whom a coder linked would speak in a transcript without taking part', async () => {
    const project = testProject();
    await imported(
      project,
      'Talk.txt',
      'Interviewer: Well?\nMaureen: Tired.\nInterviewer: And?\nMaureen: No.',
    );
    await project.get('participant.create', { name: 'N01' }, 'Daniel');
    await project.get('participant.create', { name: 'N02' }, 'Daniel');
    await project.get('participant.link', { participant: 'N02', document: 'Talk' }, 'Daniel');
    await project.get('participant.link', { participant: 'N01', document: 'Talk' }, 'Priya');
    await project.get('speaker.update', { document: 'Talk', label: 'Maureen', participant: 'N01' }, 'Daniel');
    await expectConflict(project, 'Linked N01 to Talk', ['Set speaker Maureen of Talk to N01']);
  });

  it('and so is a redo', async () => {
    const project = testProject();
    await project.get('code.create', { name: 'Risk', parent: null }, 'Priya');
    await project.get('journal.undo', {}, 'Priya');
    await project.get('code.create', { name: 'risk', parent: null }, 'Daniel');
    await expectConflict(project, "Undid: Created code 'Risk'", ["Created code 'risk'"], 'journal.redo');
  });
});

describe('after an undo that went through beside another coder’s changes', () => {
  it('codes can still be moved between each other', async () => {
    const project = testProject();
    await project.get('code.create', { name: 'A', parent: null }, 'Priya');
    await project.get('journal.undo', {}, 'Priya');
    await project.get('code.create', { name: 'B', parent: null }, 'Daniel');
    await project.get('code.create', { name: 'C', parent: null }, 'Daniel');
    await project.get('journal.redo', {}, 'Priya');
    expect(await paths(project)).toEqual(['A', 'B', 'C']);
    await project.get('code.move', { code: 'C', parent: null, before: 'B' }, 'Daniel');
    expect(await paths(project)).toEqual(['A', 'C', 'B']);
    await project.get('journal.undo', {}, 'Daniel');
    expect(await paths(project)).toEqual(['A', 'B', 'C']);
  });
});
