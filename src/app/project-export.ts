import type { Bytes } from '../contract/views.ts';
import { attributes } from '../db/attributes.ts';
import { coders } from '../db/coders.ts';
import { codes } from '../db/codes.ts';
import type { Reader } from '../db/connection.ts';
import { textOf } from '../db/content.ts';
import { documents, speakersOf, turnsOf } from '../db/documents.ts';
import { memos } from '../db/memos.ts';
import { attributeValues, linkedTo, participants } from '../db/participants.ts';
import { projectFacts } from '../db/project-facts.ts';
import { segmentsOf } from '../db/segments.ts';
import { inCodebookOrder } from '../domain/code.ts';
import type { Document } from '../domain/document.ts';
import { isoOf } from '../kernel/clock.ts';
import type { Progress } from './progress.ts';

const INDENT = 1;
/** What stands around one document where it is written as the entry of a list in a list. */
const BEFORE_DOCUMENT = '[\n [\n'.length;
const AFTER_DOCUMENT = '\n ]\n]'.length;

/** The version of the layout below; a reader can tell by it what to expect. */
const LAYOUT = 1;

/**
 * The whole present state of a project as one JSON document: texts with speakers, turns and segments,
 * participants with their attributes, the codebook, coders and memos. Offsets are UTF-16 code units,
 * instants ISO 8601. Original files and history stay in the project file. Written document by document: the whole
 * may be longer than a text can be.
 */
export function exportProject(db: Reader, progress: Progress): Bytes {
  const { id, name } = projectFacts(db);
  const values = attributeValues(db).map(({ attributeId, participantId, documentId, entered, value }) => ({
    attribute_id: attributeId,
    ...(participantId === null ? { document_id: documentId } : { participant_id: participantId }),
    entered,
    value,
  }));
  const project = {
    format: 'emic-project',
    layout: LAYOUT,
    project: { id, name },
    coders: coders(db).map((coder) => ({
      id: coder.id,
      name: coder.name,
      created_at: isoOf(coder.createdAt),
    })),
    codes: inCodebookOrder(codes(db)).map(({ createdAt, parentId, position: _, ...code }) => ({
      ...code,
      parent_id: parentId,
      created_at: isoOf(createdAt),
    })),
    attributes: attributes(db).map(({ position: _, ...attribute }) => attribute),
    participants: participants(db).map((participant) => ({ id: participant.id, name: participant.name })),
    attribute_values: values,
  };
  const texts = documents(db);
  const parts = [Buffer.from(`${fieldsOf(project)},\n "documents": [`)];
  for (const [index, document] of texts.entries()) {
    progress.step(index, texts.length, document.name);
    const json = JSON.stringify([[documentJson(db, document)]], null, INDENT);
    parts.push(Buffer.from(`${index === 0 ? '' : ','}\n${json.slice(BEFORE_DOCUMENT, -AFTER_DOCUMENT)}`));
  }
  parts.push(
    Buffer.from(`${texts.length === 0 ? '' : '\n '}],\n${fieldsOf({ memos: memos(db) }).slice(2)}\n}\n`),
  );
  return { name: 'project.json', bytes: new Uint8Array(Buffer.concat(parts)) };
}

/** An object as JSON, but for the brace that closes it. */
function fieldsOf(object: object): string {
  return JSON.stringify(object, null, INDENT).slice(0, -'\n}'.length);
}

function documentJson(db: Reader, document: Document): object {
  return {
    id: document.id,
    name: document.name,
    file_name: document.fileName,
    format: document.format,
    encoding: document.encoding,
    created_at: isoOf(document.createdAt),
    participants: linkedTo(db, document.id),
    speakers: speakersOf(db, document.id).map(({ id, label, role, participantId }) => ({
      id,
      label,
      role,
      participant_id: participantId,
    })),
    turns: turnsOf(db, document.versionId).map(({ speakerId, start, end, cueStart, cueEnd }) => ({
      speaker_id: speakerId,
      start,
      end,
      cue_start: cueStart,
      cue_end: cueEnd,
    })),
    segments: segmentsOf(db, document.id).map((segment) => ({
      id: segment.id,
      code_id: segment.codeId,
      coder_id: segment.coderId,
      start: segment.span.start,
      end: segment.span.end,
      quote: segment.quote,
      comment: segment.comment,
      created_at: isoOf(segment.createdAt),
    })),
    text: textOf(db, document.textHash),
  };
}
