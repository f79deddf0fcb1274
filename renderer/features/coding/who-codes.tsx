import { type FormEvent, type RefObject, useState } from 'react';
import { useCoder } from '../../data/project-context.ts';
import { useQuery } from '../../data/use-query.ts';
import { useCodingState } from '../../state/coding.ts';
import { useReading } from '../../state/reading.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FloatingCard } from './floating-card.tsx';
import styles from './who-codes.module.css';

const WIDTH = 300;
const HEIGHT = 260;

type WhoCodesProps = {
  /** Does what waited for the answer. */
  readonly again: () => void;
  readonly text: RefObject<TranscriptHandle | null>;
};

/** Asks who codes at this computer, where several people code and it is not known yet. */
export function WhoCodes({ again, text }: WhoCodesProps) {
  const { choose } = useCoder();
  const { data: coders = [] } = useQuery('coder.list', {});
  const [name, setName] = useState('');
  const { selection, caret } = useReading.getState();
  const at = selection ?? { start: caret ?? 0, end: (caret ?? 0) + 1 };
  const leave = () => {
    useCodingState.getState().signatureNeeded(null);
    text.current?.focus();
  };
  const chosen = async (coder: string) => {
    await choose(coder);
    leave();
    again();
  };
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void chosen(name.trim());
  };
  return (
    <FloatingCard label="Who is coding?" text={text} at={at} width={WIDTH} height={HEIGHT} onLeave={leave}>
      <div className={styles.card}>
        <h2>Who is coding?</h2>
        <p className={styles.why}>Several people code in this project. Emic remembers it on this computer.</p>
        <div className={styles.coders}>
          {coders.map((coder, index) => (
            <Button key={coder.id} autoFocus={index === 0} onPress={() => void chosen(coder.name)}>
              {coder.name}
            </Button>
          ))}
        </div>
        <form className={styles.form} onSubmit={submitted}>
          <TextField label="Somebody else" value={name} onChange={setName} />
          <Button type="submit" variant="main" isDisabled={name.trim() === ''}>
            Go on
          </Button>
        </form>
      </div>
    </FloatingCard>
  );
}
