import type { CodeId } from './ids.ts';

/**
 * Colours for codes in their order of assignment: each is as far as possible from all before it, in normal and in
 * colour-blind sight. `hex` is the stripe on light paper and what a project stores; the window knows the dark twin.
 */
export const PALETTE = [
  { name: 'teal', hex: '#397f7f' },
  { name: 'claret', hex: '#7b172e' },
  { name: 'ochre', hex: '#a77c00' },
  { name: 'indigo', hex: '#4120b6' },
  { name: 'violet', hex: '#8571eb' },
  { name: 'clay', hex: '#855840' },
  { name: 'rose', hex: '#ce3d60' },
  { name: 'pine', hex: '#0c503d' },
  { name: 'umber', hex: '#5b4100' },
  { name: 'olive', hex: '#656a01' },
  { name: 'mauve', hex: '#a372a8' },
  { name: 'coral', hex: '#c86850' },
  { name: 'petrol', hex: '#246176' },
  { name: 'plum', hex: '#652071' },
  { name: 'berry', hex: '#a11a63' },
  { name: 'jade', hex: '#009579' },
] as const;

export const PATTERNS = ['solid', 'dashed', 'dotted', 'double'] as const;
/** The line of a code's mark and underline. */
export type Pattern = (typeof PATTERNS)[number];

/** How a code looks wherever it stands. */
export type Look = {
  /** `#rrggbb`, lower case: one of the palette, or a colour of somebody's own. */
  readonly color: string;
  readonly pattern: Pattern;
};

/** What a look follows from. */
type Styled = {
  readonly id: CodeId;
  readonly parentId: CodeId | null;
  readonly color: string | null;
  readonly pattern: Pattern | null;
};

/** The lines that sub-codes take in turn: a theme has the solid one. */
const TURNS: readonly Pattern[] = ['dashed', 'dotted', 'double', 'solid'];

/**
 * How each code looks, given all of them in codebook order. Its own colour and line win. Without, a theme takes the
 * first palette colour that fewest themes before it have, and is solid; a sub-code takes the colour of the code above
 * it and a line by its place among its siblings. A code that comes behind all others changes no other's look.
 */
export function looksOf(inOrder: readonly Styled[]): ReadonlyMap<CodeId, Look> {
  const looks = new Map<CodeId, Look>();
  const uses = noUses();
  const childrenSeen = new Map<CodeId, number>();
  for (const { id, parentId, color, pattern } of inOrder) {
    const above = parentId === null ? undefined : looks.get(parentId);
    if (parentId === null || above === undefined) {
      looks.set(id, { color: taken(uses, color ?? leastUsed(uses)), pattern: pattern ?? 'solid' });
      continue;
    }
    const place = childrenSeen.get(parentId) ?? 0;
    childrenSeen.set(parentId, place + 1);
    looks.set(id, {
      color: color ?? above.color,
      pattern: pattern ?? TURNS[place % TURNS.length] ?? 'solid',
    });
  }
  return looks;
}

/** The colour for a theme that is new behind these: the first of the palette that no theme has, else that fewest have. */
export function nextThemeColor(themesInOrder: Iterable<Pick<Styled, 'color'>>): string {
  const uses = noUses();
  for (const { color } of themesInOrder) taken(uses, color ?? leastUsed(uses));
  return leastUsed(uses);
}

export function isPaletteColor(color: string): boolean {
  return PALETTE.some(({ hex }) => hex === color);
}

/** How many themes have each palette colour, in the palette's order. */
type Uses = Map<string, number>;

function noUses(): Uses {
  return new Map(PALETTE.map(({ hex }) => [hex, 0]));
}

function taken(uses: Uses, color: string): string {
  const count = uses.get(color);
  if (count !== undefined) uses.set(color, count + 1);
  return color;
}

function leastUsed(uses: Uses): string {
  let [best, fewest]: [string, number] = [PALETTE[0].hex, Number.POSITIVE_INFINITY];
  for (const [color, count] of uses) if (count < fewest) [best, fewest] = [color, count];
  return best;
}
