import { type RefObject, useCallback, useMemo } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { useClient } from '../../data/client.ts';
import { useSettings } from '../../data/settings.ts';
import { takeFile } from '../../data/take-file.ts';
import { type Action, useActions } from '../../state/actions.ts';
import { useCodebook } from '../../state/codebook.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import type { TreeHandle } from '../../ui/tree.tsx';
import type { CodeBook } from './code-book.ts';
import { codeMenu } from './code-menu.ts';
import type { CodeCommands } from './use-code-commands.ts';

export type CodeActions = {
  readonly newTheme: () => void;
  readonly newBeneath: (code: CodeView) => void;
  readonly newFolder: () => void;
  readonly remove: (code: CodeView) => void;
  readonly openAll: () => void;
  readonly closeAll: () => void;
  readonly exportCsv: () => void;
  readonly importCsv: () => void;
  readonly menuFor: (code: CodeView) => readonly MenuEntry[];
};

/** What can be done in the codebook, for its menus and keys; offered to the palette while the view is shown. */
export function useCodeActions(
  book: CodeBook,
  shown: CodeView | null,
  commands: CodeCommands,
  tree: RefObject<TreeHandle | null>,
): CodeActions {
  const exportCsv = useExport();
  const actions = useMemo<CodeActions>(() => {
    const { draftStarted, branchesOpened, branchesClosed, taskStarted } = useCodebook.getState();
    const newBeneath = (code: CodeView) => {
      branchesOpened([code.id]);
      draftStarted({ parentId: code.id, codable: true });
    };
    const remove = (code: CodeView) => void commands.remove(code);
    return {
      newTheme: () => draftStarted({ parentId: null, codable: true }),
      newBeneath,
      newFolder: () => draftStarted({ parentId: null, codable: false }),
      remove,
      openAll: () => branchesOpened(book.codes.map(({ id }) => id)),
      closeAll: () =>
        branchesClosed(book.codes.filter(({ id }) => book.childrenOf(id).length > 0).map(({ id }) => id)),
      exportCsv,
      importCsv: () => taskStarted({ kind: 'import' }),
      menuFor: (code) => codeMenu(code, { commands, newBeneath, remove, tree }),
    };
  }, [book, commands, exportCsv, tree]);
  useActions(useOffered(actions, shown, tree));
  return actions;
}

type Ungrouped = Omit<Action, 'group'>;

function useOffered(
  actions: CodeActions,
  shown: CodeView | null,
  tree: RefObject<TreeHandle | null>,
): readonly Action[] {
  return useMemo(() => {
    const general: readonly Ungrouped[] = [
      { id: 'codebook-new', title: 'New code', keys: 'Shift+Insert', run: actions.newTheme },
      { id: 'codebook-folder', title: 'New folder', run: actions.newFolder },
      { id: 'codebook-open', title: 'Expand all codes', run: actions.openAll },
      { id: 'codebook-close', title: 'Collapse all codes', run: actions.closeAll },
      { id: 'codebook-export', title: 'Export codebook as CSV', run: actions.exportCsv },
      { id: 'codebook-import', title: 'Import codebook from CSV', run: actions.importCsv },
    ];
    const own = shown === null ? [] : offeredFor(shown, actions, tree);
    return [...general, ...own].map((action) => ({ ...action, group: 'Codebook' }));
  }, [actions, shown, tree]);
}

function offeredFor(
  code: CodeView,
  { newBeneath, remove }: CodeActions,
  tree: RefObject<TreeHandle | null>,
): readonly Ungrouped[] {
  const { taskStarted } = useCodebook.getState();
  const { id: codeId, name } = code;
  return [
    {
      id: 'codebook-sub',
      title: `New sub-code of '${name}'`,
      keys: 'Insert',
      run: () => newBeneath(code),
    },
    {
      id: 'codebook-rename',
      title: `Rename '${name}'`,
      keys: 'F2',
      run: () => tree.current?.rename(codeId),
    },
    {
      id: 'codebook-move',
      title: `Move '${name}' to…`,
      run: () => taskStarted({ kind: 'move', codeId }),
    },
    {
      id: 'codebook-merge',
      title: `Merge '${name}' into…`,
      run: () => taskStarted({ kind: 'merge', codeId }),
    },
    { id: 'codebook-delete', title: `Delete '${name}'`, run: () => remove(code) },
  ];
}

function useExport(): () => void {
  const { call } = useClient();
  const { csvBom, csvGuard } = useSettings();
  return useCallback(
    () => void takeFile(call('codebook.export', { bom: csvBom, guard: csvGuard }), 'text/csv'),
    [call, csvBom, csvGuard],
  );
}
