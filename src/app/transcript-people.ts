import type { Input } from '../contract/contract.ts';
import type { Writer } from '../db/connection.ts';
import { attributeValues, insertParticipant, participants } from '../db/participants.ts';
import type { ParticipantId } from '../domain/ids.ts';
import { foldName, nameOf, sameName } from '../domain/name.ts';
import type { Participant } from '../domain/participant.ts';
import { linkSpeakers } from '../domain/speaker-link.ts';
import type { SpeakerDraft } from '../domain/transcript-draft.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { setOneAttribute } from './attribute-values.ts';
import type { Act } from './done.ts';
import { linkDocuments } from './linking.ts';
import { attributeMeant } from './references.ts';

type Asked = Pick<Input<'document.import'>, 'speakers' | 'owners' | 'newcomers'>;
type Decision = NonNullable<Asked['speakers']>[number];
/** By place among the draft's speakers. */
export type Decisions = ReadonlyMap<number, Decision>;

/** A speaker as the document will have them. `decided`: somebody said so, no rule did. */
export type Voice = SpeakerDraft & {
  readonly participantId: ParticipantId | null;
  readonly decided: boolean;
};

/** What somebody decided about speakers. Refuses a label that nobody has, and one that is decided twice. */
export function decisionsOn(speakers: readonly SpeakerDraft[], { speakers: asked = [] }: Asked): Decisions {
  const decisions = new Map<number, Decision>();
  for (const decision of asked) {
    const place = placeOf(speakers, decision.label);
    if (decisions.has(place))
      refuse('INVALID_INPUT', { issues: [`speakers: ${decision.label} is named twice`] });
    decisions.set(place, decision);
  }
  return decisions;
}

function placeOf(speakers: readonly SpeakerDraft[], label: string): number {
  const exact = speakers.findIndex((speaker) => speaker.label === label);
  const place = exact >= 0 ? exact : speakers.findIndex((speaker) => sameName(speaker.label, label));
  const has = speakers.slice(0, 12).map((speaker) => speaker.label);
  return place >= 0 ? place : refuse('NOT_FOUND', { what: 'speaker', name: label, has });
}

/** The participants that an import names. */
export type People = { readonly idOf: (name: string) => ParticipantId | null };

/**
 * Finds the participants whom an import names, and adds those who are new, with the attributes given for them. What
 * is recorded already of somebody who was there stays.
 */
export function addPeople(tx: Writer, decisions: Decisions, asked: Asked, act: Act): People {
  const known = new Map(participants(tx).map(({ id, name }) => [foldName(name), id]));
  const named = [...decisions.values()].flatMap(({ role, participant }) =>
    role === 'participant' && participant !== null ? [participant] : [],
  );
  const meant = new Map<string, ParticipantId>();
  let added = 0;
  for (const wanted of [...named, ...(asked.owners ?? [])]) {
    const name = orRefuse(nameOf(wanted), { name: wanted });
    const there = known.get(foldName(name));
    const id = there ?? act.newId<ParticipantId>();
    if (there === undefined) {
      insertParticipant(tx, { id, name, createdAt: act.now() });
      added += 1;
    }
    known.set(foldName(name), id);
    meant.set(foldName(name), id);
  }
  if (added > 0) linkDocuments(tx, act);
  const people = { idOf: (name: string) => meant.get(foldName(name)) ?? null };
  fillAttributes(tx, people, asked.newcomers ?? [], act);
  return people;
}

function fillAttributes(
  tx: Writer,
  people: People,
  newcomers: NonNullable<Asked['newcomers']>,
  act: Act,
): void {
  for (const { name, values } of newcomers) {
    const participant =
      people.idOf(name) ?? refuse('NOT_FOUND', { what: 'participant of this import', name });
    for (const [reference, entered] of Object.entries(values)) {
      const attribute = attributeMeant(tx, reference);
      if (attribute.scope !== 'participant')
        refuse('INVALID_INPUT', { issues: [`newcomers: ${attribute.name} is of transcripts`] });
      const isRecorded = attributeValues(tx).some(
        (value) => value.participantId === participant && value.attributeId === attribute.id,
      );
      if (!isRecorded) setOneAttribute(tx, { attribute: attribute.id, participant, values: entered }, act);
    }
  }
}

/** The speakers with their participants: as decided, else by the rules. Only a participant has one. */
export function voicesOf(
  speakers: readonly SpeakerDraft[],
  decisions: Decisions,
  { idOf }: People,
  everybody: readonly Participant[],
  owners: readonly ParticipantId[],
): readonly Voice[] {
  const roled = speakers.map((speaker, place) => ({
    ...speaker,
    role: decisions.get(place)?.role ?? speaker.role,
  }));
  const byRule = linkSpeakers(roled, everybody, owners);
  return roled.map((speaker, place) => {
    const decision = decisions.get(place);
    if (decision === undefined) return { ...speaker, participantId: byRule[place] ?? null, decided: false };
    const participantId =
      decision.role === 'participant' && decision.participant !== null ? idOf(decision.participant) : null;
    return { ...speaker, doubtful: false, participantId, decided: true };
  });
}
