import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { Icon } from './icon.tsx';
import styles from './option.module.css';

export type Option<Id extends string = string> = {
  readonly id: Id;
  readonly name: string;
  /** A quiet word or figure at the end of the row. */
  readonly note?: string;
  /** Before the name, for example a code's mark. */
  readonly mark?: ReactNode;
  readonly isDisabled?: boolean;
  /** Options with the same heading stand together; give them in that order. */
  readonly heading?: string;
};

/** The list that a select or combo box opens. */
export function OptionList({
  options,
  empty,
}: {
  readonly options: readonly Option[];
  readonly empty?: string;
}) {
  const headings = [...new Set(options.map(({ heading }) => heading))];
  return (
    <ListBox className={styles.list ?? ''} renderEmptyState={() => <p className={styles.none}>{empty}</p>}>
      {headings.map((heading) =>
        heading === undefined ? (
          <Collection key="" items={options.filter((option) => option.heading === undefined)}>
            {(option) => <OptionRow option={option} />}
          </Collection>
        ) : (
          <ListBoxSection key={heading} id={`heading ${heading}`}>
            <Header className={styles.heading ?? ''}>{heading}</Header>
            <Collection items={options.filter((option) => option.heading === heading)}>
              {(option) => <OptionRow option={option} />}
            </Collection>
          </ListBoxSection>
        ),
      )}
    </ListBox>
  );
}

function OptionRow({ option }: { readonly option: Option }) {
  const { id, name, note, mark, isDisabled = false } = option;
  return (
    <ListBoxItem id={id} textValue={name} isDisabled={isDisabled} className={styles.option ?? ''}>
      {({ isSelected }) => (
        <>
          {mark}
          <span className={styles.words} title={name}>
            {name}
          </span>
          {note !== undefined && <span className={styles.note}>{note}</span>}
          <span className={styles.tick}>{isSelected && <Icon of={Check} />}</span>
        </>
      )}
    </ListBoxItem>
  );
}
