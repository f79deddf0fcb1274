import type { ReactElement, ReactNode } from 'react';
import {
  Tooltip as AriaTooltip,
  type TooltipProps as AriaTooltipProps,
  TooltipTrigger,
} from 'react-aria-components';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

// Long enough that crossing a toolbar stays quiet, in milliseconds.
const WAIT = 500;

type TooltipProps = {
  readonly words: ReactNode;
  readonly shortcut?: string;
  readonly placement?: NonNullable<AriaTooltipProps['placement']>;
  /** One control of ours, or anything wrapped in React Aria's `Focusable`. */
  readonly children: ReactElement;
};

/** A few words and the keys for a control, on hover and on keyboard focus. */
export function Tooltip({ words, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={WAIT} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} placement={placement} offset={6}>
        {words}
        {shortcut && <Kbd keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
