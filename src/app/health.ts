import { hasLog } from '../db/project-file.ts';
import { quickCheck } from '../db/quick-check.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Host } from './host.ts';
import type { SettingsFile } from './settings-file.ts';
import { handleOf } from './shelf-places.ts';

/** A project that is used is looked through once a day, in milliseconds. */
const DAY = 24 * 60 * 60 * 1_000;

/** Whether a project that is about to be opened should be looked through: it was not closed, or not looked at today. */
export function isCheckDue(path: string, checks: SettingsFile, now: number): boolean {
  const last = checks.read()[handleOf(path)];
  return hasLog(path) || typeof last !== 'number' || now - last >= DAY || last > now;
}

/** Looks an open project through. PROJECT_CORRUPT where something is wrong, which asks for a backup. */
export function checkHealth({ project }: Host, checks: SettingsFile, now: number): void {
  const found = quickCheck(project.reader);
  if (found !== null) throw new Refusal('PROJECT_CORRUPT', { path: project.path, found });
  checks.change({ [handleOf(project.path)]: now });
}
