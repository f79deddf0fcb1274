import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createProject, type Project } from '../../src/db/project.ts';
import { steadyMachine } from './project.ts';

export const PRIYA = { asked: 'Priya', userName: 'tester' };

/** A new project without a host around it. */
export function bareProject(folder: string): Project {
  const project = createProject(join(folder, 'study.emic'), 'study', PRIYA, steadyMachine(folder));
  onTestFinished(() => {
    if (project.side.connection.open) project.close();
  });
  return project;
}
