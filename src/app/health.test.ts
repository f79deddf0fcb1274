import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reopened, testProject } from '../../tests/support/project.ts';
import { checkHealth, isCheckDue } from './health.ts';
import { openHost } from './projects.ts';
import { settingsFile } from './settings-file.ts';

const NOON = Date.UTC(2013, 4, 1, 12);
const HOUR = 3_600_000;

describe('the check of a project that is used', () => {
  it('is due after a day, after a project was left open, and never before', async () => {
    const project = testProject();
    const { host, path } = project;
    const checks = settingsFile(join(path, '..', 'checks.json'), () => NOON);
    host.close();
    expect(isCheckDue(path, checks, NOON)).toBe(true);
    const again = await reopened(project);
    checkHealth(again.host, checks, NOON);
    await again.get('participant.create', { name: 'N01' });
    expect(isCheckDue(path, checks, NOON + HOUR)).toBe(true);
    again.host.close();
    expect(isCheckDue(path, checks, NOON + HOUR)).toBe(false);
    expect(isCheckDue(path, checks, NOON + 24 * HOUR)).toBe(true);
  });

  it('finds a page that was written over', async () => {
    const project = testProject();
    const { root } = project.host.project.reader
      .prepare<[], { root: number }>("SELECT rootpage AS root FROM sqlite_schema WHERE name = 'memo'")
      .get() ?? { root: 0 };
    project.host.close();
    const page = readFileSync(project.path).readUInt16BE(16);
    const file = openSync(project.path, 'r+');
    writeSync(file, Buffer.alloc(page, 0xee), 0, page, (root - 1) * page);
    closeSync(file);
    const host = await openHost(project.path, project.machine);
    const checks = settingsFile(join(project.path, '..', 'checks.json'), () => NOON);
    try {
      expect(() => checkHealth(host, checks, NOON)).toThrow(
        expect.objectContaining({ code: 'PROJECT_CORRUPT' }),
      );
      expect(checks.read()).toEqual({});
    } finally {
      host.close();
    }
  });
});
