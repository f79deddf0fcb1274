import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { withShortcut } from './shortcut-button.tsx';

export type ButtonVariant = 'main' | 'plain' | 'quiet' | 'danger';

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  /** `main` is the one action of a view; `quiet` has no box; `danger` takes something away. */
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: LucideIcon;
  /** Shown at the end, as in `mod+n`. */
  readonly shortcut?: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({
  variant = 'plain',
  size = 'medium',
  icon,
  shortcut,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...withShortcut(shortcut)}
      className={classNames(styles.button, styles[variant], styles[size])}
    >
      {icon && <Icon of={icon} />}
      <span className={styles.words}>{children}</span>
      {shortcut && <Kbd keys={shortcut} />}
    </AriaButton>
  );
}
