import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './icon-button.module.css';
import { withShortcut } from './shortcut-button.tsx';
import { Tooltip } from './tooltip.tsx';

export type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  /** What it does; shown in the tooltip and read out. */
  readonly name: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string;
  /** 28, in rows 24. */
  readonly size?: 'small' | 'medium';
  readonly ref?: Ref<HTMLButtonElement>;
};

export function IconButton({ name, icon, shortcut, size = 'medium', ...rest }: IconButtonProps) {
  return (
    <Tooltip words={name} {...(shortcut ? { shortcut } : {})}>
      <AriaButton
        {...rest}
        {...withShortcut(shortcut)}
        aria-label={name}
        className={classNames(styles.button, styles[size])}
      >
        <Icon of={icon} />
      </AriaButton>
    </Tooltip>
  );
}
