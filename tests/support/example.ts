import { join } from 'node:path';
import { openHost } from '../../src/app/projects.ts';
import { exampleAt } from './example-project.ts';
import { projectOver, steadyMachine, type TestProject } from './project.ts';

/** The example study, open; to be closed by whoever asked for it. */
export async function exampleIn(folder: string): Promise<TestProject> {
  const path = join(folder, 'example.emic');
  await exampleAt(path);
  const machine = steadyMachine(folder, 9);
  return projectOver(await openHost(path, machine), machine);
}
