type PlaceKeys = {
  readonly place: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly does: string }[];
};

/** Keys that a place hears while the focus is in it. */
export const PLACE_KEYS: readonly PlaceKeys[] = [
  {
    place: 'In the text',
    rows: [
      { keys: ['Shift+ArrowRight'], does: 'Select; with Ctrl by words' },
      { keys: ['S'], does: 'Select the sentence at the caret' },
      { keys: ['T'], does: 'Select the turn at the caret' },
      { keys: ['C', 'Enter'], does: 'Choose a code for the selection' },
      { keys: ['1', '9'], does: 'Apply a pinned code, 1 to 9' },
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
      { keys: ['F6'], does: 'Next pane; with Shift the previous' },
    ],
  },
  {
    place: 'In the codebook',
    rows: [
      { keys: ['Insert'], does: 'New sub-code; with Shift a new theme' },
      { keys: ['F2'], does: 'Rename' },
      { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], does: 'Move up or down' },
      { keys: ['Alt+ArrowRight', 'Alt+ArrowLeft'], does: 'Move under the code above, or out again' },
      { keys: ['Enter'], does: 'Write the definition; Escape comes back' },
      { keys: ['Delete'], does: 'Delete with its sub-codes' },
      { keys: ['Shift+F10'], does: 'Everything else: move, merge, line' },
    ],
  },
  {
    place: 'In the table of participants',
    rows: [
      { keys: ['Enter', 'F2'], does: 'Change a value; or just type' },
      { keys: ['Delete'], does: 'Clear what is selected' },
      { keys: ['Shift+ArrowDown'], does: 'Select several cells' },
      { keys: ['Mod+C', 'Mod+V'], does: 'Copy, and paste from a spreadsheet' },
      { keys: ['Shift+F10'], does: 'What can be done with the row or column' },
    ],
  },
  {
    place: 'Comparing groups',
    rows: [
      { keys: ['Enter'], does: 'Go to the segments behind a number' },
      { keys: ['Space'], does: 'Show them and stay; on a code open or close it' },
      { keys: ['Escape'], does: 'From the segments to the number; then close them' },
    ],
  },
  {
    place: 'In History',
    rows: [{ keys: ['Enter'], does: 'Copy the project as it stood after the change' }],
  },
  {
    place: 'In lists of segments',
    rows: [
      { keys: ['Enter'], does: 'Show in the transcript' },
      { keys: ['R'], does: 'Recode, in Segments' },
      { keys: ['M'], does: 'Comment, in Segments' },
      { keys: ['Delete'], does: 'Remove, in Segments' },
    ],
  },
];
