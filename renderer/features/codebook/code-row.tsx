import type { ReactNode } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { classNames } from '../../ui/class-names.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import styles from './codebook-view.module.css';

type CodeRowProps = {
  readonly code: CodeView;
  /** The name, or the field in which it is changed. */
  readonly name: ReactNode;
};

/** Numbers are of the whole branch, as everywhere. */
export function CodeRow({ code, name }: CodeRowProps) {
  return (
    <>
      <CodeMark color={code.look.color} pattern={code.look.pattern} />
      <span className={classNames(styles.name, code.parentId === null && styles.theme)}>
        {name}
        {!code.codable && <span className={styles.folder}>folder</span>}
      </span>
      <Figure className={styles.segments} value={code.segments_subtree} one="segment" />
      <Figure className={styles.participants} value={code.participants} one="participant" />
      <span className={styles.origin}>{code.origin}</span>
    </>
  );
}

type FigureProps = {
  readonly className: string | undefined;
  readonly value: number;
  readonly one: string;
};

function Figure({ className, value, one }: FigureProps) {
  return (
    <span className={className}>
      {value.toLocaleString('en-GB')}
      <span className="visually-hidden">
        {' '}
        {one}
        {value === 1 ? '' : 's'},
      </span>
    </span>
  );
}

/** What follows the pointer. */
export function DraggedCode({ code }: { readonly code: CodeView }) {
  return (
    <>
      <CodeMark color={code.look.color} pattern={code.look.pattern} />
      <span>{code.name}</span>
    </>
  );
}
