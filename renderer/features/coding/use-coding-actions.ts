import { useMemo } from 'react';
import { type Action, useActions } from '../../state/actions.ts';
import type { CodingIntent } from './coding-keys.ts';
import type { CodingKeys } from './use-coding-keys.ts';

type Offer = readonly [title: string, keys: string, intent: CodingIntent, group: Action['group']];

const OFFERS: readonly Offer[] = [
  ['Code the selection…', 'c', { do: 'pick' }, 'Coding'],
  ['Repeat the last code', '.', { do: 'repeat' }, 'Coding'],
  ['In vivo code', 'v', { do: 'inVivo' }, 'Coding'],
  ['Remove the focused segment’s code', 'delete', { do: 'remove' }, 'Coding'],
  ['Comment on the focused segment', 'm', { do: 'comment' }, 'Coding'],
  ['Next segment', ']', { do: 'next' }, 'Coding'],
  ['Previous segment', '[', { do: 'previous' }, 'Coding'],
  ['List the segments here, or code', 'enter', { do: 'enter' }, 'Coding'],
  ['Segment’s end one word on', 'alt+arrowright', { do: 'move', which: 'end', by: 1 }, 'Coding'],
  ['Segment’s end one word back', 'alt+arrowleft', { do: 'move', which: 'end', by: -1 }, 'Coding'],
  ['Segment’s start one word on', 'alt+shift+arrowright', { do: 'move', which: 'start', by: 1 }, 'Coding'],
  ['Segment’s start one word back', 'alt+shift+arrowleft', { do: 'move', which: 'start', by: -1 }, 'Coding'],
  ['Select the sentence', 's', { do: 'sentence' }, 'Text'],
  ['Select the turn', 't', { do: 'turn' }, 'Text'],
];

/** Lists coding in the palette and the help. The keys themselves are the text's. */
export function useCodingActions({ does }: CodingKeys): void {
  const actions = useMemo(
    () => [
      ...OFFERS.map(
        ([title, keys, intent, group]): Action => ({
          id: `coding.${keys}`,
          title,
          group,
          keys,
          inText: true,
          run: () => void does(intent),
        }),
      ),
      ...Array.from(
        { length: 9 },
        (_, index): Action => ({
          id: `coding.pin.${index + 1}`,
          title: `Apply the code pinned to ${index + 1}`,
          group: 'Coding',
          keys: String(index + 1),
          inText: true,
          run: () => void does({ do: 'pin', digit: index + 1 }),
        }),
      ),
    ],
    [does],
  );
  useActions(actions);
}
