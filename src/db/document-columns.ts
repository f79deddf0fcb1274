import type {
  AttributeValues,
  DocumentColumns,
  Owner,
  SegmentColumns,
  TurnColumns,
} from '../domain/columns.ts';
import type { Speaker } from '../domain/document.ts';
import type {
  CodeId,
  CoderId,
  ContentHash,
  DocumentId,
  DocumentVersionId,
  ParticipantId,
  SpeakerId,
} from '../domain/ids.ts';
import { foldName } from '../domain/name.ts';
import { wordsBefore } from '../domain/words.ts';
import { one, type Reader } from './connection.ts';
import { wordStartsOf } from './content.ts';
import { speakersOf } from './documents.ts';
import { recoded, type SegmentChange } from './recoded-columns.ts';

type Version = { readonly version_id: DocumentVersionId; readonly text_sha256: ContentHash };

/**
 * Small integers that stand for ids in columns (given in the order in which ids are first seen, never changed),
 * and what is remembered for the next edit.
 */
export type Numbering = {
  readonly codes: Map<CodeId, number>;
  readonly coders: Map<CoderId, number>;
  readonly participants: Map<ParticipantId, number>;
  /** By case-folded label. */
  readonly interviewers: Map<string, number>;
  /** The version that a document's columns were made of. */
  readonly versions: Map<DocumentId, Version>;
  /** Word starts of the texts edited last, the latest last. */
  readonly starts: Map<ContentHash, Int32Array>;
};

/** At 9,000 words a text 36 KB each: 14 MB. */
const MOST_STARTS = 400;

export function newNumbering(): Numbering {
  return {
    codes: new Map(),
    coders: new Map(),
    participants: new Map(),
    interviewers: new Map(),
    versions: new Map(),
    starts: new Map(),
  };
}

export function numberOf<Id extends string>(numbers: Map<Id, number>, id: Id): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}

/** One document's current version as columns. */
export function documentColumns(
  db: Reader,
  id: DocumentId,
  values: AttributeValues,
  numbering: Numbering,
): DocumentColumns {
  const version = currentVersion(db, id);
  numbering.versions.set(id, version);
  const starts = wordStartsOf(db, version.text_sha256);
  const linked = linkedParticipants(db, id, numbering);
  const { owners, ownerOf, ofWholeText } = ownersOf(speakersOf(db, id), linked, numbering);
  return {
    id,
    segments: segmentColumns(db, id, version.version_id, starts, numbering),
    turns: turnColumns(db, version.version_id, starts, (speaker) =>
      speaker === null ? ofWholeText : (ownerOf.get(speaker) ?? -1),
    ),
    owners,
    participants: linked,
    values,
  };
}

/**
 * The columns of a document of which nothing but segments changed. With `changes`, these are worked into the
 * columns as they were; without, the segments are read again.
 */
export function recodedColumns(
  db: Reader,
  before: DocumentColumns,
  changes: readonly SegmentChange[] | null,
  numbering: Numbering,
): DocumentColumns {
  const { version_id, text_sha256 } = numbering.versions.get(before.id) ?? currentVersion(db, before.id);
  const starts = rememberedStarts(db, text_sha256, numbering);
  const segments =
    (changes && recoded(before.segments, changes, version_id, starts, numbering)) ??
    segmentColumns(db, before.id, version_id, starts, numbering);
  return { ...before, segments };
}

/** A text is never changed: its word starts are read once for all edits in a row. */
function rememberedStarts(db: Reader, hash: ContentHash, { starts }: Numbering): Int32Array {
  const found = starts.get(hash) ?? wordStartsOf(db, hash);
  starts.delete(hash);
  starts.set(hash, found);
  const [oldest] = starts.keys();
  if (starts.size > MOST_STARTS && oldest !== undefined) starts.delete(oldest);
  return found;
}

function currentVersion(db: Reader, id: DocumentId): Version {
  const row = db
    .prepare<[string], Version>(`
      SELECT version.id AS version_id, version.text_sha256
        FROM document JOIN document_version version ON version.id = document.current_version_id WHERE document.id = ?`)
    .get(id);
  return one(row, 'document');
}

function linkedParticipants(db: Reader, id: DocumentId, numbering: Numbering): Int32Array {
  const rows = db
    .prepare<[string], { participant_id: ParticipantId }>(
      'SELECT participant_id FROM document_participant WHERE document_id = ? ORDER BY id',
    )
    .all(id);
  return Int32Array.from(rows, (row) => numberOf(numbering.participants, row.participant_id));
}

/**
 * Whom turns can belong to. In a text without any speaker the one turn belongs to all linked participants;
 * otherwise a turn without speaker, and those of others and of unlinked speakers, belong to nobody (-1).
 */
function ownersOf(
  speakers: readonly Speaker[],
  linked: Int32Array,
  numbering: Numbering,
): { owners: readonly Owner[]; ownerOf: ReadonlyMap<SpeakerId, number>; ofWholeText: number } {
  if (speakers.length === 0) {
    return linked.length === 0
      ? { owners: [], ownerOf: new Map(), ofWholeText: -1 }
      : { owners: [{ participants: linked }], ownerOf: new Map(), ofWholeText: 0 };
  }
  const owners: Owner[] = [];
  const ownerOf = new Map<SpeakerId, number>();
  const known = new Map<string, number>();
  for (const speaker of speakers) {
    const owner = ownerFor(speaker, numbering);
    if (owner === null) continue;
    const key = JSON.stringify('interviewer' in owner ? [owner.interviewer] : [...owner.participants, 'p']);
    const index = known.get(key) ?? owners.push(owner) - 1;
    known.set(key, index);
    ownerOf.set(speaker.id, index);
  }
  return { owners, ownerOf, ofWholeText: -1 };
}

function ownerFor(speaker: Speaker, numbering: Numbering): Owner | null {
  if (speaker.role === 'interviewer')
    return { interviewer: numberOf(numbering.interviewers, foldName(speaker.label)) };
  if (speaker.participantId === null) return null;
  return { participants: Int32Array.of(numberOf(numbering.participants, speaker.participantId)) };
}

function segmentColumns(
  db: Reader,
  id: DocumentId,
  versionId: DocumentVersionId,
  starts: Int32Array,
  numbering: Numbering,
): SegmentColumns {
  const rows = db
    .prepare<[string, string], [number, number, CodeId, CoderId]>(`
      SELECT start_offset, end_offset, code_id, coder_id FROM segment
       WHERE document_id = ? AND document_version_id = ? ORDER BY start_offset, end_offset, code_id, coder_id`)
    .raw()
    .all(id, versionId);
  const count = rows.length;
  const columns = {
    count,
    start: new Int32Array(count),
    end: new Int32Array(count),
    code: new Int32Array(count),
    coder: new Int32Array(count),
    wordsBeforeStart: new Int32Array(count),
    wordsBeforeEnd: new Int32Array(count),
  };
  for (const [index, [start, end, code, coder]] of rows.entries()) {
    columns.start[index] = start;
    columns.end[index] = end;
    columns.code[index] = numberOf(numbering.codes, code);
    columns.coder[index] = numberOf(numbering.coders, coder);
    columns.wordsBeforeStart[index] = wordsBefore(starts, start);
    columns.wordsBeforeEnd[index] = wordsBefore(starts, end);
  }
  return columns;
}

function turnColumns(
  db: Reader,
  versionId: DocumentVersionId,
  starts: Int32Array,
  ownerOf: (speaker: SpeakerId | null) => number,
): TurnColumns {
  const rows = db
    .prepare<[string], [number, number, SpeakerId | null]>(
      'SELECT start_offset, end_offset, speaker_id FROM turn WHERE document_version_id = ? ORDER BY start_offset',
    )
    .raw()
    .all(versionId);
  const count = rows.length;
  return {
    count,
    start: Int32Array.from(rows, ([start]) => start),
    end: Int32Array.from(rows, ([, end]) => end),
    owner: Int32Array.from(rows, ([, , speaker]) => ownerOf(speaker)),
    wordsBeforeStart: Int32Array.from(rows, ([start]) => wordsBefore(starts, start)),
    wordsBeforeEnd: Int32Array.from(rows, ([, end]) => wordsBefore(starts, end)),
  };
}
