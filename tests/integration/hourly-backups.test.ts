import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { newProject } from '../../src/app/projects.ts';
import { instantOf } from '../../src/kernel/clock.ts';
import { projectOver, steadyMachine, temporaryFolder } from '../support/project.ts';

const HOUR = 3_600_000;

describe('a host that stays open', () => {
  it('backs up after a change, at most once an hour', async () => {
    const folder = temporaryFolder();
    const machine = steadyMachine(folder);
    const clock = { now: Date.UTC(2013, 4, 1, 9) };
    const ports = { ...machine.ports, now: () => instantOf(clock.now) };
    const host = newProject(
      join(folder, 'study.emic'),
      undefined,
      { coder: 'Priya' },
      { ...machine, ports, hourlyBackups: true },
    );
    onTestFinished(() => host.close());
    const project = projectOver(host, machine);
    const backups = () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /backups.+\.emic$/.test(name))
        .sort();

    await project.get('participant.create', { name: 'N01' });
    await vi.waitFor(() => expect(backups()).toHaveLength(1));
    clock.now += HOUR - 1_000;
    await project.get('participant.create', { name: 'N02' });
    clock.now += 1_000;
    await project.get('participant.list', {});
    expect(backups()).toHaveLength(1);
    await project.get('participant.create', { name: 'N03' });
    await vi.waitFor(() =>
      expect(backups()).toEqual([
        join('study backups', 'study 2013-05-01 09.00.00 hourly.emic'),
        join('study backups', 'study 2013-05-01 10.00.00 hourly.emic'),
      ]),
    );
  });
});
