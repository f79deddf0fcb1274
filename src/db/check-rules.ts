import { type Code, inCodebookOrder } from '../domain/code.ts';
import { foldName } from '../domain/name.ts';
import { decodeStarts } from '../domain/words.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Finding } from './check.ts';
import { codes } from './codes.ts';
import type { Project } from './project.ts';

/** What stands on a version stands in that version's document. */
export function homes({ reader }: Project): Finding[] {
  return ['segment', 'turn', 'speaker', 'memo'].flatMap((table) =>
    reader
      .prepare<[], { id: string }>(`
        SELECT one.id FROM ${table} one JOIN document_version version ON version.id = one.document_version_id
         WHERE version.document_id <> one.document_id`)
      .all()
      .map(({ id }) => ({
        what: 'stands in another document than its version',
        where: `${table} ${id}`,
      })),
  );
}

type Measured = { name: string; characters: number; words: number; text: string; starts: Uint8Array };

/** Every version knows how long its text is and how many words it has. */
export function measures({ reader }: Project): Finding[] {
  const versions = reader.prepare<[], Measured>(`
    SELECT document.name, version.characters, version.words, text_content.text, word_index.starts
      FROM document_version version JOIN document ON document.id = version.document_id
      JOIN text_content ON text_content.sha256 = version.text_sha256
      JOIN word_index ON word_index.text_sha256 = version.text_sha256`);
  const findings: Finding[] = [];
  for (const { name, characters, words, text, starts } of versions.iterate()) {
    const where = `document ${name}`;
    const count = wordCount(starts);
    if (text.length !== characters)
      findings.push({ what: `the text has ${text.length} characters, not ${characters}`, where });
    if (count === null) findings.push({ what: 'its words cannot be read', where });
    else if (count !== words) findings.push({ what: `the text has ${count} words, not ${words}`, where });
  }
  return findings;
}

function wordCount(starts: Uint8Array): number | null {
  try {
    return decodeStarts(starts).length;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Every code stands beneath a theme, and no two of one name stand side by side. */
export function codebook({ reader }: Project): Finding[] {
  const all: readonly Code[] = codes(reader);
  const placed = inCodebookOrder(all);
  const reached = new Set(placed.map(({ id }) => id));
  const lost = all
    .filter(({ id }) => !reached.has(id))
    .map(({ name }) => ({ what: 'is not beneath any theme', where: `code ${name}` }));
  const twins = Map.groupBy(placed, ({ parentId, name }) => `${parentId ?? ''} ${foldName(name)}`);
  const doubled = [...twins.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({ what: `the same name ${group.length} times: ${group[0]?.path}`, where: 'code' }));
  return [...lost, ...doubled];
}

/** Nothing is coded with a code that was merged into another. */
export function mergedCodes({ reader }: Project): Finding[] {
  return reader
    .prepare<[], { id: string; document: string; code: string }>(`
      SELECT segment.id, document.name AS document, code.name AS code
        FROM code JOIN segment ON segment.code_id = code.id JOIN document ON document.id = segment.document_id
       WHERE code.merged_into IS NOT NULL`)
    .all()
    .map(({ id, document, code }) => ({
      what: `stands on the code ${code}, which was merged into another`,
      where: `segment ${id} of ${document}`,
    }));
}

/** Whoever speaks in a document takes part in it, or more people would be counted than there are. */
export function takingPart({ reader }: Project): Finding[] {
  return reader
    .prepare<[], { label: string; document: string }>(`
      SELECT speaker.label, document.name AS document FROM speaker JOIN document ON document.id = speaker.document_id
       WHERE speaker.participant_id IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM document_participant link
          WHERE link.document_id = speaker.document_id AND link.participant_id = speaker.participant_id)`)
    .all()
    .map(({ label, document }) => ({
      what: 'is a participant who is not linked to the document',
      where: `speaker ${label} of ${document}`,
    }));
}
