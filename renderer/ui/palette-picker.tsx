import { type CSSProperties, useState } from 'react';
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

/** The sixteen colours of codes as swatches, and one of somebody's own; arrow keys go from one to the next. */
export function PalettePicker({ label, labelHidden = false, value, onChange }: PalettePickerProps) {
  // A colour of somebody's own stays at hand while its code is shown.
  const [own, setOwn] = useState<string | null>(null);
  if (value !== own && !PALETTE.some(({ hex }) => hex === value)) setOwn(value);
  return (
    <RadioGroup className={field.group ?? ''} value={value} onChange={onChange} orientation="horizontal">
      <Label className={classNames(field.label, labelHidden && 'visually-hidden')}>{label}</Label>
      <div className={styles.swatches}>
        {PALETTE.map(({ name, hex }) => (
          <Swatch key={hex} name={name} color={hex} />
        ))}
        {own !== null && <Swatch name={`own colour ${own}`} color={own} />}
      </div>
    </RadioGroup>
  );
}

function Swatch({ name, color }: { readonly name: string; readonly color: Look['color'] }) {
  return (
    <Radio
      value={color}
      aria-label={name}
      className={styles.swatch ?? ''}
      style={lookVars({ color }) as CSSProperties}
    >
      <CodeMark color={color} pattern="solid" />
    </Radio>
  );
}
