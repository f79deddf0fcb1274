import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODERS, type Corpus, type CorpusPlan, corpusOf } from '../../../fixtures/corpus/corpus.ts';
import { corpusMachine } from '../../../fixtures/corpus/corpus-machine.ts';
import { fillProject } from '../../../fixtures/corpus/fill-project.ts';
import { createProject } from '../../../src/db/project.ts';

const SEED = 7;

/** Two transcripts of 60,000 words and two of a million characters, each with 10,000 segments of 1,000 codes. */
export const LONG_PLANS = {
  words: { transcripts: 2, words: 60_000, segments: 20_000, codes: 1_000 },
  characters: { transcripts: 2, words: 172_000, segments: 20_000, codes: 1_000 },
} as const satisfies Readonly<Record<string, CorpusPlan>>;

export type LongProject = { readonly path: string; readonly corpus: Corpus };

/** A project with very long transcripts, made if it is not there yet. Copy it before changing it. */
export function longProject(which: keyof typeof LONG_PLANS): LongProject {
  const corpus = corpusOf(LONG_PLANS[which], SEED);
  const folder = join(tmpdir(), 'emic-corpus');
  const path = join(folder, `long-${which}-${SEED}.emic`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const draft = `${path}.${process.pid}`;
    const project = createProject(
      draft,
      `Long ${which}`,
      { asked: CODERS[0], userName: CODERS[0] },
      corpusMachine(SEED),
    );
    fillProject(project, corpus, false);
    project.close();
    renameSync(draft, path);
  }
  return { path, corpus };
}
