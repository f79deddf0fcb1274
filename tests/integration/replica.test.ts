import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Machine } from '../../src/app/projects.ts';
import { backUpProject, openHost, restoreProject } from '../../src/app/projects.ts';
import {
  projectOver,
  reopened,
  steadyMachine,
  type TestProject,
  temporaryFolder,
  testProject,
} from '../support/project.ts';

async function opened(path: string, machine: Machine): Promise<TestProject> {
  const host = await openHost(path, machine);
  onTestFinished(() => {
    if (host.project.side.connection.open) host.close();
  });
  return projectOver(host, machine);
}

const added = { count: 0 };

async function write(project: TestProject): Promise<string> {
  added.count += 1;
  await project.get('participant.create', { name: `P${added.count}` });
  return replicaOfLast(project);
}

function replicaOfLast({ host }: TestProject): string {
  const { reader } = host.project;
  return String(
    reader.prepare('SELECT replica_id FROM journal ORDER BY sequence DESC LIMIT 1').pluck().get(),
  );
}

function replicas({ host }: TestProject): readonly unknown[] {
  return host.project.reader.prepare('SELECT id FROM replica ORDER BY rowid').pluck().all();
}

describe('a replica', () => {
  it('is one across the sessions of an installation, reading ones between them', async () => {
    const first = testProject();
    const replica = await write(first);
    const second = await reopened(first);
    expect(await write(second)).toBe(replica);
    const reading = await reopened(second);
    await reading.get('participant.list', {});
    await reading.call('participant.create', { name: 'P1' });
    const last = await reopened(reading);
    expect(await write(last)).toBe(replica);
    expect(replicas(last)).toEqual([replica]);
  });

  it('is another in a copied file, and the first goes on in the original', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    const replica = await write(project);
    project.host.close();
    copyFileSync(project.path, join(folder, 'copy.emic'));
    const original = await opened(project.path, project.machine);
    expect(await write(original)).toBe(replica);
    original.host.close();
    const copy = await opened(join(folder, 'copy.emic'), project.machine);
    expect(await write(copy)).not.toBe(replica);
  });

  it('is another in a restored backup', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    const replica = await write(project);
    const backup = await backUpProject(project.path, undefined, project.machine);
    await write(project);
    project.host.close();
    restoreProject(backup, join(folder, 'restored.emic'));
    const restored = await opened(join(folder, 'restored.emic'), project.machine);
    expect(await write(restored)).not.toBe(replica);
  });

  it('is never shared by two copies that are open at once, whichever writes first', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    const before = await write(project);
    project.host.close();
    copyFileSync(project.path, join(folder, 'copy.emic'));
    const original = await opened(project.path, project.machine);
    const copy = await opened(join(folder, 'copy.emic'), project.machine);
    const inCopy = await write(copy);
    const inOriginal = await write(original);
    expect(inCopy).not.toBe(inOriginal);
    original.host.close();
    copy.host.close();
    const seen = new Set([before, inCopy, inOriginal]);
    const again = await opened(project.path, project.machine);
    const later = await write(again);
    expect(later === inCopy).toBe(false);
    expect([...seen, later].filter((id) => id === inCopy)).toHaveLength(1);
  });

  it('is not the same for two sessions that have one file open', async () => {
    const project = testProject();
    const one = await write(project);
    const other = await opened(project.path, project.machine);
    expect(await write(other)).not.toBe(one);
    expect(await write(project)).toBe(one);
  });

  it('is minted by each installation for itself', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    const here = await write(project);
    project.host.close();
    mkdirSync(join(folder, 'elsewhere'));
    const machine = steadyMachine(join(folder, 'elsewhere'), 1);
    const there = await opened(project.path, machine);
    const elsewhere = await write(there);
    expect(elsewhere).not.toBe(here);
    there.host.close();
    const back = await opened(project.path, project.machine);
    expect(await write(back)).not.toBe(elsewhere);
    expect(new Set(replicas(back)).size).toBe(3);
  });

  it('is neither minted nor remembered by a session that only reads', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder);
    await write(project);
    project.host.close();
    mkdirSync(join(folder, 'elsewhere'));
    const machine = steadyMachine(join(folder, 'elsewhere'), 1);
    const reading = await opened(project.path, machine);
    await reading.get('project.check', {});
    await reading.get('crosstab.read', { by: [], unit: 'segments', coder: 'any', where: [] });
    const before = replicas(reading);
    reading.host.close();
    expect(existsSync(join(folder, 'elsewhere', 'state'))).toBe(false);
    const after = await opened(project.path, project.machine);
    expect(replicas(after)).toEqual(before);
  });

  it('orders its entries after all others, also where its clock is years behind', async () => {
    const folder = temporaryFolder();
    const project = testProject(folder, 500);
    await write(project);
    project.host.close();
    mkdirSync(join(folder, 'behind'));
    const behind = await opened(project.path, steadyMachine(join(folder, 'behind'), 1));
    await write(behind);
    await behind.get('journal.undo', {}, 'Priya');
    behind.host.close();
    const last = await opened(project.path, project.machine);
    await write(last);
    const times = last.host.project.reader
      .prepare<[], { at: number; counter: number }>('SELECT at, counter FROM journal ORDER BY sequence')
      .all();
    const sorted = times.toSorted((one, other) => one.at - other.at || one.counter - other.counter);
    expect(times).toEqual(sorted);
    expect(new Set(times.map(({ at, counter }) => `${at} ${counter}`)).size).toBe(times.length);
  });
});
