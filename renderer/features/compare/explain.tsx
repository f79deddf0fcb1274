import { Info } from 'lucide-react';
import type { Input } from '../../../src/contract/contract.ts';
import { useQuery } from '../../data/use-query.ts';
import { LateLine } from '../../retrieval/late-line.tsx';
import { Trouble } from '../../retrieval/trouble.tsx';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './explain.module.css';

type ExplainProps = {
  readonly question: Input<'crosstab.explain'>;
  /** What is told beside the sentence: filters, N, whose coding. */
  readonly facts: readonly { readonly name: string; readonly words: string }[];
};

/** Says what the number means, so that it can be checked by somebody else. */
export function Explain({ question, facts }: ExplainProps) {
  return (
    <Popover
      label="What this number means"
      placement="top end"
      trigger={
        <Button variant="quiet" icon={Info}>
          Explain
        </Button>
      }
    >
      <Explanation question={question} facts={facts} />
    </Popover>
  );
}

function Explanation({ question, facts }: ExplainProps) {
  const { data, error } = useQuery('crosstab.explain', { ...question, segments: false }, { keep: false });
  return (
    <div className={styles.pane}>
      {error !== null && <Trouble error={error} />}
      {data === undefined && error === null && <LateLine words="Counting…" />}
      {data && <p>{data.sentence}</p>}
      <dl className={styles.facts}>
        {facts.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
