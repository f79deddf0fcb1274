import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import styles from './checkbox.module.css';

type CheckboxProps = Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> & {
  /** Leave out only with `aria-label`, as in a table. */
  readonly children?: ReactNode;
};

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.checkbox ?? ''}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isIndeterminate ? (
              <Minus size={12} strokeWidth={2.5} />
            ) : (
              isSelected && <Check size={12} strokeWidth={2.5} />
            )}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}
