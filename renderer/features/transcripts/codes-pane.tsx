import { Plus, Search } from 'lucide-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { announce } from '../../state/announcements.ts';
import { useCoding, useCodingState } from '../../state/coding.ts';
import { useReading } from '../../state/reading.ts';
import { showToast } from '../../state/toasts.ts';
import { useTranscripts } from '../../state/transcripts.ts';
import { useView } from '../../state/view.ts';
import { DRAGGED_SPAN } from '../../text/pointer.ts';
import type { TranscriptHandle } from '../../text/transcript-types.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { Count } from '../../ui/count.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ContextMenu } from '../../ui/menu.tsx';
import { Pane, PaneHead } from '../../ui/pane.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Tree, type TreeHandle } from '../../ui/tree.tsx';
import type { TreeRowState } from '../../ui/tree-row.tsx';
import styles from './codes-pane.module.css';
import { DRAGGED_CODE } from './dragged-code.ts';
import { draggedSpan } from './dragged-span.ts';
import { NewCodeField } from './new-code-field.tsx';
import { filteredCodes, openBranches } from './tree-codes.ts';
import { useCodeCommands } from './use-code-commands.ts';
import { useFocusedCode } from './use-focused-code.ts';

type CodesPaneProps = {
  readonly codes: readonly CodeView[];
  readonly text: RefObject<TranscriptHandle | null>;
};

/** The codebook beside the text: a click or Enter codes the selection, and without one shows the code. */
export function CodesPane({ codes, text }: CodesPaneProps) {
  const { codeQuery, openCodes, changed } = useTranscripts();
  const pinned = useCodingState((state) => state.pinned);
  const tree = useRef<TreeHandle>(null);
  const [searching, setSearching] = useState(codeQuery !== '');
  const shown = useMemo(() => filteredCodes(codes, codeQuery), [codes, codeQuery]);
  const expanded = useMemo(() => openBranches(shown, openCodes, codeQuery), [shown, openCodes, codeQuery]);
  const focused = useFocusedCode();
  const commands = useCodeCommands(codes, tree);
  const chosen = useChosen(codes, text);
  const { apply } = useCoding();
  const isSelected = useReading(({ selection }) => selection !== null);
  return (
    <Pane label="Codebook">
      <PaneHead title="Codebook" note={isSelected && codes.length > 0 ? APPLIES : codes.length}>
        <IconButton name="New code" icon={Plus} onPress={() => commands.draftStarted(null)} />
        <IconButton name="Filter codes" icon={Search} onPress={() => setSearching(true)} />
      </PaneHead>
      {searching && (
        <SearchField
          bare
          autoFocus
          label="Filter codes"
          value={codeQuery}
          onChange={(words) => changed({ codeQuery: words })}
          onBlur={() => codeQuery === '' && setSearching(false)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && codeQuery === '') setSearching(false);
            if (event.key === 'ArrowDown') tree.current?.focus();
          }}
        />
      )}
      {commands.draft && (
        <NewCodeField draft={commands.draft} onDone={commands.draftEnded} onCreate={commands.create} />
      )}
      <div className={styles.codes}>
        {codes.length === 0 && !commands.draft && <NoCodes />}
        {codes.length > 0 && shown.length === 0 && <p className={styles.none}>No code of that name</p>}
        <Tree
          ref={tree}
          label="Codebook"
          nodes={shown}
          expanded={expanded}
          onExpandedChange={(ids) => codeQuery === '' && changed({ openCodes: [...ids] })}
          selectionMode="single"
          selected={new Set(focused === null ? [] : [focused])}
          onSelectionChange={(ids) => chosen.shown([...ids][0] ?? null)}
          onPress={chosen.pressed}
          onAction={chosen.entered}
          onContextMenu={commands.menuOpened}
          onRename={commands.rename}
          indent={28}
          leafSlot={false}
          dragData={(code) => ({ [DRAGGED_CODE]: code.id, 'text/plain': code.name })}
          acceptsData={(types) => types.includes(DRAGGED_SPAN)}
          onDropData={(id, data) => {
            const span = draggedSpan(data.getData(DRAGGED_SPAN), useReading.getState().documentId);
            if (span !== null) void apply([id], span).then(() => text.current?.focus());
            else tellElsewhere();
          }}
          renderRow={(code, state) => (
            <CodeRow code={code} state={state} digit={pinned.indexOf(code.id) + 1} />
          )}
        />
      </div>
      <ContextMenu
        label="Code"
        entries={commands.entries}
        isOpen={commands.menuFor !== null}
        onClose={commands.menuClosed}
        triggerRef={commands.row}
      />
    </Pane>
  );
}

const APPLIES = <span className={styles.applies}>click to apply</span>;
const ELSEWHERE = 'These words are of another transcript: open it here to code them';

function tellElsewhere(): void {
  showToast({ sentence: ELSEWHERE });
  announce(ELSEWHERE);
}

type CodeRowProps = { readonly code: CodeView; readonly state: TreeRowState; readonly digit: number };

function CodeRow({ code, state, digit }: CodeRowProps) {
  return (
    <>
      <CodeMark color={code.look.color} pattern={code.look.pattern} />
      <span className={state.level === 0 ? styles.theme : styles.code}>{state.name}</span>
      {digit > 0 && (
        <span className={styles.digit}>
          <span className="visually-hidden">pinned to </span>
          <Kbd keys={String(digit)} />
        </span>
      )}
      <Count value={code.segments_subtree} of="segments" />
    </>
  );
}

function NoCodes() {
  return (
    <EmptyState
      sentence="There are no codes yet."
      todo="Select words in a transcript and press C to name the first one, or import a codebook."
    >
      <button type="button" className={styles.link} onClick={() => useView.getState().wentTo('codebook')}>
        Go to the codebook
      </button>
    </EmptyState>
  );
}

/** Within this time a second click is the same one, in milliseconds. */
const DOUBLE = 400;

/** What choosing a row does: it codes the selection; without one it shows the code in the inspector. */
function useChosen(codes: readonly CodeView[], text: RefObject<TranscriptHandle | null>) {
  const { apply } = useCoding();
  const last = useRef({ id: '', at: 0 });
  const shown = (id: string | null) => {
    if (useReading.getState().selection === null) useReading.getState().focusedSegment(null);
    useCodingState.getState().focusedCode(id);
  };
  const chosen = (id: string) => {
    const code = codes.find((each) => each.id === id);
    const { selection } = useReading.getState();
    if (selection === null || code === undefined || !code.codable) shown(id);
    else void apply([id], selection).then(() => text.current?.focus());
  };
  const isSame = (id: string) => {
    const now = performance.now();
    const same = last.current.id === id && now - last.current.at < DOUBLE;
    last.current = { id, at: now };
    return same;
  };
  return {
    shown,
    pressed: (id: string) => {
      if (!isSame(id)) chosen(id);
    },
    entered: (id: string) => {
      if (!isSame(id)) chosen(id);
    },
  };
}
