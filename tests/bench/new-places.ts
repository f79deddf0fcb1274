import type { Input } from '../../src/contract/contract.ts';
import type { Ground } from './ground.ts';

/**
 * A person who codes on: each call applies a code to a stretch where that code stands nowhere yet, now in this
 * transcript, now in that one.
 */
export function newPlaces(ground: Ground): () => Promise<void> {
  const nextPlace = placesIn(ground);
  return async () => {
    await ground.get('segment.apply', nextPlace());
  };
}

/** Code units of each stretch; nothing in the corpus is coded that is so short. */
const LENGTH = 3;
/** Stretches side by side in the label that a participant's first turn begins with, which is plain ASCII. */
const STARTS = 4;

/** What to apply next, in what participants say; new for as long as only these are applied. */
export function placesIn({ host }: Ground): () => Input<'segment.apply'> {
  const { reader } = host.project;
  const turns = reader
    .prepare<[], { document: string; start: number }>(`
      SELECT turn.document_id AS document, min(start_offset) AS start
        FROM turn JOIN speaker ON speaker.id = turn.speaker_id
       WHERE speaker.role = 'participant' GROUP BY turn.document_id`)
    .all();
  const codes = reader.prepare<[], { id: string }>('SELECT id FROM code ORDER BY id').all();
  const held = { next: 0 };
  return () => {
    const round = Math.floor(held.next / turns.length);
    // 13 has no divisor in common with the number of transcripts, so that all of them have their turn.
    const { document, start } = turns[(held.next * 13) % turns.length] ?? { document: '', start: 0 };
    held.next += 1;
    const from = start + (Math.floor(round / codes.length) % STARTS);
    return { document, code: codes[round % codes.length]?.id ?? '', start: from, end: from + LENGTH };
  };
}
