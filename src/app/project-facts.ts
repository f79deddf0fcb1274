import type { Input } from '../contract/contract.ts';
import type { CoderView, ProjectView } from '../contract/views.ts';
import { coders } from '../db/coders.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { projectFacts, setProjectName } from '../db/project-facts.ts';
import { segmentCountsByCoder } from '../db/segments.ts';
import { nameOf } from '../domain/name.ts';
import { orRefuse } from '../kernel/errors.ts';
import { type Done, done } from './done.ts';

export function readProject(db: Reader): ProjectView {
  return projectFacts(db);
}

export function renameProject(tx: Writer, input: Input<'project.rename'>): Done<null> {
  const name = orRefuse(nameOf(input.name), { name: input.name });
  setProjectName(tx, name);
  return done(`Renamed the project to '${name}'`, null);
}

export function listCoders(db: Reader): readonly CoderView[] {
  const counts = segmentCountsByCoder(db);
  return coders(db).map(({ id, name }) => ({ id, name, segments: counts.get(id) ?? 0 }));
}
