import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryId, ReplicaId } from '../domain/ids.ts';

/**
 * What this installation remembers of the files it wrote: under which replica, and up to which entry. A
 * claim is taken away while the file is open for writing, so that two copies never write as one replica.
 */
export type ReplicaStore = {
  /** The replica that last closed this very state of the project here, or null: then a new one is minted. */
  readonly claim: (projectId: string, lastEntry: EntryId | null) => ReplicaId | null;
  readonly release: (projectId: string, replica: ReplicaId, lastEntry: EntryId) => void;
};

export function replicaStoreIn(folder: string): ReplicaStore {
  const fileOf = (projectId: string) => join(folder, `${projectId}.json`);
  return {
    claim: (projectId, lastEntry) => {
      if (projectId === '') return null;
      const taken = `${fileOf(projectId)}.${process.pid}`;
      try {
        renameSync(fileOf(projectId), taken);
        const known = JSON.parse(readFileSync(taken, 'utf8')) as { replica?: unknown; lastEntry?: unknown };
        rmSync(taken, { force: true });
        return typeof known.replica === 'string' && known.lastEntry === lastEntry
          ? (known.replica as ReplicaId)
          : null;
      } catch {
        return null;
      }
    },
    release: (projectId, replica, lastEntry) => {
      const draft = `${fileOf(projectId)}.${process.pid}.new`;
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(draft, JSON.stringify({ replica, lastEntry }));
        renameSync(draft, fileOf(projectId));
      } catch {
        rmSync(draft, { force: true });
      }
    },
  };
}
