/** Keys that work while the transcript has the focus. */
export const TEXT_KEYS = [
  { keys: ['Shift+ArrowRight'], does: 'Select; with Ctrl by words' },
  { keys: ['S'], does: 'Select the sentence at the caret' },
  { keys: ['T'], does: 'Select the turn at the caret' },
  { keys: ['C', 'Enter'], does: 'Choose a code for the selection' },
  { keys: ['1'], does: 'to 9: apply a pinned code' },
  { keys: ['.'], does: 'Apply the last code again' },
  { keys: ['V'], does: 'Make an in vivo code of the selected words' },
  { keys: ['['], does: 'Previous segment' },
  { keys: [']'], does: 'Next segment' },
  { keys: ['Delete'], does: 'Remove the focused segment' },
  { keys: ['M'], does: 'Comment on the focused segment' },
  { keys: ['Alt+ArrowRight'], does: 'Move the end of the focused segment by a word' },
  { keys: ['Alt+Shift+ArrowRight'], does: 'Move its start by a word' },
  { keys: ['Mod+F'], does: 'Find in the transcript' },
  { keys: ['F3'], does: 'Next place found; with Shift the previous' },
] as const;
