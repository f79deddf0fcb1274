import type { CodeView } from '../../../src/contract/views.ts';
import { useCodebook } from '../../state/codebook.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { CodeChip } from '../../ui/code-chip.tsx';
import { Pane, PaneBody, PaneHead } from '../../ui/pane.tsx';
import { CodeMeaning } from './code-meaning.tsx';
import styles from './inspector.module.css';
import { pathAbove } from './tree-codes.ts';

type CodeInspectorProps = { readonly code: CodeView; readonly codes: readonly CodeView[] };

/** A code that was chosen in the codebook beside the text. */
export function CodeInspector({ code, codes }: CodeInspectorProps) {
  const open = () => {
    useCodebook.getState().openedCode(code.id);
    useView.getState().wentTo('codebook');
  };
  return (
    <Pane label="Inspector">
      <PaneHead title="Code" />
      <PaneBody>
        <section className={styles.segment} aria-label="Code" data-inspector="" tabIndex={-1}>
          {code.parentId !== null && <p className={styles.path}>{pathAbove(codes, code)}</p>}
          <CodeChip name={code.name} color={code.look.color} pattern={code.look.pattern} />
          <p className={styles.facts}>
            {counted(code.segments_subtree, 'segment')} · {counted(code.participants, 'participant')}
            {code.codable ? '' : ' · a folder, not for coding'}
          </p>
          <div>
            <Button size="small" onPress={open}>
              Open in the codebook
            </Button>
          </div>
        </section>
        <CodeMeaning code={code} />
      </PaneBody>
    </Pane>
  );
}

function counted(count: number, one: string): string {
  return `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
}
