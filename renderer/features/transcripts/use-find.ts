import { type RefObject, useEffect, useMemo, useState } from 'react';
import { foldText } from '../../../src/domain/folded-text.ts';
import { type Action, useActions } from '../../state/actions.ts';
import { announce } from '../../state/announcements.ts';
import { type Stretch, useReading } from '../../state/reading.ts';
import { useTranscripts } from '../../state/transcripts.ts';
import { leadOf } from '../../text/rows.ts';
import type { TranscriptHandle, TurnShown } from '../../text/transcript-types.ts';
import { placeFrom, placesOf, placesSeen } from './find-in-text.ts';

export type Find = {
  readonly finding: boolean;
  readonly sought: string;
  readonly places: readonly Stretch[];
  /** Index of the place one is at; null where there is none. */
  readonly current: number | null;
  readonly typed: (words: string) => void;
  readonly gone: (by: 1 | -1) => void;
  /** Ends it; the place one is at is selected, so that it can be coded. */
  readonly ended: () => void;
};

type SoughtText = { readonly text: string; readonly turns: readonly TurnShown[] };

const NOWHERE: readonly Stretch[] = [];

/** Finding words in the open transcript. */
export function useFind({ text, turns }: SoughtText, handle: RefObject<TranscriptHandle | null>): Find {
  const { finding, sought, changed } = useTranscripts();
  const search = useSearch(finding, text, turns);
  const places = useMemo(() => search(sought), [search, sought]);
  const [at, setAt] = useState(0);
  const current = places.length === 0 ? null : Math.min(at, places.length - 1);
  const goTo = (index: number, among: readonly Stretch[]) => {
    setAt(index);
    const place = among[index];
    if (place !== undefined && !isInSight(handle.current?.rectOf(place.start, place.end) ?? null))
      handle.current?.scrollTo(place.start, { align: 'center' });
  };
  const find: Find = {
    finding,
    sought,
    places,
    current,
    typed: (words) => {
      changed({ sought: words });
      const found = search(words);
      goTo(placeFrom(found, useReading.getState().caret ?? topOffset()), found);
      if (words !== '') announce(foundSentence(found.length));
    },
    gone: (by) => {
      if (current === null) return;
      const next = (current + by + places.length) % places.length;
      goTo(next, places);
      announce(`${next + 1} of ${places.length}`);
    },
    ended: () => {
      changed({ finding: false });
      const place = current === null ? undefined : places[current];
      if (place !== undefined) handle.current?.select(place.start, place.end);
      handle.current?.focus();
    },
  };
  useFindActions(find);
  return find;
}

/** Finds words in what is seen of the text. Folding a long one takes a moment: only once something is sought. */
function useSearch(finding: boolean, text: string, turns: readonly TurnShown[]) {
  return useMemo(() => {
    if (!finding) return () => NOWHERE;
    const folded = foldText(text);
    const labels = turns.map((turn) => ({ start: turn.start, end: turn.start + leadOf(text, turn) }));
    return (words: string) => placesSeen(placesOf(folded, words), labels);
  }, [finding, text, turns]);
}

/** Well within the text: not under the head, nor where messages stand. */
function isInSight(rect: DOMRect | null): boolean {
  return rect !== null && rect.top > 100 && rect.bottom < window.innerHeight - 100;
}

function topOffset(): number {
  const { documentId, positions } = useReading.getState();
  return documentId === null ? 0 : (positions[documentId]?.offset ?? 0);
}

function foundSentence(count: number): string {
  return count === 0 ? 'Not found' : `Found ${count} time${count === 1 ? '' : 's'}`;
}

function useFindActions(find: Find): void {
  const [latest] = useState({ find });
  useEffect(() => {
    latest.find = find;
  });
  const actions = useMemo<readonly Action[]>(() => {
    const open = () => {
      useTranscripts.getState().changed({ finding: true });
      const field = document.querySelector<HTMLInputElement>('[data-find] input');
      field?.focus();
      field?.select();
    };
    const go = (by: 1 | -1) => (latest.find.finding ? latest.find.gone(by) : open());
    return [
      { id: 'find', title: 'Find in the transcript', group: 'Text', keys: 'Mod+F', run: open },
      { id: 'find.next', title: 'Next place found', group: 'Text', keys: 'F3', run: () => go(1) },
      {
        id: 'find.previous',
        title: 'Previous place found',
        group: 'Text',
        keys: 'Shift+F3',
        run: () => go(-1),
      },
    ];
  }, [latest]);
  useActions(actions);
}
