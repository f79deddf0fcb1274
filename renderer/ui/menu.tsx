import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Header,
  MenuSection,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './option.module.css';
import popover from './popover.module.css';

/** A command, a line between commands, or a named part of the menu. */
export type MenuEntry =
  | MenuCommand
  | { readonly separator: string }
  | { readonly heading: string; readonly entries: readonly MenuCommand[] };

export type MenuCommand = {
  readonly id: string;
  readonly name: string;
  readonly icon?: LucideIcon;
  readonly mark?: ReactNode;
  /** Shown at the end, as in `mod+z`. */
  readonly keys?: string;
  /** A tick stands before it: something that is on or off. */
  readonly isTicked?: boolean;
  readonly isDisabled?: boolean;
  /** It takes something away. */
  readonly danger?: boolean;
  readonly run?: () => void;
  readonly entries?: readonly MenuEntry[];
};

type MenuProps = {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly placement?: NonNullable<PopoverProps['placement']>;
};

/** A button that opens a list of commands. */
export function MenuButton({ label, entries, children, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={classNames(popover.popover, popover.list)} placement={placement} offset={4}>
        <MenuList label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

type ContextMenuProps = Omit<MenuProps, 'children'> & {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Where it opens: a row, or an element put at the pointer. */
  readonly triggerRef: RefObject<Element | null>;
};

/** A list of commands at a place: for a right click, or Shift F10 on a row. */
export function ContextMenu({
  label,
  entries,
  isOpen,
  onClose,
  triggerRef,
  placement = 'bottom start',
}: ContextMenuProps) {
  return (
    <Popover
      aria-label={label}
      className={classNames(popover.popover, popover.list)}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      triggerRef={triggerRef}
      placement={placement}
      offset={2}
    >
      <MenuList label={label} entries={entries} onClose={onClose} />
    </Popover>
  );
}

type MenuListProps = Pick<MenuProps, 'label' | 'entries'> & { readonly onClose?: () => void };

function MenuList({ label, entries, onClose }: MenuListProps) {
  return (
    <AriaMenu
      aria-label={label}
      className={styles.list ?? ''}
      autoFocus="first"
      {...(onClose ? { onClose } : {})}
    >
      {entries.map((entry) => entryElement(entry, hasPictures(entries)))}
    </AriaMenu>
  );
}

/** Whether any command has an icon, mark or tick: then the others keep the room for one. */
function hasPictures(entries: readonly MenuEntry[]): boolean {
  return entries.some((entry) => {
    if ('separator' in entry) return false;
    if ('heading' in entry) return hasPictures(entry.entries);
    return entry.icon !== undefined || entry.mark !== undefined || entry.isTicked !== undefined;
  });
}

function entryElement(entry: MenuEntry, slot: boolean): ReactElement {
  if ('separator' in entry) return <Separator key={entry.separator} className={styles.separator ?? ''} />;
  if ('heading' in entry)
    return (
      <MenuSection key={entry.heading}>
        <Header className={styles.heading ?? ''}>{entry.heading}</Header>
        {entry.entries.map((command) => commandElement(command, slot))}
      </MenuSection>
    );
  return commandElement(entry, slot);
}

function commandElement(command: MenuCommand, slot: boolean): ReactElement {
  const { id, entries, name } = command;
  if (!entries) return <CommandRow key={id} command={command} slot={slot} />;
  return (
    <SubmenuTrigger key={id}>
      <CommandRow command={command} slot={slot} />
      <Popover className={classNames(popover.popover, popover.list)} offset={-2}>
        <MenuList label={name} entries={entries} />
      </Popover>
    </SubmenuTrigger>
  );
}

type CommandRowProps = { readonly command: MenuCommand; readonly slot: boolean };

function CommandRow({ command, slot }: CommandRowProps) {
  const { id, name, icon, mark, keys, isTicked, isDisabled = false, danger, run, entries } = command;
  return (
    <AriaMenuItem
      id={id}
      textValue={isTicked ? `${name}, on` : name}
      isDisabled={isDisabled}
      className={classNames(styles.option, danger && styles.danger)}
      {...(run ? { onAction: run } : {})}
    >
      {slot && (
        <span className={styles.picture}>
          {isTicked && <Icon of={Check} />}
          {icon && <Icon of={icon} />}
          {mark}
        </span>
      )}
      <span className={styles.words}>
        {name}
        {isTicked && <span className="visually-hidden">, on</span>}
      </span>
      {keys && <Kbd keys={keys} />}
      {entries && <Icon of={ChevronRight} size={14} />}
    </AriaMenuItem>
  );
}
