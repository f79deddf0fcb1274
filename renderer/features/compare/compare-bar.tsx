import { ChartScatter, Copy, Download } from 'lucide-react';
import type { AttributeView, CoderView, CodeView } from '../../../src/contract/views.ts';
import { CROSSTAB_UNITS, PERCENT_BASES } from '../../../src/domain/crosstab-query.ts';
import { CoderSelect } from '../../retrieval/coder-choice.tsx';
import { useCompare } from '../../state/compare.ts';
import { Button } from '../../ui/button.tsx';
import { IconToggle } from '../../ui/icon-toggle.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { Select } from '../../ui/select.tsx';
import { ViewBar } from '../../ui/view-bar.tsx';
import { AddFilter } from './add-filter.tsx';
import { hasPercentBase, UNIT_NAMES } from './figures.ts';
import { groupingOf } from './use-comparison.ts';

type CompareBarProps = {
  readonly attributes: readonly AttributeView[];
  readonly coders: readonly CoderView[];
  readonly codes: readonly CodeView[];
  readonly onCopy: () => void;
  readonly exports: readonly MenuEntry[];
  readonly isEmpty: boolean;
};

const UNITS = CROSSTAB_UNITS.map((id) => ({ id, name: UNIT_NAMES[id] }));
const PERCENTS = PERCENT_BASES.map((id) => ({ id, name: id }));

/** What is compared, and what can be taken away. */
export function CompareBar({ attributes, coders, codes, onCopy, exports, isEmpty }: CompareBarProps) {
  const state = useCompare();
  const { unit, percentOf, coder, chart, asked, chartToggled } = state;
  const by = groupingOf(state, attributes);
  return (
    <ViewBar
      title="Compare groups"
      titleHidden
      actions={
        <>
          <IconToggle name="Chart" icon={ChartScatter} isOn={chart} onChange={chartToggled} />
          <Button variant="quiet" icon={Copy} onPress={onCopy} isDisabled={isEmpty}>
            Copy table
          </Button>
          <MenuButton label="Export" entries={exports}>
            <Button icon={Download} isDisabled={isEmpty}>
              Export
            </Button>
          </MenuButton>
        </>
      }
    >
      <Grouping attributes={attributes} by={by} onChange={(chosen) => asked({ by: chosen })} />
      <Select label="Count" options={UNITS} value={unit} onChange={(chosen) => asked({ unit: chosen })} />
      {hasPercentBase(unit) && (
        <Select
          label="Percent of"
          options={PERCENTS}
          value={percentOf}
          onChange={(chosen) => asked({ percentOf: chosen })}
        />
      )}
      <CoderSelect coders={coders} value={coder} withAll onChange={(chosen) => asked({ coder: chosen })} />
      <AddFilter attributes={attributes} codes={codes} />
    </ViewBar>
  );
}

type GroupingProps = {
  readonly attributes: readonly AttributeView[];
  readonly by: readonly string[];
  readonly onChange: (by: readonly string[]) => void;
};

/** No attribute has this id. */
const NONE = '';

function Grouping({ attributes, by, onChange }: GroupingProps) {
  const named = attributes.map(({ id, name, scope }) => ({
    id,
    name,
    ...(scope === 'document' ? { note: 'of transcripts' } : {}),
  }));
  const [first = NONE, second = NONE] = by;
  return (
    <>
      <Select
        label="Group by"
        options={[...named, { id: NONE, name: 'nothing' }]}
        value={first}
        onChange={(id) => onChange(id === NONE ? [] : [id, ...by.slice(1).filter((other) => other !== id)])}
      />
      {first !== NONE && attributes.length > 1 && (
        <Select
          label="and by"
          quiet
          options={[...named.filter(({ id }) => id !== first), { id: NONE, name: 'nothing' }]}
          value={second}
          onChange={(id) => onChange(id === NONE ? [first] : [first, id])}
        />
      )}
    </>
  );
}
