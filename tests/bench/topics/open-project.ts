import { deepStrictEqual } from 'node:assert/strict';
import type Database from 'better-sqlite3';
import type { Host } from '../../../src/app/host.ts';
import { openHost } from '../../../src/app/projects.ts';
import type { Output } from '../../../src/contract/contract.ts';
import { type Contest, times } from '../contest.ts';
import { type FirstScreen, firstScreen, openFloor } from '../floors/open-floor.ts';
import { askerOf, benchMachine, type Ground } from '../ground.ts';

type Shown = {
  readonly project: Output<'project.read'>;
  readonly documents: Output<'document.list'>;
  readonly codes: Output<'code.list'>;
};

/** From a closed file to everything that the first screen shows. Closing again is not timed. */
export function openProjectContests({ pristine }: Ground): readonly Contest[] {
  const held: { host?: Host; database?: Database.Database } = {};
  const ours = async (): Promise<Shown> => {
    held.host = await openHost(pristine, benchMachine());
    const get = askerOf(held.host);
    return {
      project: await get('project.read', {}),
      documents: await get('document.list', {}),
      codes: await get('code.list', {}),
    };
  };
  const floor = () => {
    held.database = openFloor(pristine);
    return firstScreen(held.database);
  };
  const close = () => {
    held.host?.close();
    held.database?.close();
    delete held.host;
    delete held.database;
  };
  const agree = async () => {
    const shown = await ours();
    const least = floor();
    close();
    agreeOn(shown, least);
  };
  return [
    {
      operation: 'open project to first screen',
      ours: { run: ours, after: close },
      floor: { run: floor, after: close },
      agree,
      bar: times(3),
    },
  ];
}

function agreeOn(shown: Shown, least: FirstScreen): void {
  deepStrictEqual(shown.project, least.project);
  const documents = shown.documents.map(({ id, name, characters, words, segments, participants }) => [
    id,
    name,
    characters,
    words,
    segments,
    participants.join(', '),
  ]);
  deepStrictEqual(documents, least.documents);
  const direct = new Map(least.codes.map((code) => [code[0], code[5]]));
  deepStrictEqual(new Map<unknown, unknown>(shown.codes.map(({ id, segments }) => [id, segments])), direct);
}
