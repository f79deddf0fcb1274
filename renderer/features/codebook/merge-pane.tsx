import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { sentenceFor } from '../../../src/contract/messages.ts';
import type { CodeView } from '../../../src/contract/views.ts';
import { useQuery } from '../../data/use-query.ts';
import { CodeChooser } from '../../retrieval/code-chooser.tsx';
import { type CodeChoice, choiceOf } from '../../retrieval/found-codes.ts';
import { announce } from '../../state/announcements.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { branchOf, type CodeBook } from './code-book.ts';
import { mergeFacts } from './merge-words.ts';
import styles from './task-pane.module.css';
import { TaskFacts, TaskPane } from './task-pane.tsx';
import type { CodeCommands } from './use-code-commands.ts';

type MergePaneProps = {
  readonly book: CodeBook;
  readonly code: CodeView;
  readonly commands: CodeCommands;
  readonly onClose: () => void;
};

/** Merging is a command of its own, never a drop: it says what will happen before it does. */
export function MergePane({ book, code, commands, onClose }: MergePaneProps) {
  const merge = useRef<HTMLButtonElement>(null);
  const choices = useMemo(() => targetsOf(book, code), [book, code]);
  const [into, setInto] = useState<CodeChoice | null>(null);
  const run = async () => {
    if (into?.code && (await commands.merge(code, into.code))) onClose();
  };
  return (
    <TaskPane title={`Merge ‘${code.name}’ into another code`} onClose={onClose}>
      <CodeChooser
        label="Merge into"
        choices={choices}
        active={into}
        onActiveChange={setInto}
        onChoose={(choice) => {
          setInto(choice);
          merge.current?.focus();
        }}
      />
      <div className={styles.preview}>
        {into?.code ? (
          <MergePreview code={code} into={into.code} />
        ) : (
          <p className={styles.words}>
            Choose the code that stays. What will happen is said here first, and one undo takes it back.
          </p>
        )}
      </div>
      <div className={styles.actions}>
        <Button ref={merge} variant="main" isDisabled={!into?.code} onPress={() => void run()}>
          Merge
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </TaskPane>
  );
}

function MergePreview({ code, into }: { readonly code: CodeView; readonly into: CodeView }) {
  const late = useDeferredValue(into);
  const { data, error } = useQuery('code.previewMerge', { code: code.id, into: late.id }, { keep: false });
  const facts = useMemo(() => (data === undefined ? [] : mergeFacts(data)), [data]);
  useEffect(() => {
    if (facts.length > 0) announce(`Into '${late.name}': ${facts.join(' ')}`);
  }, [facts, late]);
  return (
    <>
      <p className={styles.previewTitle}>
        ‘{code.name}’ goes, ‘{late.name}’ stays:
      </p>
      {error !== null && (
        <Banner tone="warning">{sentenceFor(error.failure.code, error.failure.details)}</Banner>
      )}
      <TaskFacts facts={facts} />
    </>
  );
}

function targetsOf(book: CodeBook, code: CodeView): readonly CodeChoice[] {
  const own = new Set(branchOf(book, code.id).map(({ id }) => id));
  return book.codes.filter(({ id }) => !own.has(id)).map(choiceOf);
}
