import { Funnel } from 'lucide-react';
import { useState } from 'react';
import type { AttributeView, CodeView } from '../../../src/contract/views.ts';
import { FilterChip } from '../../retrieval/filter-chip.tsx';
import { asGroup } from '../../retrieval/grid-roles.ts';
import { ValueChoices } from '../../retrieval/value-choices.tsx';
import { conditionInWords } from '../../retrieval/words-of-filters.ts';
import { useCompare } from '../../state/compare.ts';
import { toggledCondition } from '../../state/conditions.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CodeMark } from '../../ui/code-mark.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './add-filter.module.css';

type FilterProps = {
  readonly attributes: readonly AttributeView[];
  readonly codes: readonly CodeView[];
};

/** The button that narrows what is counted. Each choice holds at once; chips under the bar take it off. */
export function AddFilter({ attributes, codes }: FilterProps) {
  return (
    <Popover
      label="Add filter"
      trigger={
        <Button variant="quiet" icon={Funnel}>
          Add filter
        </Button>
      }
    >
      <div className={styles.pane}>
        <AttributeFilter attributes={attributes} />
        <BranchFilter codes={codes} />
        <Switches />
      </div>
    </Popover>
  );
}

function AttributeFilter({ attributes }: Pick<FilterProps, 'attributes'>) {
  const { where, asked } = useCompare();
  const [chosen, choose] = useState<string | null>(null);
  const attribute = attributes.find(({ id }) => id === chosen) ?? attributes[0];
  if (attribute === undefined) return null;
  return (
    <section className={styles.part}>
      <Select
        label="Only with"
        options={attributes.map(({ id, name }) => ({ id, name }))}
        value={attribute.id}
        onChange={choose}
      />
      <ValueChoices attribute={attribute} where={where} onChange={(changed) => asked({ where: changed })} />
    </section>
  );
}

function BranchFilter({ codes }: Pick<FilterProps, 'codes'>) {
  const { code, asked } = useCompare();
  return (
    <section className={styles.part}>
      <ComboBox
        label="Only the branch"
        options={codes.map(({ id, path, look }) => ({
          id,
          name: path,
          mark: <CodeMark color={look.color} pattern={look.pattern} />,
        }))}
        value={code}
        onChange={(chosen) => asked({ code: chosen })}
        placeholder="Whole codebook"
      />
    </section>
  );
}

function Switches() {
  const { direct, includeInterviewer, asked } = useCompare();
  return (
    <section className={styles.part}>
      <Checkbox isSelected={direct} onChange={(isOn) => asked({ direct: isOn })}>
        Each code alone, without its sub-codes
      </Checkbox>
      <Checkbox isSelected={includeInterviewer} onChange={(isOn) => asked({ includeInterviewer: isOn })}>
        Include the interviewer
      </Checkbox>
    </section>
  );
}

/** What narrows the count now, each with a cross. Nothing where nothing does. */
export function FilterChips({ attributes, codes }: FilterProps) {
  const { where, code, direct, includeInterviewer, asked } = useCompare();
  const branch = codes.find(({ id }) => id === code);
  const known = where.filter(({ attribute }) => attributes.some(({ id }) => id === attribute));
  if (known.length === 0 && branch === undefined && !direct && !includeInterviewer) return null;
  return (
    <div {...asGroup({ 'aria-label': 'Filters' })} className={styles.chips}>
      {known.map((condition) => (
        <FilterChip
          key={`${condition.attribute} ${condition.value}`}
          words={conditionInWords(condition, attributes)}
          onRemove={() => asked({ where: toggledCondition(where, condition) })}
        />
      ))}
      {branch && <FilterChip words={`branch: ${branch.path}`} onRemove={() => asked({ code: null })} />}
      {direct && <FilterChip words="without sub-codes" onRemove={() => asked({ direct: false })} />}
      {includeInterviewer && (
        <FilterChip words="interviewer included" onRemove={() => asked({ includeInterviewer: false })} />
      )}
    </div>
  );
}
