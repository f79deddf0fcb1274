import { AArrowDown, AArrowUp } from 'lucide-react';
import { TEXT_SIZES } from '../../../src/contract/shelf.ts';
import { useSettings } from '../../data/settings.ts';
import { useSettingsChange } from '../../data/use-settings-change.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './text-head.module.css';

/** How large the text is, and whether its lines are numbered. */
export function TextLook() {
  const { textSize, lineNumbers } = useSettings();
  const change = useSettingsChange();
  return (
    <Popover
      label="Text size and line numbers"
      placement="bottom end"
      trigger={
        <Button variant="quiet" aria-label="Text size and line numbers">
          <span className={styles.aa}>Aa</span>
        </Button>
      }
    >
      <div className={styles.look}>
        <div className={styles.sizes}>
          <span>Text size</span>
          <IconButton
            name="Smaller text"
            icon={AArrowDown}
            isDisabled={textSize === 0}
            onPress={() => void change({ textSize: textSize - 1 })}
          />
          <span>
            {textSize + 1} of {TEXT_SIZES}
          </span>
          <IconButton
            name="Larger text"
            icon={AArrowUp}
            isDisabled={textSize === TEXT_SIZES - 1}
            onPress={() => void change({ textSize: textSize + 1 })}
          />
        </div>
        <ChoiceGroup
          label="Line numbers"
          choices={[
            { id: 'off', name: 'Off' },
            { id: 'fifth', name: 'Every fifth' },
            { id: 'all', name: 'All' },
          ]}
          value={lineNumbers}
          onChange={(id) => void change({ lineNumbers: id })}
        />
      </div>
    </Popover>
  );
}
