import type { LucideIcon } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

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
      <ToggleButton
        className={classNames(styles.button)}
        aria-label={name}
        isSelected={isOn}
        onChange={onChange}
      >
        <Icon of={icon} />
      </ToggleButton>
    </Tooltip>
  );
}
