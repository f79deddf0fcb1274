import type { CSSProperties } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type Look, PALETTE } from '../../src/domain/code-look.ts';
import { classNames } from './class-names.ts';
import { CodeMark } from './code-mark.tsx';
import field from './field.module.css';
import { lookVars } from './look-vars.ts';
import styles from './palette-picker.module.css';

type PalettePickerProps = {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: Look['color'];
  readonly onChange: (color: Look['color']) => void;
};

/** The sixteen colours of codes as swatches; arrow keys go from one to the next. */
export function PalettePicker({ label, labelHidden = false, value, onChange }: PalettePickerProps) {
  return (
    <RadioGroup className={field.group ?? ''} value={value} onChange={onChange} orientation="horizontal">
      <Label className={classNames(field.label, labelHidden && 'visually-hidden')}>{label}</Label>
      <div className={styles.swatches}>
        {PALETTE.map(({ name, hex }) => (
          <Radio
            key={hex}
            value={hex}
            aria-label={name}
            className={styles.swatch ?? ''}
            style={lookVars({ color: hex }) as CSSProperties}
          >
            <CodeMark color={hex} pattern="solid" />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
