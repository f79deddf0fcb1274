import { backUpIfDue } from '../db/backup.ts';
import type { Project } from '../db/project.ts';

/**
 * To be called after each change: backs up if the last backup is an hour old, one at a time and beside the
 * work that goes on. What fails is noted; the next change tries again.
 */
export function hourlyBackups({ path, side }: Project, noteIncident: (error: unknown) => string): () => void {
  const state = { running: false };
  return () => {
    if (state.running) return;
    state.running = true;
    backUpIfDue(path, side.ports.now())
      .catch(noteIncident)
      .finally(() => {
        state.running = false;
      });
  };
}
