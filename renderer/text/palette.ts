import { cssColor } from './highlights.ts';

/** Colours as a canvas takes them, resolved for the present theme. */
export type Palette = {
  readonly of: (color: string) => string;
  /** Family of the window's face, for lettering. */
  readonly face: string;
  /** Names already cut to a width. */
  readonly cut: Map<string, string>;
};

/** To be made anew when the theme changes. */
export function paletteIn(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const resolved = new Map<string, string>();
  const computed = getComputedStyle(probe);
  const of = (color: string): string => {
    const known = resolved.get(color);
    if (known !== undefined) return known;
    if (!probe.isConnected) element.append(probe);
    probe.style.color = '';
    probe.style.color = cssColor(color);
    const value = computed.color;
    probe.remove();
    resolved.set(color, value);
    return value;
  };
  const face = computed.getPropertyValue('--font-ui').trim() || 'sans-serif';
  probe.remove();
  return { of, face, cut: new Map() };
}
