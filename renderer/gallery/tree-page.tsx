import { useRef, useState } from 'react';
import { Bar } from '../ui/bar.tsx';
import { CodeMark } from '../ui/code-mark.tsx';
import { Count } from '../ui/count.tsx';
import { ContextMenu } from '../ui/menu.tsx';
import { Tree } from '../ui/tree.tsx';
import type { TreePlace } from '../ui/tree-drop.ts';
import type { TreeNode } from '../ui/tree-rows.ts';
import { CODES, type CodeNode, MANY } from './fixtures.ts';
import styles from './gallery.module.css';

export function TreePage() {
  return (
    <>
      <CodeTree />
      <TranscriptTree />
      <LongTree />
    </>
  );
}

/** What a host would do: take the nodes out and put them in at their place. */
function movedTo(
  nodes: readonly CodeNode[],
  ids: readonly string[],
  { parentId, beforeId }: TreePlace,
): readonly CodeNode[] {
  const moved = nodes.filter(({ id }) => ids.includes(id)).map((node) => ({ ...node, parentId }));
  const others = nodes.filter(({ id }) => !ids.includes(id));
  const at = beforeId === null ? others.length : others.findIndex(({ id }) => id === beforeId);
  return [...others.slice(0, at), ...moved, ...others.slice(at)];
}

function CodeTree() {
  const [nodes, setNodes] = useState<readonly CodeNode[]>(CODES);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(['role', 'risk', 'time']));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['job']));
  const [menu, setMenu] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const place = useRef<Element>(null);
  return (
    <section className={styles.tall} aria-label="Codes">
      <Tree
        label="Codebook"
        nodes={nodes}
        expanded={expanded}
        onExpandedChange={setExpanded}
        selectionMode="multiple"
        selected={selected}
        onSelectionChange={setSelected}
        onAction={(id) => setTold(`Acted on ${id}`)}
        onRename={(id, name) => {
          if (nodes.some((node) => node.id !== id && node.name === name)) return false;
          setNodes(nodes.map((node) => (node.id === id ? { ...node, name } : node)));
          return true;
        }}
        onMove={(ids, to) => setNodes(movedTo(nodes, ids, to))}
        onContextMenu={(id, row) => {
          place.current = row;
          setMenu(id);
        }}
        acceptsData={(types) => types.includes('text/plain')}
        onDropData={(id, data) => setTold(`Dropped ${data.getData('text/plain')} on ${id}`)}
        rowToken="--row-codebook"
        renderRow={(node, { name, level }) => (
          <>
            <CodeMark color={node.color} pattern={node.pattern} />
            <span className={level === 0 ? styles.theme : styles.codeName}>{name}</span>
            <Count value={node.count} of="segments" />
          </>
        )}
        renderDragged={(node) => (
          <>
            <CodeMark color={node.color} pattern={node.pattern} />
            {node.name}
          </>
        )}
      />
      <ContextMenu
        label="Code"
        isOpen={menu !== null}
        onClose={() => setMenu(null)}
        triggerRef={place}
        entries={[{ id: 'open', name: 'Open', run: () => setTold(`Opened ${menu}`) }]}
      />
      <output className="visually-hidden">{told}</output>
    </section>
  );
}

const TRANSCRIPTS: readonly (TreeNode & { readonly number?: string; readonly share?: number })[] = [
  { id: 'nurses', parentId: null, name: 'Nurses' },
  ...['Gillian', 'Tomasz', 'Shirley', 'Denise', 'Kofi', 'Ruth'].map((name, index) => ({
    id: name,
    parentId: 'nurses',
    name,
    number: `N0${index + 1}`,
    share: [0.82, 0.64, 0.71, 0.58, 0.43, 0.9][index] ?? 0,
  })),
];

function TranscriptTree() {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(['nurses']));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['Denise']));
  return (
    <section className={`${styles.tall} ${styles.canvas}`} aria-label="Transcripts">
      <Tree
        label="Transcripts"
        nodes={TRANSCRIPTS}
        expanded={expanded}
        onExpandedChange={setExpanded}
        selectionMode="single"
        selected={selected}
        onSelectionChange={setSelected}
        rowToken="--row-list"
        indent={19}
        leafSlot={false}
        renderRow={(node, { name }) => (
          <>
            {node.number && <span className={styles.number}>{node.number}</span>}
            {name}
            {node.share === undefined ? (
              <Count value={6} />
            ) : (
              <>
                <Bar share={node.share} />
                <Count value={Math.round(node.share * 100)} of="per cent coded" />
              </>
            )}
          </>
        )}
      />
    </section>
  );
}

function LongTree() {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(MANY.map(({ id }) => id)));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <section className={styles.tall} aria-label="Many codes">
      <Tree
        label="Many codes"
        nodes={MANY}
        expanded={expanded}
        onExpandedChange={setExpanded}
        selectionMode="single"
        selected={selected}
        onSelectionChange={setSelected}
        renderRow={(_node, { name }) => name}
      />
    </section>
  );
}
