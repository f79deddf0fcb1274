import type { CSSProperties, ReactNode } from 'react';
import type { RetrievedSegment } from '../../src/contract/views.ts';
import type { Look } from '../../src/domain/code-look.ts';
import { counted } from '../ui/counted.ts';
import { lookVars } from '../ui/look-vars.ts';
import styles from './quote-row.module.css';

type QuoteRowProps = {
  readonly segment: RetrievedSegment;
  readonly look: Look | undefined;
  /** Attributes whose values stand under the transcript's name, by name. */
  readonly attributes: readonly string[];
  /** Under the words: the code's name, who coded it, a comment. */
  readonly children?: ReactNode;
};

/** A segment in its context: who said it and where, the words with its extent tinted, how many they are. */
export function QuoteRow({ segment, look, attributes, children }: QuoteRowProps) {
  const { before, quote, after, words } = segment;
  return (
    <div className={styles.row} style={(look ? lookVars(look) : {}) as CSSProperties}>
      <Origin segment={segment} attributes={attributes} />
      <div className={styles.said}>
        <blockquote className={styles.quote} dir="auto">
          {before !== '' && <span className={styles.context}>{before}</span>}
          <span className={styles.extent}>{quote}</span>
          {after !== '' && <span className={styles.context}>{after}</span>}
        </blockquote>
        {children}
      </div>
      <span className={styles.words}>{counted(words, 'word')}</span>
    </div>
  );
}

function Origin({ segment, attributes }: Pick<QuoteRowProps, 'segment' | 'attributes'>) {
  const { document, line, participants } = segment;
  const others = participants.filter((name) => name !== document);
  const values = attributes.flatMap((name) => segment.attributes[name] ?? []);
  const all = Object.entries(segment.attributes).map(([name, held]) => `${name}: ${held.join(', ')}`);
  return (
    <div className={styles.origin}>
      <span className={styles.document} title={document}>
        {document}
      </span>
      <span className={styles.where} title={all.join('\n')}>
        {[...others, ...values, `line\u00a0${line}`].join('\u00a0· ')}
      </span>
    </div>
  );
}
