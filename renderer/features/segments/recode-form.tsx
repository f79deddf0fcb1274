import { useMemo, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { CodeChooser } from '../../retrieval/code-chooser.tsx';
import { choiceOf } from '../../retrieval/found-codes.ts';
import styles from './segment-tools.module.css';

type RecodeFormProps = {
  readonly codes: readonly CodeView[];
  /** The code that the segment has now. */
  readonly current: string;
  readonly onChoose: (code: CodeView) => void;
  readonly onLeave: () => void;
};

/** Another code for a segment: those for coding, the present one where the keys begin. */
export function RecodeForm({ codes, current, onChoose, onLeave }: RecodeFormProps) {
  const choices = useMemo(() => codes.filter(({ codable }) => codable).map(choiceOf), [codes]);
  const [active, setActive] = useState(() => choices.find(({ id }) => id === current) ?? choices[0] ?? null);
  return (
    <div className={styles.recode}>
      <CodeChooser
        label="Another code"
        choices={choices}
        active={active}
        onActiveChange={setActive}
        onChoose={({ code }) => code && onChoose(code)}
        onLeave={onLeave}
      />
    </div>
  );
}
