import type { LucideIcon } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { Icon } from '../ui/icon.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './icon-toggle.module.css';

type IconToggleProps = {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** A picture that shows or hides a part of the view. */
export function IconToggle({ name, icon, isOn, onChange }: IconToggleProps) {
  return (
    <Tooltip words={name}>
      <ToggleButton className={styles.toggle ?? ''} aria-label={name} isSelected={isOn} onChange={onChange}>
        <Icon of={icon} />
      </ToggleButton>
    </Tooltip>
  );
}
