import { useEffect, useMemo } from 'react';
import type { FoundView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { announce } from '../../state/announcements.ts';
import { usePalette } from '../../state/palette.ts';
import { type FoundThing, findThings } from './find-things.ts';
import type { Things } from './use-things.ts';

/** What the palette lists: something by its name, or a place in a text. */
export type PaletteRow = { readonly found: FoundThing } | { readonly place: FoundView };

/** Places in texts that are shown. */
const MOST_PLACES = 50;
/** Characters from which on texts are searched. */
const SHORTEST = 2;

/** Things called so, then places where it is said. */
export function usePaletteRows(things: Things, query: string): readonly PaletteRow[] {
  const recent = usePalette((state) => state.recent);
  const sought = query.trim();
  const isSought = sought.length >= SHORTEST;
  const { data: places = [], isPlaceholderData } = useQuery(
    'search.find',
    { text: sought || ' ', mode: 'words', limit: MOST_PLACES, typing: true },
    { enabled: isSought },
  );
  const rows = useMemo<readonly PaletteRow[]>(
    () => [
      ...findThings(things.ready, query, recent).map((found) => ({ found })),
      ...(isSought ? places.map((place) => ({ place })) : []),
    ],
    [things.ready, query, recent, places, isSought],
  );
  const isNothing = rows.length === 0 && !isPlaceholderData;
  useEffect(() => {
    if (isNothing) announce(NOTHING);
  }, [isNothing]);
  return rows;
}

export const NOTHING = 'Nothing is called that, and nobody says it.';
