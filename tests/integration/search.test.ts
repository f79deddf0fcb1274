import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/contract/contract.ts';
import { type TestProject, testProject, textFile } from '../support/project.ts';

const FIRST = [
  'Interviewer: How does the panel decide on risk?',
  'N01: Risk? The panel decides on Tuesdays, and Müller said “no budget”.',
  'N01: Budgets for risk-taking, no. 😀 護理に役立つ予算 שלום עולם مرحبا بالعالم.',
].join('\n');
const SECOND = 'N02: The budget, the risk, the naïve cafe\u0301.\nN02: A decision by panel.';

async function corpus(): Promise<TestProject> {
  const project = testProject();
  await project.get('document.import', textFile('N01.txt', FIRST));
  await project.get('document.import', textFile('N02.txt', SECOND));
  return project;
}

type Question = Partial<Omit<Input<'search.find'>, 'text'>>;

/** What was found as `document line: words`, each checked against its text. */
async function found(
  project: TestProject,
  text: string,
  question: Question = {},
): Promise<readonly string[]> {
  const hits = await project.get('search.find', { mode: 'words', limit: 100, ...question, text });
  const texts = new Map<string, string>();
  for (const { document } of hits)
    texts.set(document, (await project.get('document.text', { document })).text);
  return hits.map(({ document, line, start, end, snippet }) => {
    const words = texts.get(document)?.slice(start, end) ?? '';
    expect(texts.get(document)?.slice(0, start).split('\n')).toHaveLength(line);
    expect(snippet).toContain(words.split('\n')[0]?.trim());
    return `${document} ${line}: ${words}`;
  });
}

describe('searching words', () => {
  it('finds paragraphs with all of them, in any order and case, in project and reading order', async () => {
    const project = await corpus();
    expect(await found(project, 'RISK panel')).toEqual(['N01 1: panel', 'N01 2: Risk']);
    expect(await found(project, 'panel risk')).toEqual(['N01 1: panel', 'N01 2: Risk']);
    expect(await found(project, 'risk budget')).toEqual(['N01 2: Risk', 'N02 1: budget']);
    expect(await found(project, 'risk nowhere')).toEqual([]);
  });

  it('finds phrases and beginnings of words, and while typing takes the last word for a beginning', async () => {
    const project = await corpus();
    expect(await found(project, '"the panel decide"')).toEqual(['N01 1: the panel decide']);
    expect(await found(project, '"panel the"')).toEqual([]);
    expect(await found(project, 'budg*')).toEqual(['N01 2: budget', 'N01 3: Budgets', 'N02 1: budget']);
    expect(await found(project, 'budg')).toEqual([]);
    expect(await found(project, 'risk budg', { typing: true })).toEqual([
      'N01 2: Risk',
      'N01 3: Budgets',
      'N02 1: budget',
    ]);
    expect(await found(project, 'budg ', { typing: true })).toEqual([]);
    expect(await found(project, '"no budg', { typing: true })).toEqual(['N01 2: no', 'N01 3: Budgets']);
  });

  it('folds diacritics, however they are written', async () => {
    const project = await corpus();
    expect(await found(project, 'muller')).toEqual(['N01 2: Müller']);
    expect(await found(project, 'MU\u0308LLER')).toEqual(['N01 2: Müller']);
    expect(await found(project, 'naive café')).toEqual(['N02 1: naïve']);
    expect(await found(project, 'cafe')).toEqual(['N02 1: cafe\u0301']);
  });

  it('finds Hebrew and Arabic words, and Chinese, Japanese and emoji by their characters', async () => {
    const project = await corpus();
    expect(await found(project, 'עולם שלום')).toEqual(['N01 3: שלום']);
    expect(await found(project, 'مرح*')).toEqual(['N01 3: مرحبا']);
    expect(await found(project, '役立')).toEqual(['N01 3: 役立']);
    expect(await found(project, '護理')).toEqual(['N01 3: 護理']);
    expect(await found(project, '😀')).toEqual(['N01 3: 😀']);
    expect(await found(project, '…')).toEqual([]);
  });

  it.each([
    '"',
    '*',
    'a OR b',
    'NEAR(a b)',
    'text:risk',
    "risk' --",
    '^risk',
    '(risk',
    'risk AND',
    '""',
    '-',
    '{}',
  ])('takes %s as it is typed, not as a query language', async (text) => {
    const project = await corpus();
    const reply = await project.call('search.find', { text, mode: 'words', limit: 5 });
    expect(reply.ok).toBe(true);
  });
});

describe('searching characters', () => {
  it('finds every place with exactly these, also several in a line and over lines', async () => {
    const project = await corpus();
    const exact = { mode: 'exact' } as const;
    expect(await found(project, 'the ', exact)).toEqual(['N01 1: the ', 'N02 1: the ', 'N02 1: the ']);
    expect(await found(project, 'Risk', exact)).toEqual(['N01 2: Risk']);
    expect(await found(project, '.\nN02: A', exact)).toEqual(['N02 1: .\nN02: A']);
    expect(await found(project, '.\r\nN02: A', exact)).toEqual(['N02 1: .\nN02: A']);
    expect(await found(project, 'cafe\u0301', exact)).toEqual(['N02 1: cafe\u0301']);
    expect(await found(project, 'caf\u00e9', exact)).toEqual([]);
  });
});

describe('what is found', () => {
  it('follows deletion, undo and redo', async () => {
    const project = await corpus();
    const both = ['N01 2: Tuesdays'];
    expect(await found(project, 'tuesdays')).toEqual(both);
    await project.get('document.delete', { document: 'N01' });
    expect(await found(project, 'tuesdays')).toEqual([]);
    expect(await found(project, 'Tuesdays', { mode: 'exact' })).toEqual([]);
    await project.get('journal.undo', {});
    expect(await found(project, 'tuesdays')).toEqual(both);
    await project.get('journal.undo', { count: 2 });
    expect(await found(project, 'tuesdays')).toEqual([]);
    await project.get('journal.redo', {});
    expect(await found(project, 'tuesdays')).toEqual(both);
    expect(await found(project, 'naive')).toEqual([]);
  });

  it('names every transcript that says it, each in reading order, also where a text was there before', async () => {
    const project = await corpus();
    await project.get('document.delete', { document: 'N01' });
    await project.get('document.import', textFile('N03.txt', FIRST.replaceAll('\n', '\r\n')));
    expect((await found(project, 'panel')).toSorted()).toEqual([
      'N02 2: panel',
      'N03 1: panel',
      'N03 2: panel',
    ]);
    await project.get('document.import', textFile('N04.txt', FIRST));
    const all = await found(project, 'panel');
    const of = (document: string) => all.filter((place) => place.startsWith(document));
    expect([of('N02'), of('N03'), of('N04'), all.length]).toEqual([
      ['N02 2: panel'],
      ['N03 1: panel', 'N03 2: panel'],
      ['N04 1: panel', 'N04 2: panel'],
      5,
    ]);
    expect(await found(project, 'panel', { limit: 2 })).toEqual(all.slice(0, 2));
    expect(await found(project, 'panel', { limit: 2, mode: 'exact' })).toEqual([
      'N02 2: panel',
      'N03 1: panel',
    ]);
  });

  it('is shown with some words around it, on one line, whole characters only', async () => {
    const project = testProject();
    const long = `N01: ${'😀 said '.repeat(30)}needle\u0009${'haystack 😀 '.repeat(30)}`;
    await project.get('document.import', textFile('N01.txt', `${long}\nN01: short needle.\n`));
    const [first, second] = await project.get('search.find', { text: 'needle', mode: 'words', limit: 9 });
    expect(first?.snippet).toMatch(/^… (😀 )?(said 😀 )+said needle (haystack 😀 )+(haystack )?…$/u);
    expect(first?.snippet.length).toBeLessThan(140);
    expect(first?.snippet.isWellFormed()).toBe(true);
    expect(second).toMatchObject({ snippet: 'N01: short needle.', line: 2 });
  });
});
