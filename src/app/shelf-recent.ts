import { existsSync } from 'node:fs';
import type { RecentView } from '../contract/shelf.ts';
import type { Json } from '../kernel/json.ts';
import type { SettingsFile } from './settings-file.ts';
import { handleOf, placeOf } from './shelf-places.ts';

/** What is remembered of a project between the times it is open. */
export type Facts = {
  readonly name: string;
  readonly documents: number;
  readonly codes: number;
  readonly segments: number;
};

type Remembered = Facts & { readonly path: string; readonly openedAt: string };

/** The list holds so many projects; the one opened longest ago goes first. */
const MOST_REMEMBERED = 50;

/** The projects of this computer, the one opened last first. */
export function recentProjects(file: SettingsFile): readonly RecentView[] {
  return remembered(file).map(({ path, ...facts }) => ({
    ...facts,
    handle: handleOf(path),
    place: path,
    missing: !existsSync(path),
  }));
}

export function pathOf(file: SettingsFile, handle: string): string | null {
  return remembered(file).find(({ path }) => handleOf(path) === handle)?.path ?? null;
}

/** Puts a project that is opened on top of the list. */
export function rememberOpened(file: SettingsFile, path: string, facts: Facts, openedAt: string): string {
  const place = placeOf(path);
  const others = remembered(file).filter((entry) => entry.path !== place);
  write(file, [{ ...facts, path: place, openedAt }, ...others].slice(0, MOST_REMEMBERED));
  return handleOf(place);
}

/** Corrects what is remembered of a project that is on the list, without moving it. */
export function rememberFacts(file: SettingsFile, handle: string, facts: Facts): boolean {
  const all = remembered(file);
  const entry = all.find(({ path }) => handleOf(path) === handle);
  if (entry === undefined || isSame(entry, facts)) return false;
  write(
    file,
    all.map((one) => (one === entry ? { ...one, ...facts } : one)),
  );
  return true;
}

export function forgetProject(file: SettingsFile, handle: string): boolean {
  const all = remembered(file);
  const kept = all.filter(({ path }) => handleOf(path) !== handle);
  if (kept.length === all.length) return false;
  write(file, kept);
  return true;
}

function isSame(entry: Facts, { name, documents, codes, segments }: Facts): boolean {
  return (
    entry.name === name &&
    entry.documents === documents &&
    entry.codes === codes &&
    entry.segments === segments
  );
}

function write(file: SettingsFile, entries: readonly Remembered[]): void {
  file.change({ projects: entries as readonly Json[] });
}

/** Entries that are none, because somebody wrote into the file by hand, are passed over. */
function remembered(file: SettingsFile): readonly Remembered[] {
  const { projects } = file.read();
  return Array.isArray(projects) ? projects.filter(isRemembered) : [];
}

function isRemembered(entry: unknown): entry is Remembered {
  if (typeof entry !== 'object' || entry === null) return false;
  const fields = new Map(Object.entries(entry));
  return (
    ['path', 'name', 'openedAt'].every((name) => typeof fields.get(name) === 'string') &&
    ['documents', 'codes', 'segments'].every((name) => typeof fields.get(name) === 'number')
  );
}
