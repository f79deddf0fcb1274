import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { AttributeView, CoderView, CodeView, DocumentView } from '../../../src/contract/views.ts';
import { CoderSelect } from '../../retrieval/coder-choice.tsx';
import { ValueChoices } from '../../retrieval/value-choices.tsx';
import { NO_FILTER, useSegments } from '../../state/segments.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CodeMark } from '../../ui/code-mark.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Count } from '../../ui/count.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Pane, PaneBody, PaneHead, PaneSection } from '../../ui/pane.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Tree } from '../../ui/tree.tsx';
import styles from './filter-pane.module.css';

type FilterPaneProps = {
  readonly attributes: readonly AttributeView[];
  readonly coders: readonly CoderView[];
  readonly codes: readonly CodeView[];
  readonly documents: readonly DocumentView[];
};

/** Everything that narrows the list; each choice holds at once. */
export function FilterPane({ attributes, coders, codes, documents }: FilterPaneProps) {
  const { filter, filtered, filtersCleared } = useSegments();
  const isNarrowed = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  return (
    <Pane label="Filters">
      <PaneHead title="Filters">
        <Button variant="quiet" size="small" isDisabled={!isNarrowed} onPress={filtersCleared}>
          Clear all
        </Button>
      </PaneHead>
      <div className={styles.text}>
        <TextFilter />
      </div>
      <CodeFilter codes={codes} />
      <PaneBody>
        {attributes.map((attribute) => (
          <AttributeFilter key={attribute.id} attribute={attribute} />
        ))}
        <PaneSection title="Where and by whom">
          <ComboBox
            label="Transcript"
            options={documents.map(({ id, name, segments }) => ({ id, name, note: String(segments) }))}
            value={filter.document}
            onChange={(document) => filtered({ document })}
            placeholder="All transcripts"
          />
          <CoderSelect
            coders={coders}
            value={filter.coder}
            labelPlace="above"
            onChange={(coder) => filtered({ coder })}
          />
          <TextField
            label="Coded since"
            type="date"
            value={filter.since ?? ''}
            onChange={(since) => filtered({ since: since === '' ? null : since })}
          />
        </PaneSection>
      </PaneBody>
    </Pane>
  );
}

/** Milliseconds without a key after which the list follows what was typed. */
const PAUSE = 150;

function TextFilter() {
  const { filter, filtered } = useSegments();
  const [typed, setTyped] = useState(filter.text);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== useSegments.getState().filter.text) filtered({ text: typed });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, filtered]);
  useEffect(() => setTyped(filter.text), [filter.text]);
  return <SearchField label="Text in the segment" value={typed} onChange={setTyped} />;
}

function CodeFilter({ codes }: Pick<FilterPaneProps, 'codes'>) {
  const { filter, filtered, closedCodes, codesClosed } = useSegments();
  const expanded = useMemo(
    () => new Set(codes.map(({ id }) => id).filter((id) => !closedCodes.includes(id))),
    [codes, closedCodes],
  );
  const looks = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const chosen = filter.code === null ? [] : [filter.code];
  return (
    <section className={styles.codes} aria-label="Codes">
      <div className={styles.codesHead}>
        <span>Code</span>
        <Checkbox
          isSelected={filter.direct}
          isDisabled={filter.code === null}
          onChange={(direct) => filtered({ direct })}
        >
          Without sub-codes
        </Checkbox>
      </div>
      <div className={styles.tree}>
        <Tree
          label="Codes"
          nodes={codes}
          expanded={expanded}
          onExpandedChange={(open) => codesClosed(codes.map(({ id }) => id).filter((id) => !open.has(id)))}
          selectionMode="none"
          selected={new Set(chosen)}
          onPress={(id) => filtered({ code: id === filter.code ? null : id })}
          onAction={(id) => filtered({ code: id === filter.code ? null : id })}
          renderRow={({ id, look }, { name }) => (
            <span className={styles.code} data-chosen={id === filter.code || undefined}>
              <CodeMark color={look.color} pattern={look.pattern} />
              <span className={styles.name}>{name}</span>
              <Count value={looks.get(id)?.segments_subtree ?? 0} of="segments" />
            </span>
          )}
        />
      </div>
    </section>
  );
}

function AttributeFilter({ attribute }: { readonly attribute: AttributeView }) {
  const { filter, filtered } = useSegments();
  const held = filter.where.filter((one) => one.attribute === attribute.id).length;
  const [open, setOpen] = useState(held > 0);
  return (
    <Disclosed
      title={attribute.name}
      note={held === 0 ? null : String(held)}
      isOpen={open}
      onToggle={setOpen}
    >
      <ValueChoices attribute={attribute} where={filter.where} onChange={(where) => filtered({ where })} />
    </Disclosed>
  );
}

type DisclosedProps = {
  readonly title: string;
  readonly note: string | null;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
};

function Disclosed({ title, note, isOpen, onToggle, children }: DisclosedProps) {
  return (
    <section className={styles.disclosed} aria-label={title}>
      <AriaButton className={styles.twist ?? ''} aria-expanded={isOpen} onPress={() => onToggle(!isOpen)}>
        <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} />
        <span className={styles.name}>{title}</span>
        {note !== null && <span className={styles.held}>{note} chosen</span>}
      </AriaButton>
      {isOpen && <div className={styles.inside}>{children}</div>}
    </section>
  );
}
