import { deepStrictEqual } from 'node:assert/strict';
import { randomFor } from '../../../fixtures/corpus/random.ts';
import { transcriptOf } from '../../../fixtures/corpus/transcript.ts';
import { vocabularyFor } from '../../../fixtures/corpus/vocabulary.ts';
import { docxOfLines } from '../../support/docx-builder.ts';
import { type Contest, times } from '../contest.ts';
import { docxText, type Imported, importFloor } from '../floors/import-floor.ts';
import { type Ground, SEED } from '../ground.ts';

type Kind = 'txt' | 'docx';
type File = { readonly name: string; readonly bytes: Uint8Array };

/** A file read, committed durably and searchable: ours with speakers, turns, the original bytes and history. */
export function importTranscriptContests(ground: Ground): readonly Contest[] {
  const { get, database } = ground;
  const put = importFloor(database);
  const read = { txt: (bytes: Uint8Array) => new TextDecoder().decode(bytes), docx: docxText };
  return (['txt', 'docx'] as const).map((kind) => {
    const files = { ours: filesOf(ground, kind, 'ours'), floor: filesOf(ground, kind, 'floor') };
    const held: { ours: File; floor: File } = { ours: files.ours(), floor: files.floor() };
    const ours = () => get('document.import', held.ours);
    const floor = () => put(held.floor.name, read[kind](held.floor.bytes));
    return {
      operation: `import one 9,000-word ${kind}`,
      ours: { before: () => (held.ours = files.ours()), run: ours },
      floor: { before: () => (held.floor = files.floor()), run: floor },
      agree: async () => {
        held.floor = held.ours;
        const { document } = await ours();
        deepStrictEqual(importedAs(ground, document), floor());
      },
      bar: times(kind === 'txt' ? 2 : 3),
    };
  });
}

/** Another transcript at each call. */
function filesOf({ corpus }: Ground, kind: Kind, side: string): () => File {
  const vocabulary = vocabularyFor(SEED);
  const held = { next: 0 };
  return () => {
    held.next += 1;
    const name = `${side} ${kind} ${held.next}`;
    const { text } = transcriptOf('Q0001', corpus.plan.words, vocabulary, randomFor(name));
    const bytes = kind === 'txt' ? Buffer.from(text) : docxOfLines(text.trimEnd().split('\n'));
    return { name: `${name}.${kind}`, bytes };
  };
}

function importedAs({ host }: Ground, name: string): Imported | undefined {
  return host.project.reader
    .prepare<[string], Imported>(`
      SELECT text_sha256 AS hash, words,
             (SELECT count(*) FROM paragraph WHERE paragraph.text_sha256 = version.text_sha256) AS blocks
        FROM document JOIN document_version version ON version.id = current_version_id WHERE name = ?`)
    .get(name);
}
