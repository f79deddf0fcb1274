import { useRef } from 'react';

// After this pause, in milliseconds, a letter begins a new word.
const PAUSE = 700;

/** Letters typed in quick succession, as one word. */
export function useTypedLetters(): (
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
) => string | null {
  const typed = useRef({ word: '', at: 0 });
  return ({ key, ctrlKey, metaKey, altKey }) => {
    if ([...key].length !== 1 || ctrlKey || metaKey || altKey) return null;
    const now = performance.now();
    const word = now - typed.current.at < PAUSE ? typed.current.word : '';
    // Figures and signs are shortcuts elsewhere, and a space selects; within a word they belong to it.
    if (word === '' && !/\p{L}/u.test(key)) return null;
    typed.current = { word: word + key, at: now };
    return typed.current.word;
  };
}
