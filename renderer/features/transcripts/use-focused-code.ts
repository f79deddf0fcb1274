import { createContext, useContext } from 'react';
import { useCodingState } from '../../state/coding.ts';

/** The code of the focused segment, null where none is focused. */
export const SegmentCodeContext = createContext<string | null>(null);

/** The code that is told of: the focused segment's, else the one that was chosen itself. */
export function useFocusedCode(): string | null {
  const own = useCodingState(({ focusedCodeId }) => focusedCodeId);
  return useContext(SegmentCodeContext) ?? own;
}
