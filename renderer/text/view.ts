import type { Highlights } from './highlights.ts';
import type { MarginScene, MarginTarget } from './margin-scene.ts';
import type { Marks } from './marks.ts';
import type { Palette } from './palette.ts';
import type { Stage } from './stage.ts';
import type { Surface } from './surface.ts';
import type { TranscriptViewProps } from './transcript-types.ts';

/** A transcript on the screen: what it was given, and where it stands. */
export type View = {
  readonly stage: Stage;
  readonly surface: Surface;
  readonly highlights: Highlights;
  props: TranscriptViewProps;
  marks: Marks;
  palette: Palette;
  scene: MarginScene;
  /** The part of the column that the margin is painted for. */
  tile: { readonly top: number; readonly height: number; readonly row: number; readonly rowTop: number };
  hovered: MarginTarget | null;
  ringed: string | null;
  /** Ends of the selection as they were set, untrimmed; null before the text has been entered. */
  anchor: number | null;
  focus: number | null;
  /** Pixels from the window's left that the caret keeps to while it moves up and down. */
  goalX: number | null;
  /** What the last `onFocusPlace` told, so that it is not told twice. */
  placeTold: string;
  /** How far the view was scrolled when it was put at the place it was left at; null where it began at the top. */
  restoredAt: number | null;
  /** When the mouse was last pressed in the text, in milliseconds. */
  pressedAt: number;
  /** What the DOM's selection was last set to. */
  domSelection: readonly [Node | null, number, Node | null, number];
  readonly onRowsChange: () => void;
};
