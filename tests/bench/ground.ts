import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import {
  CODERS,
  CORPUS_PLANS,
  type Corpus,
  type CorpusSize,
  corpusOf,
} from '../../fixtures/corpus/corpus.ts';
import { corpusProject } from '../../fixtures/corpus/corpus-project.ts';
import type { Host } from '../../src/app/host.ts';
import { type Machine, openHost } from '../../src/app/projects.ts';
import type { Input, Output, ProcedureName } from '../../src/contract/contract.ts';
import { instantOf } from '../../src/kernel/clock.ts';
import { uuidV7Maker } from '../../src/kernel/uuid.ts';
import { openFloor } from './floors/open-floor.ts';

export const SEED = 1;

/** What the contests of one size run on. Ours and the floor have a copy of the corpus each, and may write to it. */
export type Ground = {
  readonly size: CorpusSize;
  readonly corpus: Corpus;
  /** A closed project that nobody changes. */
  readonly pristine: string;
  readonly host: Host;
  readonly get: <Name extends ProcedureName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;
  readonly database: Database.Database;
  readonly close: () => void;
};

export function benchMachine(): Machine {
  const newId = uuidV7Maker(Date.now, (size) => randomBytes(size));
  return {
    ports: { now: () => instantOf(Date.now()), newId: <Id extends string>() => newId() as Id },
    replicas: { claim: () => null, release: () => undefined },
    hourlyBackups: false,
    userName: CODERS[0],
    noteIncident: (error) => {
      throw error;
    },
  };
}

export async function groundOf(size: CorpusSize): Promise<Ground> {
  const pristine = corpusProject(size, SEED);
  const folder = mkdtempSync(join(tmpdir(), 'emic-bench-'));
  const copy = (name: string) => {
    const path = join(folder, name);
    copyFileSync(pristine, path, constants.COPYFILE_FICLONE);
    return path;
  };
  const host = await openHost(copy('ours.emic'), benchMachine());
  const database = openFloor(copy('floor.emic'));
  return {
    size,
    corpus: corpusOf(CORPUS_PLANS[size], SEED),
    pristine,
    host,
    get: askerOf(host),
    database,
    close: () => {
      host.close();
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The value of a call that must go through. */
export function askerOf(host: Host): Ground['get'] {
  return async (name, input) => {
    const reply = await host.handle(name, input, { coder: CODERS[0] });
    if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
    return reply.value as Output<typeof name>;
  };
}
