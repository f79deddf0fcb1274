import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Host } from '../../src/app/host.ts';
import { type Machine, newProject, openHost } from '../../src/app/projects.ts';
import { clientOver } from '../../src/contract/client.ts';
import type { Input, Output, ProcedureName, Reply } from '../../src/contract/contract.ts';
import { replicaStoreIn } from '../../src/db/replica-store.ts';
import { instantOf } from '../../src/kernel/clock.ts';
import { uuidV7Maker } from '../../src/kernel/uuid.ts';

/** A folder of its own for each test, gone afterwards. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'emic-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A machine whose clock ticks a millisecond a look and whose ids count up: the same run gives the same rows. */
export function steadyMachine(folder: string, seed = 0): Machine {
  const clock = { now: Date.UTC(2013, 4, 1) + seed * 1_000_000_000 };
  const bytes = { next: seed * 1_000_000 };
  const tick = () => {
    clock.now += 1;
    return clock.now;
  };
  const newId = uuidV7Maker(tick, (size) => {
    bytes.next += 1;
    const random = Buffer.alloc(size);
    random.writeBigUInt64BE(BigInt(bytes.next), size - 8);
    return random;
  });
  return {
    ports: { now: () => instantOf(tick()), newId: <Id extends string>() => newId() as Id },
    replicas: replicaStoreIn(join(folder, 'state')),
    hourlyBackups: false,
    userName: 'tester',
    noteIncident: (error) => {
      throw error;
    },
  };
}

export type TestProject = {
  readonly host: Host;
  readonly path: string;
  readonly machine: Machine;
  readonly call: <Name extends ProcedureName>(
    name: Name,
    input: Input<Name>,
    coder?: string,
  ) => Promise<Reply<Output<Name>>>;
  /** The value of a call that must go through. */
  readonly get: <Name extends ProcedureName>(
    name: Name,
    input: Input<Name>,
    coder?: string,
  ) => Promise<Output<Name>>;
};

export function projectOver(host: Host, machine: Machine): TestProject {
  const call: TestProject['call'] = (name, input, coder) =>
    clientOver((procedure, sent) => host.handle(procedure, sent, { coder: coder ?? 'Priya' })).call(
      name,
      input,
    );
  return {
    host,
    path: host.project.path,
    machine,
    call,
    get: async (name, input, coder) => {
      const reply = await call(name, input, coder);
      if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
      return reply.value;
    },
  };
}

/** A new project with coder Priya, closed after the test. */
export function testProject(folder = temporaryFolder(), seed = 0): TestProject {
  const machine = steadyMachine(folder, seed);
  const host = newProject(join(folder, 'study.emic'), undefined, { coder: 'Priya' }, machine);
  onTestFinished(() => closeQuietly(host));
  return projectOver(host, machine);
}

export async function reopened(project: TestProject): Promise<TestProject> {
  closeQuietly(project.host);
  const host = await openHost(project.path, project.machine);
  onTestFinished(() => closeQuietly(host));
  return projectOver(host, project.machine);
}

function closeQuietly(host: Host): void {
  if (host.project.side.connection.open) host.close();
}

/** Text as a file to import. */
export function textFile(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) };
}

export function csvBytes(...lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.join('\r\n'));
}

/** Every row of every table that history covers, as it would be compared byte for byte. */
export function allRows({ host }: TestProject): Readonly<Record<string, readonly unknown[]>> {
  const { reader, side } = host.project;
  const tables = side.tables();
  return Object.fromEntries(
    tables.map(({ name }) => [name, reader.prepare(`SELECT * FROM ${name} ORDER BY id`).all()]),
  );
}
