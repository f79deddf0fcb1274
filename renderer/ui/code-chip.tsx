import { X } from 'lucide-react';
import type { CSSProperties } from 'react';
import { Button } from 'react-aria-components';
import type { Look } from '../../src/domain/code-look.ts';
import styles from './code-chip.module.css';
import { CodeMark } from './code-mark.tsx';
import { Icon } from './icon.tsx';
import { lookVars } from './look-vars.ts';

type CodeChipProps = {
  readonly name: string;
  readonly color: Look['color'];
  readonly pattern: Look['pattern'];
  readonly onPress?: () => void;
  readonly onRemove?: () => void;
};

/** A code's tint, mark and name. With `onPress` it leads to the code, with `onRemove` it has a cross. */
export function CodeChip({ name, color, pattern, onPress, onRemove }: CodeChipProps) {
  const face = (
    <>
      <CodeMark color={color} pattern={pattern} />
      <span className={styles.name}>{name}</span>
    </>
  );
  return (
    <span className={styles.chip} style={lookVars({ color }) as CSSProperties} title={name}>
      {onPress ? (
        <Button className={styles.face ?? ''} onPress={onPress}>
          {face}
        </Button>
      ) : (
        <span className={styles.face}>{face}</span>
      )}
      {onRemove && (
        <Button className={styles.remove ?? ''} aria-label={`Remove code ${name}`} onPress={onRemove}>
          <Icon of={X} size={14} />
        </Button>
      )}
    </span>
  );
}
