import { X } from 'lucide-react';
import { useParticipants } from '../../state/participants.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { GridModel } from './grid-model.ts';
import styles from './left-over-pane.module.css';
import type { LeftOver } from './use-clipboard.ts';

type LeftOverPaneProps = {
  readonly model: GridModel;
  readonly leftOver: LeftOver;
  readonly onClose: () => void;
};

/** Cells that could not be changed, with the reason of each; a press goes there. */
export function LeftOverPane({ model, leftOver, onClose }: LeftOverPaneProps) {
  const { notes, cells } = leftOver;
  return (
    <section className={styles.pane} aria-label="What was not pasted">
      <header className={styles.head}>
        <h2 className={styles.title}>
          {cells.length === 0 ? 'Not everything was pasted' : `${counted(cells.length, 'cell')} refused`}
        </h2>
        <IconButton name="Close" icon={X} onPress={onClose} />
      </header>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      <ul className={styles.cells}>
        {cells.map(({ rowId, columnId, words }) => (
          <li key={`${rowId} ${columnId}`} className={styles.cell}>
            <Button
              variant="quiet"
              size="small"
              onPress={() => {
                useParticipants.getState().movedTo({ rowId, columnId });
                useParticipants.getState().focusAsked();
              }}
            >
              {model.allRows.find(({ id }) => id === rowId)?.name},{' '}
              {model.columns.find(({ id }) => id === columnId)?.name}
            </Button>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
