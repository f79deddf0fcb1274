import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './search-field.module.css';

export type SearchFieldProps = Omit<
  AriaSearchFieldProps,
  'children' | 'className' | 'style' | 'aria-label'
> & {
  /** Read out; also the placeholder unless one is given. */
  readonly label: string;
  readonly placeholder?: string;
  /** Shown while the field is empty. */
  readonly shortcut?: string;
  /** Without a box, as at the top of a list. */
  readonly bare?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};

/** A field that narrows what is shown; Escape and the cross empty it. */
export function SearchField({ label, placeholder, shortcut, bare = false, ref, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={classNames(styles.search, bare && styles.bare)}>
      <span className={styles.icon}>
        <Icon of={Search} />
      </span>
      <Input
        className={classNames(field.box, styles.input)}
        placeholder={placeholder ?? label}
        {...(ref === undefined ? {} : { ref })}
      />
      {shortcut && (
        <span className={styles.keys}>
          <Kbd keys={shortcut} />
        </span>
      )}
      <Button className={styles.clear ?? ''} aria-label="Clear">
        <Icon of={X} />
      </Button>
    </AriaSearchField>
  );
}
