import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import styles from './harness.module.css';
import type { Look, TranscriptHandle, TranscriptViewProps } from './transcript-types.ts';
import { TranscriptView } from './transcript-view.tsx';

/** What a test sends: the props without their callbacks, looks as pairs. */
type Sent = Partial<Omit<TranscriptViewProps, 'looks' | 'ref'>> & {
  readonly looks?: readonly [string, Look][];
};
type Told = { readonly what: string; readonly args: readonly unknown[] };

/** The transcript view alone on a page, steered by tests through `window.harness`. */
type Harness = {
  readonly show: (sent: Sent) => void;
  /** Asks the view's handle. */
  readonly ask: (question: keyof TranscriptHandle, ...args: readonly unknown[]) => unknown;
  /** By their words, pixels from the top of the window to each mounted row. */
  readonly rowTops: () => Readonly<Record<string, number>>;
  /** What is painted in the mounted rows: names of highlights without the view's own prefix, and their words. */
  readonly painted: () => readonly { readonly name: string; readonly words: string }[];
  /** The colour of a canvas at a point of the window, red green blue alpha. */
  readonly pixel: (x: number, y: number) => readonly number[];
  readonly told: Told[];
  readonly handle: TranscriptHandle | null;
  readonly props: TranscriptViewProps;
};

declare global {
  interface Window {
    harness: Harness;
  }
}

function startHarness(root: HTMLElement): Harness {
  const react = createRoot(root);
  const told: Told[] = [];
  const held: { handle: TranscriptHandle | null; props: TranscriptViewProps } = {
    handle: null,
    props: {
      documentId: '',
      text: '',
      turns: [],
      segments: [],
      looks: new Map(),
      focused: null,
      found: [],
      foundCurrent: null,
      textSize: 2,
      lineNumbers: 'fifth',
      snapping: 'character',
      position: null,
      onPositionChange: (...args) => told.push({ what: 'position', args }),
      onSelectionChange: (...args) => told.push({ what: 'selection', args }),
      onFocusPlace: (...args) => told.push({ what: 'place', args }),
      onSegmentFocus: (id) => {
        told.push({ what: 'segment', args: [id] });
        show({ focused: id });
      },
      ref: (handle: TranscriptHandle | null) => {
        held.handle = handle;
      },
    },
  };
  const show = ({ looks, ...sent }: Sent): void => {
    held.props = { ...held.props, ...sent, ...(looks === undefined ? {} : { looks: new Map(looks) }) };
    flushSync(() => react.render(<TranscriptView {...held.props} />));
  };
  return {
    show,
    ask: (question, ...args) => {
      const answer: unknown = held.handle === null ? null : Reflect.apply(held.handle[question], null, args);
      return answer instanceof DOMRect ? answer.toJSON() : answer;
    },
    rowTops,
    painted,
    pixel,
    told,
    get handle() {
      return held.handle;
    },
    get props() {
      return held.props;
    },
  };
}

function rowTops(): Readonly<Record<string, number>> {
  const rows = Array.from(document.querySelectorAll('[data-row]'));
  return Object.fromEntries(
    rows.map((row) => [row.querySelector('[dir]')?.textContent ?? '', row.getBoundingClientRect().top]),
  );
}

function painted(): readonly { readonly name: string; readonly words: string }[] {
  return Array.from(CSS.highlights).flatMap(([name, highlight]) =>
    Array.from(highlight, (range) => {
      const { startContainer, startOffset, endOffset } = range;
      const words = startContainer.textContent?.slice(startOffset, endOffset) ?? '';
      return { name: name.slice(name.indexOf('-') + 1), words };
    }),
  );
}

function pixel(x: number, y: number): readonly number[] {
  const canvas = document.elementFromPoint(x, y);
  if (!(canvas instanceof HTMLCanvasElement)) return [];
  const box = canvas.getBoundingClientRect();
  const scale = canvas.width / box.width;
  const data = canvas
    .getContext('2d')
    ?.getImageData((x - box.left) * scale, (y - box.top) * scale, 1, 1).data;
  return Array.from(data ?? []);
}

const root = document.getElementById('root');
if (root !== null) {
  root.className = styles.whole ?? '';
  window.harness = startHarness(root);
}
