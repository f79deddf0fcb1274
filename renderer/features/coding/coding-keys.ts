import type { CodingKey } from '../../state/coding.ts';

/** What a key means while the text has the focus. */
export type CodingIntent =
  | { readonly do: 'pick' | 'inVivo' | 'repeat' | 'remove' | 'comment' | 'next' | 'previous' | 'leave' }
  | { readonly do: 'sentence' | 'turn' | 'enter' }
  | { readonly do: 'pin'; readonly digit: number }
  | { readonly do: 'move'; readonly which: 'start' | 'end'; readonly by: 1 | -1 };

const LETTERS: Readonly<Record<string, CodingIntent>> = {
  c: { do: 'pick' },
  v: { do: 'inVivo' },
  m: { do: 'comment' },
  s: { do: 'sentence' },
  t: { do: 'turn' },
  '.': { do: 'repeat' },
  '[': { do: 'previous' },
  ']': { do: 'next' },
  enter: { do: 'enter' },
  delete: { do: 'remove' },
  escape: { do: 'leave' },
};

export function codingIntent({ key, ctrlKey, metaKey, altKey, shiftKey }: CodingKey): CodingIntent | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
    return { do: 'move', which: shiftKey ? 'start' : 'end', by: key === 'ArrowRight' ? 1 : -1 };
  }
  if (/^[1-9]$/.test(key)) return { do: 'pin', digit: Number(key) };
  if (shiftKey && key.length > 1) return null;
  return LETTERS[key.toLowerCase()] ?? null;
}
