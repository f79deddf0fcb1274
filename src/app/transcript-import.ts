import { createHash } from 'node:crypto';
import type { Input } from '../contract/contract.ts';
import type { DraftView, ImportedView, PreviewView } from '../contract/views.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { insertFile, insertText } from '../db/content.ts';
import {
  documentFromFile,
  documentNames,
  insertDocument,
  insertSpeaker,
  insertTurn,
} from '../db/documents.ts';
import { linkParticipant, participants } from '../db/participants.ts';
import { type Document, documentNameOf, freeName } from '../domain/document.ts';
import type { ContentHash, DocumentId, DocumentVersionId, SpeakerId, TurnId } from '../domain/ids.ts';
import { LABEL_REACH } from '../domain/label-line.ts';
import { nameOf, sameName } from '../domain/name.ts';
import { newcomerName } from '../domain/newcomer-name.ts';
import type { Participant } from '../domain/participant.ts';
import { linkSpeakers } from '../domain/speaker-link.ts';
import type { SpeakerDraft, TranscriptDraft, TurnDraft, Warning } from '../domain/transcript-draft.ts';
import { turnLabelLength } from '../domain/turn-label.ts';
import { wordStarts, wordsBefore } from '../domain/words.ts';
import { readTranscript } from '../formats/read-transcript.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { type Act, type Done, done } from './done.ts';
import { addPeople, decisionsOn, type Voice, voicesOf } from './transcript-people.ts';

type File = Input<'document.preview'>;
/** So much of a transcript is enough to see how it will be read. */
const OPENING_TURNS = 60;
const OPENING_CHARACTERS = 1_000;

/** What importing a file would give, without importing it. */
export function previewDocument(db: Reader, file: File): PreviewView {
  const everybody = participants(db);
  const draft = draftOf(everybody, file);
  const starts = wordStarts(draft.text);
  const voices = voicesByRule(draft.speakers, everybody);
  const view = draftView(everybody, draft, voices, starts.length);
  const name = documentNameOf(file.name);
  const isOnlyVoice = voices.filter(({ role }) => role === 'participant').length === 1;
  const spoken = spokenBy(draft, starts);
  return {
    ...view,
    speakers: view.speakers.map((speaker, index) => ({
      ...speaker,
      ...(spoken[index] ?? { turns: 0, words: 0 }),
      doubtful: voices[index]?.doubtful ?? false,
      newcomer:
        speaker.role === 'participant' && speaker.participant === null
          ? newcomerName(name, speaker.label, isOnlyVoice)
          : null,
    })),
    document: freeName(name, documentNames(db)),
    imported: documentFromFile(db, sha256(file.bytes))?.name ?? null,
    opening: openingOf(draft),
  };
}

/** How often each speaker speaks, and how many words their turns have, the label's counted. */
function spokenBy(
  { speakers, turns }: TranscriptDraft,
  starts: Int32Array,
): readonly { readonly turns: number; readonly words: number }[] {
  const spoken = speakers.map(() => ({ turns: 0, words: 0 }));
  for (const { speaker, start, end } of turns) {
    const tally = speaker === null ? undefined : spoken[speaker];
    if (tally === undefined) continue;
    tally.turns += 1;
    tally.words += wordsBefore(starts, end) - wordsBefore(starts, start);
  }
  return spoken;
}

/** The first turns, each without the label that only says who speaks. */
function openingOf({ text, speakers, turns }: TranscriptDraft): PreviewView['opening'] {
  return turns.slice(0, OPENING_TURNS).map(({ speaker, start, end }) => {
    const label = speaker === null ? null : (speakers[speaker]?.label ?? null);
    const head = text.slice(start, Math.min(end, start + LABEL_REACH));
    const from = start + (label === null ? 0 : turnLabelLength(head, label));
    const words = text.slice(from, Math.min(end, from + OPENING_CHARACTERS));
    // A cut between the halves of a character leaves none of it.
    const whole = /[\ud800-\udbff]$/.test(words) ? words.slice(0, -1) : words;
    return { speaker: label, text: whole.trimEnd() };
  });
}

/**
 * Imports a transcript whole, in one change: its bytes, its text, speakers and turns, linked as somebody decided and
 * else as far as the rules go, and the participants who come with it.
 */
export function importDocument(tx: Writer, input: Input<'document.import'>, act: Act): Done<ImportedView> {
  const fileHash = sha256(input.bytes);
  const known = documentFromFile(tx, fileHash);
  if (known !== null) refuse('ALREADY_IMPORTED', { document: known.name });
  // Who speaks is found before anybody is added, so that it is what the preview showed.
  act.progress.step(0, 3, input.name);
  const draft = draftOf(participants(tx), input);
  act.progress.step(1, 3, input.name);
  const name = nameFor(tx, input);
  const decisions = decisionsOn(draft.speakers, input);
  const people = addPeople(tx, decisions, input, act);
  const owners = (input.owners ?? []).flatMap((owner) => people.idOf(owner) ?? []);
  const everybody = participants(tx);
  const textHash = sha256(draft.text);
  insertFile(tx, fileHash, input.bytes);
  const words = insertText(tx, textHash, draft.text);
  act.progress.step(2, 3, input.name);
  const document: Document = {
    id: act.newId<DocumentId>(),
    name,
    versionId: act.newId<DocumentVersionId>(),
    textHash,
    fileName: input.name,
    format: draft.format,
    encoding: draft.encoding,
    characters: draft.text.length,
    words,
    createdAt: act.now(),
  };
  insertDocument(tx, { ...document, fileHash, createdBy: act.coder.id });
  const voices = voicesOf(draft.speakers, decisions, people, everybody, owners);
  for (const participantId of owners)
    linkParticipant(tx, { documentId: document.id, participantId }, act.newId);
  insertVoices(tx, document, voices, draft.turns, act);
  const view = draftView(everybody, draft, voices, words);
  return done(`Imported ${document.name}`, {
    ...view,
    id: document.id,
    document: document.name,
    entry: act.entry,
  });
}

/** The name asked for, which must be free, else the file's, with a number where it is taken. */
function nameFor(tx: Writer, input: Input<'document.import'>): string {
  const taken = documentNames(tx);
  if (input.as === undefined) return freeName(documentNameOf(input.name), taken);
  const name = orRefuse(nameOf(input.as), { name: input.as });
  if (taken.some((other) => sameName(other, name))) refuse('NAME_TAKEN', { name });
  return name;
}

function draftOf(
  everybody: readonly Participant[],
  { name, bytes, encoding, interviewers }: File,
): TranscriptDraft {
  return readTranscript(bytes, {
    fileName: name,
    knownParticipants: everybody.map((participant) => participant.name),
    ...(encoding === undefined ? {} : { encoding }),
    ...(interviewers === undefined ? {} : { interviewers }),
  });
}

function voicesByRule(
  speakers: readonly SpeakerDraft[],
  everybody: readonly Participant[],
): readonly Voice[] {
  const owners = linkSpeakers(speakers, everybody, []);
  return speakers.map((speaker, index) => ({
    ...speaker,
    participantId: owners[index] ?? null,
    decided: false,
  }));
}

function insertVoices(
  tx: Writer,
  document: Document,
  voices: readonly Voice[],
  turns: readonly TurnDraft[],
  { newId }: Act,
): void {
  const ids = voices.map(({ label, role, participantId, doubtful }) => {
    const id = newId<SpeakerId>();
    const speaker = { id, documentId: document.id, label, role, participantId };
    insertSpeaker(tx, speaker, document.versionId, doubtful);
    if (participantId !== null) linkParticipant(tx, { documentId: document.id, participantId }, newId);
    return id;
  });
  for (const turn of turns) {
    const speakerId = turn.speaker === null ? null : (ids[turn.speaker] ?? null);
    insertTurn(tx, { ...turn, id: newId<TurnId>(), speakerId }, document.id, document.versionId);
  }
}

function draftView(
  everybody: readonly Participant[],
  draft: TranscriptDraft,
  voices: readonly Voice[],
  words: number,
): DraftView {
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const decided = new Set(voices.filter((voice) => voice.decided).map(({ label }) => label));
  const open = draft.warnings.filter(
    ({ code, details }) => code !== 'SPEAKER_DOUBTFUL' || !decided.has(String(details.label)),
  );
  const unlinked = voices.filter(
    ({ label, role, participantId }) =>
      role === 'participant' && participantId === null && !decided.has(label),
  );
  const warnings: Warning[] = unlinked.map(({ label }) => ({ code: 'SPEAKER_UNLINKED', details: { label } }));
  return {
    format: draft.format,
    encoding: draft.encoding,
    characters: draft.text.length,
    words,
    turns: draft.turns.length,
    speakers: voices.map(({ label, role, participantId }) => ({
      label,
      role,
      participant: participantId === null ? null : (names.get(participantId) ?? null),
    })),
    warnings: [...open, ...warnings],
  };
}

function sha256(content: Uint8Array | string): ContentHash {
  return createHash('sha256').update(content).digest('hex') as ContentHash;
}
