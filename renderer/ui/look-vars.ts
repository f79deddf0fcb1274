import { type Look, PALETTE } from '../../src/domain/code-look.ts';

export type LookColors = {
  /** CSS colours that follow the theme, usable wherever CSS resolves `var()`. */
  readonly stripe: string;
  readonly tint: string;
};

/** The stripe and tint of a stored colour: a palette colour's own twins, any other held to what this theme can show. */
export function lookColors(color: Look['color']): LookColors {
  const entry = PALETTE.find(({ hex }) => hex === color.toLowerCase());
  if (entry) return { stripe: `var(--code-${entry.name}-stripe)`, tint: `var(--code-${entry.name}-tint)` };
  if (!/^#[0-9a-f]{6}$/i.test(color)) return { stripe: 'var(--control)', tint: 'var(--active)' };
  return {
    stripe: `oklch(from ${color} clamp(var(--custom-stripe-darkest), l, var(--custom-stripe-lightest)) min(c, var(--custom-stripe-chroma)) h)`,
    tint: `oklch(from ${color} var(--custom-tint-lightness) min(c, var(--custom-tint-chroma)) h)`,
  };
}

/** The same as custom properties for `style`, so that a whole row can wear a code's colours. */
export function lookVars({ color }: Pick<Look, 'color'>): Record<'--stripe' | '--tint', string> {
  const { stripe, tint } = lookColors(color);
  return { '--stripe': stripe, '--tint': tint };
}
