import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Icon } from '../ui/icon.tsx';
import styles from './filter-chip.module.css';

type FilterChipProps = {
  /** "profession: Nurse" */
  readonly words: string;
  readonly onRemove: () => void;
};

/** A filter that holds, with a cross to take it off. */
export function FilterChip({ words, onRemove }: FilterChipProps) {
  return (
    <span className={styles.chip}>
      <span className={styles.words} title={words}>
        {words}
      </span>
      <Button className={styles.remove ?? ''} aria-label={`Remove filter ${words}`} onPress={onRemove}>
        <Icon of={X} size={14} />
      </Button>
    </span>
  );
}
