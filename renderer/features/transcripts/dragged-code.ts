/** What a dragged code is called among the data of a drag: its id. */
export const DRAGGED_CODE = 'application/x-emic-code';
