import { useReading } from '../../state/reading.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import styles from './inspector.module.css';

/** What to do next, where neither a segment nor a code is chosen: how to code what is selected, else how to begin. */
export function NothingChosen({ hasCodes }: { readonly hasCodes: boolean }) {
  const isSelected = useReading(({ selection }) => selection !== null);
  return (
    <Pane label="Inspector">
      <PaneHead title={isSelected ? 'Selection' : 'Segment'} />
      <PaneBody>
        <div className={styles.nothing} data-inspector="" tabIndex={-1}>
          {isSelected ? <HowToCode hasCodes={hasCodes} /> : <HowToBegin />}
        </div>
      </PaneBody>
    </Pane>
  );
}

function HowToCode({ hasCodes }: { readonly hasCodes: boolean }) {
  return (
    <>
      <p className={styles.next}>
        Press <Kbd keys="c" /> to choose a code for these words, or to name a new one.
      </p>
      {hasCodes && <p>A click on a code in the codebook applies it, too.</p>}
      <p>
        <Kbd keys="v" /> makes a code of the words themselves.
      </p>
    </>
  );
}

function HowToBegin() {
  return (
    <>
      <p>Nothing is chosen.</p>
      <p>Select words in the text to code them: with the mouse, or with Shift and the arrow keys.</p>
      <p>
        Click a coded place, or press <Kbd keys="]" /> in the text for the next one. A code is shown when it
        is chosen in the codebook.
      </p>
    </>
  );
}
