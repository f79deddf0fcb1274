import { useCodebook } from '../../state/codebook.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { RenameField } from '../../ui/rename-field.tsx';
import type { CodeBook } from './code-book.ts';
import styles from './codebook-view.module.css';
import type { CodeCommands } from './use-code-commands.ts';

type DraftRowProps = { readonly book: CodeBook; readonly commands: CodeCommands };

/** A new code is named where it will stand; Escape leaves no trace of it. */
export function DraftRow({ book, commands }: DraftRowProps) {
  const { draft, draftCreated, draftEnded } = useCodebook();
  if (draft === null) return null;
  const parent = draft.parentId === null ? undefined : book.byId.get(draft.parentId);
  const kind = draft.codable ? 'code' : 'folder';
  const create = async (name: string): Promise<boolean> => {
    const id = await commands.create(name, draft);
    if (id !== null) draftCreated(id);
    return id !== null;
  };
  // Once created, the field stays until the code itself takes its place.
  const end = () => {
    if (useCodebook.getState().draft?.createdId === null) draftEnded();
  };
  return (
    <>
      <CodeMark color={parent?.look.color ?? 'var(--control)'} pattern="solid" />
      <span className={styles.name}>
        <RenameField
          label={
            parent === undefined ? `Name of the new ${kind}` : `Name of the new ${kind} in ${parent.name}`
          }
          name=""
          onRename={create}
          onDone={end}
        />
      </span>
    </>
  );
}
