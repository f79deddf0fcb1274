import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CODERS, type CorpusPlan, corpusOf } from '../../fixtures/corpus/corpus.ts';
import { corpusTables, transcriptFiles } from '../../fixtures/corpus/corpus-files.ts';
import { corpusMachine } from '../../fixtures/corpus/corpus-machine.ts';
import { fillProject } from '../../fixtures/corpus/fill-project.ts';
import { openHost } from '../../src/app/projects.ts';
import { checkProject } from '../../src/db/check.ts';
import { createProject } from '../../src/db/project.ts';
import {
  projectOver,
  steadyMachine,
  type TestProject,
  temporaryFolder,
  testProject,
} from '../support/project.ts';

const SMALL: CorpusPlan = { transcripts: 12, words: 700, segments: 400, codes: 40 };

function hashOf(seed: number): string {
  const corpus = corpusOf(SMALL, seed);
  const { participants, codebook, segments } = corpusTables(corpus);
  const hash = createHash('sha256');
  for (const { name, bytes } of [...transcriptFiles(corpus), participants, codebook, segments]) {
    hash.update(name).update(bytes);
  }
  return hash.digest('hex');
}

async function loadedProject(history: boolean): Promise<TestProject> {
  const folder = temporaryFolder();
  const path = join(folder, 'loaded.emic');
  const author = { asked: CODERS[0], userName: CODERS[0] };
  const project = createProject(path, 'loaded', author, corpusMachine(1));
  fillProject(project, corpusOf(SMALL, 1), history);
  project.close();
  const machine = steadyMachine(folder, 1_000);
  const host = await openHost(path, machine);
  onTestFinished(host.close);
  return projectOver(host, machine);
}

async function importedProject(): Promise<TestProject> {
  const project = testProject();
  const corpus = corpusOf(SMALL, 1);
  for (const file of transcriptFiles(corpus)) await project.get('document.import', { ...file });
  const { participants, codebook, segments } = corpusTables(corpus);
  await project.get('participant.import', { bytes: participants.bytes });
  await project.get('codebook.import', { bytes: codebook.bytes });
  await project.get('segment.import', { bytes: segments.bytes });
  return project;
}

/** Every number of the comparison, without ids; groups by name, because an import makes choices of its own order. */
async function comparison({ get }: TestProject): Promise<unknown> {
  const asked = { by: ['profession', 'site'], coder: 'any', where: [] } as const;
  const tables = [];
  for (const unit of ['participants', 'segments', 'passages', 'documents', 'words'] as const) {
    const { rows, groups, total } = await get('crosstab.read', {
      ...asked,
      by: [...asked.by],
      where: [],
      unit,
    });
    const named = rows.map(({ code_path, cells, total: sum }) => ({
      code_path,
      cells: new Map(cells.map(({ group, ...cell }) => [group, cell])),
      sum,
    }));
    tables.push({ unit, named, groups: new Map(groups.map(({ value, n }) => [value, n])), total });
  }
  return tables;
}

describe('the corpus', () => {
  it('is the same for a seed, on every machine', () => {
    expect(hashOf(1)).toBe('d12016f45666a97321a27d95dcfe7a66da6268033d7b5edaaf76edcf3ad250cf');
  });

  it('is another for another seed', () => {
    expect(hashOf(2)).not.toBe(hashOf(1));
  });

  it('has as many transcripts, words, segments and codes as planned, the codes in three levels', () => {
    const corpus = corpusOf(SMALL, 1);
    const transcripts = corpus.names.map((_, place) => corpus.transcript(place));
    const segments = transcripts.flatMap((transcript, place) => corpus.segments(place, transcript));
    const levelOf = (place: number): number => {
      const parent = corpus.codes[place]?.parent ?? null;
      return parent === null ? 1 : 1 + levelOf(parent);
    };
    const levels = new Set(corpus.codes.map((_, place) => levelOf(place)));
    const words = transcripts.map(({ text }) => text.split(/\s+/).length);
    expect([transcripts.length, segments.length, corpus.codes.length]).toEqual([12, 400, 40]);
    expect([...levels].sort()).toEqual([1, 2, 3]);
    expect(Math.min(...words)).toBeGreaterThanOrEqual(SMALL.words);
    expect(Math.max(...words)).toBeLessThan(1.2 * SMALL.words);
  });

  it('takes up coded passages again, at the same extent or a little beside it, and codes nothing twice', () => {
    const corpus = corpusOf({ ...SMALL, transcripts: 1, words: 9_000, segments: 90 }, 1);
    const segments = corpus.segments(0, corpus.transcript(0));
    const extents = segments.map(({ start, end }) => `${start} ${end}`);
    const touching = segments.filter((one, place) =>
      segments.slice(0, place).some((other) => other.start < one.end && one.start < other.end),
    );
    const keys = new Set(segments.map((segment) => JSON.stringify(segment)));
    expect(keys.size).toBe(90);
    expect(new Set(extents).size).toBeLessThan(90 - touching.length / 3);
    expect(touching.length / 90).toBeGreaterThan(0.4);
    expect(touching.length / 90).toBeLessThan(0.75);
  });

  it('has turns that cover each transcript', () => {
    const { text, turns } = corpusOf(SMALL, 1).transcript(3);
    expect(turns.map(({ start }) => start)).toEqual([0, ...turns.slice(0, -1).map(({ end }) => end)]);
    expect(turns.at(-1)?.end).toBe(text.length);
  });
});

describe('a corpus as a project', () => {
  it('passes every check', async () => {
    const { host } = await loadedProject(true);
    expect(checkProject(host.project)).toEqual([]);
  });

  it('counts the same whether it was loaded or imported from its files', async () => {
    expect(await comparison(await loadedProject(true))).toEqual(await comparison(await importedProject()));
  });

  it('passes every check without history of its loading, and records what is changed later', async () => {
    const { host, get } = await loadedProject(false);
    expect(checkProject(host.project)).toEqual([]);
    const recorded = host.project.reader
      .prepare("SELECT count(*) AS count FROM journal_change WHERE table_name IN ('turn', 'segment')")
      .get();
    expect(recorded).toEqual({ count: 0 });
    const [segment] = await get('segment.list', { document: 'Interview 0001' });
    const before = await get('project.read', {});
    await get('segment.remove', { segment: segment?.id ?? '' });
    expect(await get('project.read', {})).toEqual({ ...before, segments: before.segments - 1 });
    await get('journal.undo', {});
    expect(await get('project.read', {})).toEqual(before);
  });
});
