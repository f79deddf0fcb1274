import type { CSSProperties } from 'react';
import { TEXT_SIZES } from '../../../src/contract/shelf.ts';
import { Button } from '../../ui/button.tsx';
import styles from './settings-view.module.css';

type TextSizeChoiceProps = { readonly size: number; readonly onChange: (size: number) => void };

/** The size of the reading text, with some words in it. */
export function TextSizeChoice({ size, onChange }: TextSizeChoiceProps) {
  const reading = {
    '--read-size': `var(--read-${size}-size)`,
    '--read-line': `var(--read-${size}-line)`,
  } as CSSProperties;
  return (
    <fieldset className={styles.size} aria-label="Text size">
      <legend>Text size</legend>
      <div className={styles.steps}>
        <Button isDisabled={size === 0} onPress={() => onChange(size - 1)}>
          Smaller
        </Button>
        <output aria-label="Step">
          {size + 1} of {TEXT_SIZES}
        </output>
        <Button isDisabled={size === TEXT_SIZES - 1} onPress={() => onChange(size + 1)}>
          Larger
        </Button>
      </div>
      <p className={styles.reading} style={reading}>
        They know the money, they know the panel, but they would tell you that we know the person.
      </p>
    </fieldset>
  );
}
