import { type FoldedText, foldText, unfoldedStretch } from '../../../src/domain/folded-text.ts';
import type { Stretch } from '../../state/reading.ts';

/** Where the words stand, in order and not overlapping; capitals, accents and kinds of apostrophes do not matter. */
export function placesOf(text: FoldedText, words: string): readonly Stretch[] {
  const { folded } = foldText(words);
  if (folded.trim() === '') return [];
  const places: Stretch[] = [];
  for (let at = text.folded.indexOf(folded); at >= 0; ) {
    const place = unfoldedStretch(text, at, at + folded.length);
    if (place.start >= (places.at(-1)?.end ?? 0)) places.push(place);
    at = text.folded.indexOf(folded, at + folded.length);
  }
  return places;
}

/** The places that do not touch any of `labels`, which are in order and not seen in the text. */
export function placesSeen(places: readonly Stretch[], labels: readonly Stretch[]): readonly Stretch[] {
  let next = 0;
  return places.filter(({ start, end }) => {
    while ((labels[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    return (labels[next]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}

/** Index of the first place at or after an offset, round to the first one; -1 where there is none. */
export function placeFrom(places: readonly Stretch[], offset: number): number {
  if (places.length === 0) return -1;
  const index = places.findIndex(({ start }) => start >= offset);
  return index === -1 ? 0 : index;
}
