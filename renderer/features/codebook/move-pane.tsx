import { useMemo, useRef, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { CodeChooser } from '../../retrieval/code-chooser.tsx';
import { type CodeChoice, choiceOf } from '../../retrieval/found-codes.ts';
import { Button } from '../../ui/button.tsx';
import { branchOf, type CodeBook } from './code-book.ts';
import styles from './task-pane.module.css';
import { TaskPane } from './task-pane.tsx';
import type { CodeCommands } from './use-code-commands.ts';

type MovePaneProps = {
  readonly book: CodeBook;
  readonly code: CodeView;
  readonly commands: CodeCommands;
  readonly onClose: () => void;
};

/** Moves a code far, without dragging it there. */
export function MovePane({ book, code, commands, onClose }: MovePaneProps) {
  const move = useRef<HTMLButtonElement>(null);
  const choices = useMemo(() => placesFor(book, code), [book, code]);
  const [under, setUnder] = useState<CodeChoice | null>(null);
  const run = async () => {
    if (under !== null && (await commands.move(code, { parentId: under.id, beforeId: null }))) onClose();
  };
  return (
    <TaskPane title={`Move ‘${code.name}’`} onClose={onClose}>
      <CodeChooser
        label="Move under"
        choices={choices}
        active={under}
        onActiveChange={setUnder}
        onChoose={(choice) => {
          setUnder(choice);
          move.current?.focus();
        }}
      />
      <p className={styles.words}>
        {under === null
          ? 'Choose the code that it goes under. Its sub-codes go along; nothing is merged.'
          : under.code === null
            ? `‘${code.name}’ becomes the last theme.`
            : `‘${code.name}’ goes under ‘${under.name}’, as the last of its sub-codes.`}
      </p>
      <div className={styles.actions}>
        <Button ref={move} variant="main" isDisabled={under === null} onPress={() => void run()}>
          Move
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </TaskPane>
  );
}

function placesFor(book: CodeBook, code: CodeView): readonly CodeChoice[] {
  const own = new Set(branchOf(book, code.id).map(({ id }) => id));
  const codes = book.codes.filter(({ id }) => !own.has(id) && id !== code.parentId).map(choiceOf);
  return code.parentId === null ? codes : [{ id: null, name: 'Among the themes', code: null }, ...codes];
}
