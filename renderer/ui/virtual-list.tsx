import { useVirtualizer } from '@tanstack/react-virtual';
import { type Key, type ReactNode, type Ref, useImperativeHandle, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './virtual-list.module.css';

export type VirtualListHandle = {
  readonly scrollTo: (index: number) => void;
  readonly focus: () => void;
};

type VirtualListProps<Item> = {
  readonly label: string;
  readonly id?: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item, index: number) => Key;
  readonly renderItem: (
    item: Item,
    state: { readonly isActive: boolean; readonly isSelected: boolean },
  ) => ReactNode;
  /** Pixels; with `measured` only a first guess. */
  readonly rowHeight: number;
  /** Rows of different heights. */
  readonly measured?: boolean;
  /** The row that the keys stand on, -1 for none. */
  readonly active: number;
  readonly onActiveChange: (index: number) => void;
  readonly isSelected?: (item: Item) => boolean;
  /** Enter or a click. */
  readonly onAction?: (item: Item, index: number) => void;
  /** False where a text field keeps the focus and names `optionId(id, active)` as its active descendant. */
  readonly takesFocus?: boolean;
  readonly ref?: Ref<VirtualListHandle>;
};

/** The id of an option of the list `id`, for `aria-activedescendant`. */
export function optionId(id: string, index: number): string {
  return `${id}-option-${index}`;
}

/** A list box of any length: only rows in sight are in the page. Give it a parent with a height. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const {
    label,
    id = 'list',
    items,
    active,
    onActiveChange,
    onAction,
    isSelected,
    takesFocus = true,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.rowHeight,
    getItemKey: (index) => keyAt(props, index),
    overscan: 8,
  });
  const goTo = (index: number): void => {
    const to = Math.max(0, Math.min(items.length - 1, index));
    onActiveChange(to);
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  useImperativeHandle(props.ref, () => ({
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    focus: () => scroller.current?.focus(),
  }));
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / props.rowHeight) - 1);
  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      aria-label={label}
      tabIndex={takesFocus ? 0 : -1}
      {...(takesFocus && active >= 0 ? { 'aria-activedescendant': optionId(id, active) } : {})}
      className={styles.scroller}
      onKeyDown={(event) => {
        const to = listKey(event.key, active, items.length, page);
        const item = items[active];
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (to !== null) goTo(to);
        else if (event.key === 'Enter' && item !== undefined && onAction) onAction(item, active);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div className={styles.rows} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          const state = { isActive: index === active, isSelected: isSelected?.(item) ?? false };
          return (
            <OptionElement
              key={key}
              id={optionId(id, index)}
              index={index}
              count={items.length}
              top={start}
              {...(props.measured ? { measure: virtual.measureElement } : { height: props.rowHeight })}
              isActive={state.isActive}
              isSelected={isSelected ? state.isSelected : state.isActive}
              isMarked={state.isSelected}
              onPress={() => {
                onActiveChange(index);
                onAction?.(item, index);
              }}
            >
              {props.renderItem(item, state)}
            </OptionElement>
          );
        })}
      </div>
    </div>
  );
}

type OptionElementProps = {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly height?: number;
  readonly measure?: (element: Element | null) => void;
  readonly isActive: boolean;
  /** As assistive software is told. */
  readonly isSelected: boolean;
  /** As the row is painted. */
  readonly isMarked: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

function OptionElement(props: OptionElementProps) {
  const { id, index, top, height, isActive, isMarked, onPress, children } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of all its options
    <div
      ref={props.measure ?? null}
      id={id}
      role="option"
      aria-selected={props.isSelected}
      aria-posinset={index + 1}
      aria-setsize={props.count}
      data-index={index}
      className={classNames(styles.row, isActive && styles.active, isMarked && styles.selected)}
      style={{ transform: `translateY(${top}px)`, ...(height === undefined ? {} : { height }) }}
      onClick={onPress}
    >
      {children}
    </div>
  );
}

function keyAt<Item>(
  { items, keyOf }: Pick<VirtualListProps<Item>, 'items' | 'keyOf'>,
  index: number,
): string | number {
  const item = items[index];
  const key = item === undefined ? index : keyOf(item, index);
  return typeof key === 'number' ? key : String(key);
}

/** Where a key leads in a list, or null where it means nothing to it. */
export function listKey(key: string, from: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    Home: 0,
    End: count - 1,
    PageDown: from + page,
    PageUp: from - page,
  };
  return count === 0 ? null : (steps[key] ?? null);
}
