import type { Output } from '../../src/contract/contract.ts';
import { csvBytes, type TestProject } from '../support/project.ts';

export const TALK = 'Interviewer: Well?\nMaureen: Tired.\nInterviewer: And?\nMaureen: No.';
export const GROUP = 'Moderator: Well?\nN03: Yes.\nS02: No.\nN03: Yes again.\nS02: No again.';

export async function people(project: TestProject): Promise<Record<string, unknown>> {
  const list = await project.get('participant.list', {});
  return Object.fromEntries(
    list.map(({ name, documents, attributes }) => [name, { documents, ...attributes }]),
  );
}

export async function voices(project: TestProject, document: string): Promise<readonly string[]> {
  const list = await project.get('speaker.list', { document });
  return list.map(({ label, role, participant }) => `${label}: ${participant ?? role}`);
}

export function table(
  project: TestProject,
  ...lines: readonly string[]
): Promise<Output<'participant.import'>> {
  return project.get('participant.import', { bytes: csvBytes(...lines) });
}
