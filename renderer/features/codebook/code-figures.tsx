import { Quote } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { CodeView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { useCodebook } from '../../state/codebook.ts';
import { useSegments } from '../../state/segments.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { CodeMark } from '../../ui/code-mark.tsx';
import { Count } from '../../ui/count.tsx';
import type { CodeBook } from './code-book.ts';
import styles from './code-page.module.css';
import { shortDay } from './days.ts';

type CodeFiguresProps = { readonly book: CodeBook; readonly code: CodeView };

/** How much a code is used, with what, and what was done to it. */
export function CodeFigures({ book, code }: CodeFiguresProps) {
  const { data: facts } = useQuery('code.facts', { code: code.id }, { keep: false });
  return (
    <>
      <div className={styles.figures}>
        <dl className={styles.numbers}>
          <Figure name="Segments" value={code.segments_subtree} />
          <Figure name="Participants" value={code.participants} of={facts?.of} />
          <Figure name="Words" value={facts?.words} />
        </dl>
        <Button icon={Quote} onPress={() => showSegments(code.id)}>
          Show segments
        </Button>
      </div>
      <div className={styles.pair}>
        <section aria-label="Often together with">
          <h3 className={styles.label}>Often together with</h3>
          <ul>
            {facts?.together.slice(0, 5).map(({ codeId, segments }) => (
              <Companion key={codeId} code={book.byId.get(codeId)} segments={segments} />
            ))}
          </ul>
          {facts?.together.length === 0 && <p className={styles.none}>No other code on its passages</p>}
        </section>
        <section aria-label="Recent changes">
          <h3 className={styles.label}>Recent changes</h3>
          <ul>
            {facts?.changes.slice(0, 5).map(({ id, label, at }) => (
              <li key={id} className={styles.change}>
                <span title={label}>{withoutName(label, code.name)}</span>
                <time dateTime={at}>{shortDay(at, new Date())}</time>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

type FigureProps = {
  readonly name: string;
  readonly value: number | undefined;
  readonly of?: number | undefined;
};

function Figure({ name, value, of }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value?.toLocaleString('en-GB') ?? '\u00a0'}
        {of !== undefined && <small> of {of.toLocaleString('en-GB')}</small>}
      </dd>
    </div>
  );
}

function Companion({ code, segments }: { readonly code: CodeView | undefined; readonly segments: number }) {
  const openedCode = useCodebook((state) => state.openedCode);
  if (code === undefined) return null;
  return (
    <li>
      <AriaButton className={styles.companion ?? ''} onPress={() => openedCode(code.id)}>
        <CodeMark color={code.look.color} pattern={code.look.pattern} />
        <span className={styles.companionName} title={code.path}>
          {code.name}
        </span>
        <Count value={segments} of="segments" />
      </AriaButton>
    </li>
  );
}

function showSegments(codeId: string): void {
  const { filtersCleared, filtered } = useSegments.getState();
  filtersCleared();
  filtered({ code: codeId });
  useView.getState().jumpedTo('segments');
}

/** On the code's own page its name need not be said again: "Recoloured 'Risk'" is "Recoloured". */
function withoutName(label: string, name: string): string {
  const short = label
    .replace(` code '${name}'`, '')
    .replace(new RegExp(` (of )?'${RegExp.escape(name)}'$`, 'u'), '');
  return / (to|into)$/u.test(short) ? label : short;
}
