import type { ReactNode, RefObject } from 'react';
import {
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Dialog,
  DialogTrigger,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './popover.module.css';

type PopoverProps = {
  /** Names what opens. */
  readonly label: string;
  /** The button that opens it; leave out when `isOpen` and `triggerRef` say when and where. */
  readonly trigger?: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly triggerRef?: RefObject<Element | null>;
  readonly placement?: NonNullable<AriaPopoverProps['placement']>;
  /** Without the inner margin, for lists that reach the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
};

/** A floating pane at a control. Escape and a click elsewhere close it; the focus returns to the control. */
export function Popover({
  label,
  trigger,
  triggerRef,
  placement = 'bottom start',
  flush,
  children,
  ...open
}: PopoverProps) {
  const pane = (
    <AriaPopover
      className={styles.popover ?? ''}
      placement={placement}
      offset={6}
      {...(trigger ? {} : open)}
      {...(triggerRef ? { triggerRef } : {})}
    >
      <Dialog aria-label={label} className={classNames(styles.dialog, !flush && styles.padded)}>
        {({ close }) => (typeof children === 'function' ? children(close) : children)}
      </Dialog>
    </AriaPopover>
  );
  if (!trigger) return pane;
  return (
    <DialogTrigger {...open}>
      {trigger}
      {pane}
    </DialogTrigger>
  );
}
