import { Ellipsis } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { useCodebook } from '../../state/codebook.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { ancestorsOf, type CodeBook } from './code-book.ts';
import { CodeDefinition } from './code-definition.tsx';
import { CodeFigures } from './code-figures.tsx';
import { CodeLook } from './code-look.tsx';
import { CodeName } from './code-name.tsx';
import styles from './code-page.module.css';
import type { CodeCommands } from './use-code-commands.ts';

type CodePageProps = {
  readonly book: CodeBook;
  readonly code: CodeView;
  readonly commands: CodeCommands;
  readonly menu: readonly MenuEntry[];
  readonly definitionRef: Ref<HTMLTextAreaElement>;
  /** Escape in a field: back to the table. */
  readonly onLeave: () => void;
};

/** Everything about one code; each field is kept as it is left. */
export function CodePage({ book, code, commands, menu, definitionRef, onLeave }: CodePageProps) {
  const taskStarted = useCodebook((state) => state.taskStarted);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof HTMLTextAreaElement))
      return;
    event.preventDefault();
    onLeave();
  };
  const above = ancestorsOf(book, code.id).map(({ name }) => name);
  const path = above.length > 0 ? above.join(' > ') : code.codable ? 'Theme' : 'Folder';
  return (
    <section aria-label={`Code ${code.name}`} className={styles.page} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <p className={styles.path} title={path}>
          {path}
          {above.length > 0 && !code.codable && ' · folder'}
        </p>
        <Button variant="quiet" onPress={() => taskStarted({ kind: 'merge', codeId: code.id })}>
          Merge…
        </Button>
        <MenuButton label={`More for ${code.name}`} entries={menu}>
          <IconButton name="More" icon={Ellipsis} />
        </MenuButton>
      </header>
      <CodeName key={`${code.id} ${code.name}`} code={code} commands={commands} />
      <CodeDefinition key={code.id} code={code} commands={commands} definitionRef={definitionRef} />
      <CodeLook key={`look ${code.id}`} code={code} commands={commands} />
      <CodeFigures book={book} code={code} />
    </section>
  );
}
