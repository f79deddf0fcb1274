import { join } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { stateFolder } from '../src/app/machine.ts';
import { settingsFile } from '../src/app/settings-file.ts';

type Bounds = Pick<Rectangle, 'x' | 'y' | 'width' | 'height'> & { readonly isMaximized: boolean };

const FIRST = { width: 1280, height: 800 };
/** Smaller, and panes would lie over one another. */
export const SMALLEST = { width: 480, height: 320 };
/** So many windows are remembered; the one kept longest ago goes first. */
const MOST = 50;
/** Milliseconds of calm after which a window that is moved is remembered. */
const CALM = 500;

const file = settingsFile(join(stateFolder(process.env), 'windows.json'), Date.now);

/** Where the window of a project stood when it was last closed, if that is on a screen that is there. */
export function boundsFor(handle: string | null): Partial<Bounds> & typeof FIRST {
  const kept = all().find(([key]) => key === (handle ?? ''))?.[1];
  if (kept === undefined) return FIRST;
  const isOnScreen = screen.getAllDisplays().some(({ workArea }) => overlaps(workArea, kept));
  const { width, height, isMaximized } = kept;
  return isOnScreen ? kept : { width, height, isMaximized };
}

export function rememberBounds(window: BrowserWindow, handle: () => string | null): void {
  const waiting: { timer: NodeJS.Timeout | null } = { timer: null };
  const keep = () => {
    if (waiting.timer !== null) clearTimeout(waiting.timer);
    waiting.timer = null;
    if (window.isDestroyed() || window.isMinimized()) return;
    const key = handle() ?? '';
    const { x, y, width, height } = window.getNormalBounds();
    const bounds = { x, y, width, height, isMaximized: window.isMaximized() };
    const others = all().filter(([other]) => other !== key);
    file.change({ windows: Object.fromEntries([...others, [key, bounds]].slice(-MOST)) });
  };
  const soon = () => {
    if (waiting.timer !== null) clearTimeout(waiting.timer);
    waiting.timer = setTimeout(keep, CALM);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', keep);
}

function all(): readonly (readonly [string, Bounds])[] {
  const { windows } = file.read();
  if (typeof windows !== 'object' || windows === null || Array.isArray(windows)) return [];
  return Object.entries(windows).flatMap(([key, kept]) => (isBounds(kept) ? [[key, kept] as const] : []));
}

function isBounds(kept: unknown): kept is Bounds {
  if (typeof kept !== 'object' || kept === null) return false;
  const fields = new Map(Object.entries(kept));
  const numbers = ['x', 'y', 'width', 'height'].map((name) => fields.get(name));
  const [, , width, height] = numbers;
  return (
    numbers.every((number) => Number.isInteger(number)) &&
    Number(width) >= SMALLEST.width &&
    Number(height) >= SMALLEST.height &&
    typeof fields.get('isMaximized') === 'boolean'
  );
}

/** At least a hand of the window can be seen and dragged. */
function overlaps(area: Rectangle, { x, y, width }: Bounds): boolean {
  const seen = Math.min(area.x + area.width, x + width) - Math.max(area.x, x);
  return seen >= 100 && y >= area.y - 10 && y < area.y + area.height - 40;
}
