import type { Input } from '../../../src/contract/contract.ts';
import type { PreviewView } from '../../../src/contract/views.ts';
import { documentNameOf } from '../../../src/domain/document.ts';
import { foldName } from '../../../src/domain/name.ts';
import { newcomerName } from '../../../src/domain/newcomer-name.ts';
import type { SpeakerRole } from '../../../src/domain/transcript-draft.ts';
import type { NewcomerValues, OfferedFile } from '../../state/importing.ts';

/** Somebody as the import will have them. */
export type PlannedPerson = { readonly name: string; readonly isNew: boolean };

export type PlannedSpeaker = PreviewView['speakers'][number] & {
  readonly person: PlannedPerson | null;
};

/** What importing a file will do, once what somebody decided stands over what was found. */
export type ImportPlan = {
  readonly speakers: readonly PlannedSpeaker[];
  /** Whose the text is where nobody is labelled; null where somebody is. */
  readonly owners: readonly PlannedPerson[] | null;
  /** Names of those whom it adds, each once. */
  readonly newcomers: readonly string[];
};

/** Names of everybody in the project, by the name as it is compared. */
export type KnownPeople = ReadonlyMap<string, string>;

export function knownPeople(names: readonly string[]): KnownPeople {
  return new Map(names.map((name) => [foldName(name), name]));
}

type Choices = Pick<OfferedFile, 'name' | 'roles' | 'people' | 'owners'>;
type SharedRoles = { readonly [label: string]: SpeakerRole };

export function planOf(
  file: Choices,
  preview: Pick<PreviewView, 'speakers'>,
  sharedRoles: SharedRoles,
  known: KnownPeople,
): ImportPlan {
  const roled = preview.speakers.map((speaker) => ({
    ...speaker,
    role: roleOf(file, speaker, sharedRoles),
  }));
  const isOnlyVoice = roled.filter(({ role }) => role === 'participant').length === 1;
  const name = documentNameOf(file.name);
  const speakers = roled.map((speaker) => {
    if (speaker.role !== 'participant') return { ...speaker, person: null };
    const chosen = file.people[speaker.label];
    if (chosen === null) return { ...speaker, person: null };
    const wanted = chosen ?? speaker.participant ?? proposed(name, speaker.label, isOnlyVoice, known);
    return { ...speaker, person: personNamed(wanted, known) };
  });
  const owners =
    speakers.length > 0
      ? null
      : (file.owners ?? [newcomerName(name, '', true)]).map((owner) => personNamed(owner, known));
  const people = [...speakers.flatMap(({ person }) => person ?? []), ...(owners ?? [])];
  const added = new Map(people.filter(({ isNew }) => isNew).map((one) => [foldName(one.name), one.name]));
  return { speakers, owners, newcomers: [...added.values()] };
}

function roleOf(
  { roles }: Choices,
  { label, role }: PreviewView['speakers'][number],
  shared: SharedRoles,
): SpeakerRole {
  return roles[label] ?? shared[label] ?? role;
}

/** Somebody of the project whose name is the label counts before the file's name does. */
function proposed(name: string, label: string, isOnlyVoice: boolean, known: KnownPeople): string {
  return known.get(foldName(label)) ?? newcomerName(name, label, isOnlyVoice);
}

function personNamed(name: string, known: KnownPeople): PlannedPerson {
  const there = known.get(foldName(name));
  return there === undefined ? { name, isNew: true } : { name: there, isNew: false };
}

/** The very decisions of a plan, as the host takes them. */
export function importInput(
  file: Pick<OfferedFile, 'name' | 'encoding'>,
  bytes: Uint8Array,
  plan: ImportPlan,
  values: { readonly [foldedName: string]: NewcomerValues },
): Input<'document.import'> {
  const newcomers = plan.newcomers.flatMap((name) => {
    const filled = Object.entries(values[foldName(name)] ?? {}).filter(([, entered]) => entered.length > 0);
    return filled.length === 0
      ? []
      : [{ name, values: Object.fromEntries(filled.map(([id, entered]) => [id, [...entered]])) }];
  });
  return {
    name: file.name,
    bytes,
    ...(file.encoding === null ? {} : { encoding: file.encoding }),
    speakers: plan.speakers.map(({ label, role, person }) => ({
      label,
      role,
      participant: person?.name ?? null,
    })),
    ...(plan.owners === null ? {} : { owners: plan.owners.map(({ name }) => name) }),
    ...(newcomers.length === 0 ? {} : { newcomers }),
  };
}

/**
 * Roles of labels in one file that other files give another role to: what may be asked about for all of them.
 * In the order of the file.
 */
export function rolesToShare(
  plan: Pick<ImportPlan, 'speakers'>,
  others: readonly Pick<ImportPlan, 'speakers'>[],
): SharedRoles {
  const elsewhere = new Map<string, Set<SpeakerRole>>();
  for (const { speakers } of others)
    for (const { label, role } of speakers)
      elsewhere.set(label, (elsewhere.get(label) ?? new Set<SpeakerRole>()).add(role));
  return Object.fromEntries(
    plan.speakers.flatMap(({ label, role }) => {
      const roles = elsewhere.get(label);
      return roles === undefined || (roles.size === 1 && roles.has(role)) ? [] : [[label, role] as const];
    }),
  );
}
