import { useReading } from '../state/reading.ts';
import { useView } from '../state/view.ts';

type Place = {
  readonly id: string;
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
};

/** Opens the transcript at a segment; Back leads to where the jump was made. */
export function jumpTo({ id, documentId, start, end }: Place): void {
  useReading.getState().soughtPlace(documentId, { start, end }, id);
  useView.getState().jumpedTo('transcripts');
}
