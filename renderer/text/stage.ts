/** The elements that a transcript is shown with. */
export type Stage = {
  /** The whole view: the scrolling part, and the density strip beside it. */
  readonly frame: HTMLElement;
  readonly scroller: HTMLElement;
  /** As high as the whole text. */
  readonly column: HTMLElement;
  /** Holds the mounted rows; focusable, with the caret. */
  readonly page: HTMLElement;
  readonly margin: HTMLCanvasElement;
  readonly strip: HTMLCanvasElement;
  /** The part of the strip that is in view. */
  readonly window: HTMLElement;
  readonly tip: HTMLElement;
};
