import type { ButtonProps } from 'react-aria-components';
import { ariaShortcut, platformOf } from './shortcut.ts';

/** For a React Aria button, which passes no `aria-keyshortcuts` on: draws the same element and adds it. */
export function withShortcut(keys: string | undefined): Pick<ButtonProps, 'render'> {
  if (keys === undefined) return {};
  const shortcut = ariaShortcut(keys, platformOf(navigator.platform));
  return { render: (props) => <button type="button" {...props} aria-keyshortcuts={shortcut} /> };
}
