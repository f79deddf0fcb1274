import { ArrowUpDown, Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { AttributeView, DocumentView } from '../../../src/contract/views.ts';
import { useReading } from '../../state/reading.ts';
import { useTranscripts } from '../../state/transcripts.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { Bar } from '../../ui/bar.tsx';
import { Count } from '../../ui/count.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ContextMenu, MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { Pane, PaneHead } from '../../ui/pane.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Tree, type TreeHandle } from '../../ui/tree.tsx';
import type { TreeRowState } from '../../ui/tree-row.tsx';
import { codedShare, nameParts, type TranscriptGroup } from './transcript-groups.ts';
import styles from './transcripts-pane.module.css';
import type { useGroups } from './use-groups.ts';
import { useTranscriptCommands } from './use-transcript-commands.ts';

type TranscriptsPaneProps = {
  readonly documents: readonly DocumentView[];
  readonly list: ReturnType<typeof useGroups>;
  readonly text: RefObject<TranscriptHandle | null>;
};

/** A group's head, or a transcript. */
type Node = {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly document: DocumentView | null;
  readonly count: number;
};

/** The transcripts: searched, sorted, grouped; the arrow keys open them. */
export function TranscriptsPane({ documents, list, text }: TranscriptsPaneProps) {
  const { documentId, opened } = useReading();
  const { query, closedGroups, changed } = useTranscripts();
  const [searching, setSearching] = useState(query !== '');
  const tree = useRef<TreeHandle>(null);
  const nodes = useMemo(() => nodesOf(list.groups), [list.groups]);
  const expanded = useMemo(
    () =>
      new Set(
        nodes
          .filter(({ id, document }) => document === null && !closedGroups.includes(id))
          .map(({ id }) => id),
      ),
    [nodes, closedGroups],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: also once the row of the open transcript is there
  useEffect(() => {
    if (documentId !== null) tree.current?.reveal(documentId);
  }, [documentId, nodes.length]);
  const commands = useTranscriptCommands(tree);
  const open = (ids: ReadonlySet<string>) => {
    const [id = ''] = ids;
    if (documents.some((document) => document.id === id)) opened(id);
  };
  return (
    <Pane label="Transcripts">
      <PaneHead title="Transcripts">
        <MenuButton label="Sort and group" entries={useOrderEntries(list)}>
          <IconButton name="Sort and group" icon={ArrowUpDown} />
        </MenuButton>
        <IconButton name="Search transcripts" icon={Search} onPress={() => setSearching(true)} />
      </PaneHead>
      {searching && (
        <SearchField
          bare
          autoFocus
          label="Search transcripts"
          value={query}
          onChange={(words) => changed({ query: words })}
          onBlur={() => query === '' && setSearching(false)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query === '') setSearching(false);
            if (event.key === 'ArrowDown') tree.current?.focus();
          }}
        />
      )}
      <div className={styles.list} onKeyDownCapture={keepFromHeads}>
        {nodes.length === 0 && documents.length > 0 && (
          <p className={styles.none}>No transcript of that name</p>
        )}
        <Tree
          ref={tree}
          label="Transcripts"
          nodes={nodes}
          expanded={expanded}
          onExpandedChange={(ids) =>
            changed({
              closedGroups: nodes
                .filter((node) => node.document === null && !ids.has(node.id))
                .map(({ id }) => id),
            })
          }
          selectionMode="single"
          selected={new Set(documentId === null ? [] : [documentId])}
          onSelectionChange={open}
          onAction={() => text.current?.focus()}
          onContextMenu={commands.menuOpened}
          onRename={commands.rename}
          renderRow={rowOf}
          rowToken="--row-list"
          leafSlot={list.attribute !== null}
          indent={0}
        />
      </div>
      <ContextMenu
        label="Transcript"
        entries={commands.entries}
        isOpen={commands.row.current !== null && commands.menuFor !== null}
        onClose={commands.menuClosed}
        triggerRef={commands.row}
      />
    </Pane>
  );
}

/** The head of a group is what people have in common: there is nothing to rename. */
function keepFromHeads(event: KeyboardEvent): void {
  const isHead = event.target instanceof HTMLElement && event.target.ariaExpanded !== null;
  if (event.key === 'F2' && isHead) event.stopPropagation();
}

function nodesOf(groups: readonly TranscriptGroup[]): readonly Node[] {
  return groups.flatMap(({ name, documents }) => {
    const head = name === '' ? null : `group ${name}`;
    const members = documents.map(
      (document): Node => ({ id: document.id, parentId: head, name: document.name, document, count: 0 }),
    );
    return head === null
      ? members
      : [{ id: head, parentId: null, name, document: null, count: documents.length }, ...members];
  });
}

function rowOf({ document, name, count }: Node, state: TreeRowState) {
  if (document === null) {
    return (
      <span className={styles.group}>
        <span className={styles.groupName}>{name}</span>
        <Count value={count} of={count === 1 ? 'transcript' : 'transcripts'} />
      </span>
    );
  }
  const share = codedShare(document);
  const [id, rest] = nameParts(name);
  return (
    <>
      {state.isRenaming ? (
        state.name
      ) : (
        <span className={state.isSelected ? styles.current : styles.name} title={name}>
          {id !== '' && <span className={styles.id}>{id}</span>}
          {rest}
        </span>
      )}
      <Bar share={share} />
      <span className={styles.share}>
        {share === 0 ? '–' : `${Math.max(1, Math.round(share * 100))} %`}
        <span className="visually-hidden"> coded</span>
      </span>
    </>
  );
}

const SORT_WORDS = { name: 'Name', coded: 'Most coded', added: 'Added last' } as const;

function useOrderEntries({ attributes, attribute }: ReturnType<typeof useGroups>): readonly MenuEntry[] {
  const { sort, changed } = useTranscripts();
  const ofTranscripts = attributes.filter(({ scope }) => scope === 'document');
  const entryOf = ({ id, name }: AttributeView) => ({
    id,
    name,
    isTicked: attribute?.id === id,
    run: () => changed({ groupBy: id }),
  });
  return [
    {
      heading: 'Sort by',
      entries: (['name', 'coded', 'added'] as const).map((id) => ({
        id,
        name: SORT_WORDS[id],
        isTicked: sort === id,
        run: () => changed({ sort: id }),
      })),
    },
    {
      heading: 'Group by',
      entries: [
        {
          id: 'none',
          name: 'No groups',
          isTicked: attribute === null,
          run: () => changed({ groupBy: 'none' }),
        },
        ...attributes.filter(({ scope }) => scope === 'participant').map(entryOf),
      ],
    },
    ...(ofTranscripts.length === 0
      ? []
      : [{ heading: 'Group by, of the transcripts', entries: ofTranscripts.map(entryOf) }]),
  ];
}
