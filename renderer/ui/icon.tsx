import type { LucideIcon } from 'lucide-react';

type IconProps = {
  readonly of: LucideIcon;
  /** 16, in the rail 20, beside small words 14. */
  readonly size?: 14 | 16 | 20;
};

/** A picture beside a word, or inside a control that has a name; it says nothing itself. */
export function Icon({ of: Picture, size = 16 }: IconProps) {
  return <Picture size={size} strokeWidth={1.5} aria-hidden="true" focusable="false" />;
}
