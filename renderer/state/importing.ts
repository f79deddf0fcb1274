import { create } from 'zustand';
import { sentenceFor } from '../../src/contract/messages.ts';
import type { SpeakerRole } from '../../src/domain/transcript-draft.ts';
import { bridge } from './bridge.ts';
import { goTo } from './go.ts';
import { useParticipants } from './participants.ts';
import { showToast } from './toasts.ts';
import { useView } from './view.ts';

/** What became of a file. */
export type FileOutcome =
  | {
      readonly kind: 'imported';
      readonly documentId: string;
      readonly document: string;
      readonly speakers: number;
      readonly words: number;
    }
  | { readonly kind: 'refused'; readonly sentence: string };

/** A file that somebody wants to import, and what they decided about it. */
export type OfferedFile = {
  readonly id: string;
  readonly name: string;
  /** Null while it is being read from the disk, and where that failed. */
  readonly bytes: Uint8Array | null;
  readonly fault: string | null;
  /** Null: as it is found out. */
  readonly encoding: string | null;
  /** By label, where somebody chose. */
  readonly roles: { readonly [label: string]: SpeakerRole };
  /** By label: a participant's name, or null for nobody. */
  readonly people: { readonly [label: string]: string | null };
  /** Whose the transcript is where nobody is labelled; null: as proposed. */
  readonly owners: readonly string[] | null;
  /** Its roles are not to be asked about for the other files. */
  readonly onlyHere: boolean;
  readonly outcome: FileOutcome | null;
};

export type FileChange = Partial<Omit<OfferedFile, 'id' | 'name'>>;

/** Values of an attribute by its id. */
export type NewcomerValues = { readonly [attributeId: string]: readonly string[] };

export type ImportRun = { readonly done: number; readonly total: number; readonly isCancelled: boolean };

type ImportingState = {
  readonly files: readonly OfferedFile[];
  readonly chosenId: string | null;
  /** By label, for all files. */
  readonly sharedRoles: { readonly [label: string]: SpeakerRole };
  /** By participant's name, as it would be compared. */
  readonly newcomers: { readonly [foldedName: string]: NewcomerValues };
  readonly run: ImportRun | null;
  readonly offered: (files: readonly OfferedFile[]) => void;
  readonly changed: (id: string, change: FileChange) => void;
  readonly chosen: (id: string) => void;
  readonly leftOut: (id: string) => void;
  readonly rolesShared: (roles: { readonly [label: string]: SpeakerRole }) => void;
  readonly newcomerFilled: (foldedName: string, attributeId: string, values: readonly string[]) => void;
  readonly ran: (run: ImportRun | null) => void;
  readonly cancelled: () => void;
  readonly emptied: () => void;
};

const NOTHING = { files: [], chosenId: null, sharedRoles: {}, newcomers: {}, run: null } as const;

/** Files on their way into the project; they stay until they are imported or left out. */
export const useImporting = create<ImportingState>()((set) => ({
  ...NOTHING,
  offered: (more) =>
    set(({ files, chosenId }) => ({
      files: [...files, ...more],
      chosenId: chosenId ?? more[0]?.id ?? null,
    })),
  changed: (id, change) =>
    set(({ files }) => ({ files: files.map((file) => (file.id === id ? { ...file, ...change } : file)) })),
  chosen: (chosenId) => set({ chosenId }),
  leftOut: (id) =>
    set(({ files, chosenId }) => {
      const at = files.findIndex((file) => file.id === id);
      const rest = files.filter((file) => file.id !== id);
      const next = rest[Math.min(at, rest.length - 1)]?.id ?? null;
      return { files: rest, chosenId: chosenId === id ? next : chosenId };
    }),
  rolesShared: (roles) =>
    set(({ files, sharedRoles }) => ({
      sharedRoles: { ...sharedRoles, ...roles },
      files: files.map((file) => ({
        ...file,
        roles: Object.fromEntries(Object.entries(file.roles).filter(([label]) => !(label in roles))),
      })),
    })),
  newcomerFilled: (name, attributeId, values) =>
    set(({ newcomers }) => ({
      newcomers: { ...newcomers, [name]: { ...newcomers[name], [attributeId]: values } },
    })),
  ran: (run) => set({ run }),
  cancelled: () => set(({ run }) => (run === null ? {} : { run: { ...run, isCancelled: true } })),
  emptied: () => set(NOTHING),
}));

/**
 * Takes in files that were chosen or dropped, whatever they are: transcripts wait in the import pane, tables go to
 * Participants, and of a project is said where it is opened.
 */
export function offerFiles(files: readonly File[]): void {
  const kinds = Object.groupBy(files, kindOf);
  const { project = [], table = [], transcript = [] } = kinds;
  const [firstProject] = project;
  const frame = bridge();
  if (firstProject !== undefined && frame !== null) void frame.files.open(firstProject);
  else if (firstProject !== undefined)
    showToast({
      sentence: `${firstProject.name} is a project. Projects are opened from the welcome page.`,
      tone: 'error',
      action: { label: 'All projects', run: () => goTo(null) },
    });
  const [firstTable] = table;
  if (firstTable !== undefined) void offerTable(firstTable, transcript.length === 0);
  if (transcript.length > 0) offerTranscripts(transcript);
}

function kindOf({ name }: File): 'project' | 'table' | 'transcript' {
  if (/\.emic$/i.test(name)) return 'project';
  return /\.(csv|tsv|tab)$/i.test(name) ? 'table' : 'transcript';
}

async function offerTable(file: File, goThere: boolean): Promise<void> {
  const bytes = await readBytes(file);
  if (bytes === null) {
    showToast({ sentence: unreadable(file.name), tone: 'error' });
    return;
  }
  useParticipants.getState().tableOffered({ name: file.name, bytes });
  if (goThere) useView.getState().wentTo('participants');
}

function offerTranscripts(files: readonly File[]): void {
  const { offered, changed, emptied } = useImporting.getState();
  const isOver = useImporting.getState().files.every(({ outcome }) => outcome !== null);
  if (isOver && useImporting.getState().run === null) emptied();
  const offers = files.map((file) => ({ file, offer: offerOf(file.name) }));
  offered(offers.map(({ offer }) => offer));
  useView.getState().opened('import');
  for (const { file, offer } of offers)
    void readBytes(file).then((bytes) =>
      changed(offer.id, bytes === null ? { fault: unreadable(file.name) } : { bytes }),
    );
}

function offerOf(name: string): OfferedFile {
  const choices = { encoding: null, roles: {}, people: {}, owners: null, onlyHere: false };
  return { id: crypto.randomUUID(), name, bytes: null, fault: null, ...choices, outcome: null };
}

/** Null where the browser cannot read it: a folder, or a file that has gone. */
async function readBytes(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function unreadable(name: string): string {
  return sentenceFor('FILE_UNREADABLE', { path: name });
}
