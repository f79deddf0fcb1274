import { ChevronsDownUp, ChevronsUpDown, Download, Ellipsis, FileUp, FolderPlus, Plus } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { announce } from '../../state/announcements.ts';
import { useCodebook } from '../../state/codebook.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { ViewBar } from '../../ui/view-bar.tsx';
import { type CodeBook, foundBy, sizeInWords } from './code-book.ts';
import styles from './codebook-view.module.css';
import type { CodeActions } from './use-code-actions.ts';

type CodebookBarProps = { readonly book: CodeBook; readonly actions: CodeActions };

/** What the codebook holds, a filter, and what can be done with the whole of it. */
export function CodebookBar({ book, actions }: CodebookBarProps) {
  const { filter, filtered } = useCodebook();
  const matches = useMemo(() => foundBy(book, filter)?.matches ?? null, [book, filter]);
  useEffect(() => {
    if (matches !== null)
      announce(matches === 0 ? 'No code of that name.' : `${counted(matches, 'code')} found.`);
  }, [matches]);
  return (
    <ViewBar
      title="Codebook"
      note={
        matches === null
          ? sizeInWords(book)
          : `${matches.toLocaleString('en-GB')} of ${counted(book.codes.length, 'code')}`
      }
      actions={
        <>
          <div className={styles.filter}>
            <SearchField label="Filter codes" placeholder="Filter" value={filter} onChange={filtered} />
          </div>
          <Button icon={Download} onPress={actions.exportCsv} isDisabled={book.codes.length === 0}>
            Export
          </Button>
          <MenuButton
            label="More for the codebook"
            entries={[
              { id: 'folder', name: 'New folder, not for coding', icon: FolderPlus, run: actions.newFolder },
              { id: 'import', name: 'Import CSV…', icon: FileUp, run: actions.importCsv },
              { separator: 'branches' },
              { id: 'open', name: 'Expand all', icon: ChevronsUpDown, run: actions.openAll },
              { id: 'close', name: 'Collapse all', icon: ChevronsDownUp, run: actions.closeAll },
            ]}
          >
            <IconButton name="More for the codebook" icon={Ellipsis} />
          </MenuButton>
          <Button variant="main" icon={Plus} onPress={actions.newTheme}>
            New code
          </Button>
        </>
      }
    />
  );
}
