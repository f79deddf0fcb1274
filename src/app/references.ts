import { attributes } from '../db/attributes.ts';
import { coders } from '../db/coders.ts';
import { codeById, codes } from '../db/codes.ts';
import { one, type Reader } from '../db/connection.ts';
import { documentById, documents } from '../db/documents.ts';
import { participants } from '../db/participants.ts';
import { segmentById } from '../db/segments.ts';
import type { Attribute } from '../domain/attribute.ts';
import { type Code, codeAt, inCodebookOrder, type PlacedCode } from '../domain/code.ts';
import { formatCodePath, parseCodePath } from '../domain/code-path.ts';
import { type Coder, coderNamed } from '../domain/coder.ts';
import { type Document, documentNamed } from '../domain/document.ts';
import type { CodeId, DocumentId, SegmentId } from '../domain/ids.ts';
import { sameName } from '../domain/name.ts';
import type { Participant } from '../domain/participant.ts';
import type { Segment } from '../domain/segment.ts';
import { refuse } from '../kernel/errors.ts';

/** The document meant by an id, a name, or a name with its ending. */
export function documentMeant(db: Reader, reference: string): Document {
  const byId = documentById(db, reference as DocumentId);
  if (byId !== null) return byId;
  const all = documents(db);
  return (
    documentNamed(all, reference) ??
    refuse('NOT_FOUND', {
      what: 'transcript',
      name: reference,
      has: all.slice(0, 12).map(({ name }) => name),
    })
  );
}

export function participantMeant(db: Reader, reference: string): Participant {
  const all = participants(db);
  return (
    all.find(({ id }) => id === reference) ??
    all.find(({ name }) => sameName(name, reference)) ??
    refuse('NOT_FOUND', {
      what: 'participant',
      name: reference,
      has: all.slice(0, 12).map(({ name }) => name),
    })
  );
}

export function coderMeant(db: Reader, reference: string): Coder {
  const all = coders(db);
  return (
    coderNamed(all, reference) ??
    refuse('NOT_FOUND', { what: 'coder', name: reference, has: all.map(({ name }) => name) })
  );
}

/** The attribute meant by an id or a name; `local_authority` means "Local authority" too. */
export function attributeMeant(db: Reader, reference: string): Attribute {
  const all = attributes(db);
  const spaced = reference.replaceAll('_', ' ');
  return (
    all.find(({ id }) => id === reference) ??
    all.find(({ name }) => sameName(name, reference)) ??
    all.find(({ name }) => sameName(name.replaceAll('_', ' '), spaced)) ??
    refuse('NOT_FOUND', { what: 'attribute', name: reference, has: all.map(({ name }) => name) })
  );
}

/** The code meant by an id, a path, or a name that only one code has. */
export function codeMeant(db: Reader, reference: string): PlacedCode {
  return codeKnown(db, reference) ?? refuse('NOT_FOUND', { what: 'code', name: reference });
}

/** The same, null where there is none. By an id only the codes above it are read: codebooks can be large. */
export function codeKnown(db: Reader, reference: string): PlacedCode | null {
  const code = codeById(db, reference as CodeId);
  if (code === null) return codeIn(inCodebookOrder(codes(db)), reference);
  const names = [code.name];
  for (let { parentId } = code; parentId !== null; ) {
    const parent = one(codeById(db, parentId) ?? undefined, 'code');
    names.unshift(parent.name);
    parentId = parent.parentId;
  }
  return { ...code, level: names.length, path: formatCodePath(names) };
}

export function codeIn(placed: readonly PlacedCode[], reference: string): PlacedCode | null {
  const byId = placed.find(({ id }) => id === reference);
  if (byId !== undefined) return byId;
  const path = parseCodePath(reference);
  if (!path.ok) return refuse('CODE_PATH_INVALID', { path: reference });
  const found: Code | null = codeAt(placed, path.value);
  if (found !== null) return placed.find(({ id }) => id === found.id) ?? null;
  const [name = '', deeper] = path.value;
  const [only = null, ...others] =
    deeper === undefined ? placed.filter((code) => sameName(code.name, name)) : [];
  if (only !== null && others.length > 0)
    refuse('CODE_AMBIGUOUS', { name, paths: [only, ...others].map((code) => code.path) });
  return only;
}

export function segmentMeant(db: Reader, id: string): Segment {
  return segmentById(db, id as SegmentId) ?? refuse('NOT_FOUND', { what: 'segment', name: id });
}
