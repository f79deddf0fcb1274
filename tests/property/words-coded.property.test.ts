import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codedWords } from '../../src/analysis/coded-words.ts';
import { columnKeeper } from '../../src/db/columns.ts';
import { reopened, type TestProject, testProject } from '../support/project.ts';
import { APPLY, CREATE_CODE, IMPORT, takeStep } from './random-commands.ts';

const picks = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999));
const opening = [IMPORT, CREATE_CODE, IMPORT, CREATE_CODE, APPLY, APPLY, APPLY].map((command) =>
  fc.record({ command: fc.constant(command), picks }),
);
const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ command: fc.constant(APPLY), picks }) },
  { weight: 6, arbitrary: fc.record({ command: fc.nat(10_000), picks }) },
  { weight: 1, arbitrary: fc.constant('undo' as const) },
  { weight: 1, arbitrary: fc.constant('reopen' as const) },
);
const moves = fc
  .tuple(fc.tuple(...opening), fc.array(move, { minLength: 1, maxLength: 15 }))
  .map(([first, rest]) => [...first, ...rest]);

async function listed(project: TestProject): Promise<Record<string, number>> {
  const documents = await project.get('document.list', {});
  return Object.fromEntries(documents.map(({ id, words_coded }) => [id, words_coded]));
}

/** Word by word over the text, without anything that the application keeps. */
async function recounted(project: TestProject): Promise<Record<string, number>> {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  const documents = await project.get('document.list', {});
  const counts = documents.map(async ({ id }) => {
    const { text } = await project.get('document.text', { document: id });
    const segments = await project.get('segment.list', { document: id });
    const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike);
    const coded = words.filter(({ index }) =>
      segments.some(({ start, end }) => start <= index && index < end),
    );
    return [id, coded.length] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

function inColumns(project: TestProject): Record<string, number> {
  const { corpus } = columnKeeper(project.host.project.reader).refresh();
  return Object.fromEntries(corpus.documents.map((document) => [document.id, codedWords(document).coded]));
}

describe('the words coded of a transcript', () => {
  it('are those in the union of its segments, whatever was done and whoever opened the project', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        let project = testProject();
        for (const one of all) {
          if (one === 'undo') await project.call('journal.undo', {});
          else if (one === 'reopen') project = await reopened(project);
          else await takeStep(project, one);
          const counts = await listed(project);
          expect(counts).toEqual(await recounted(project));
          expect(counts).toEqual(inColumns(project));
        }
        project.host.close();
      }),
      { numRuns: 25 },
    );
  });
});
