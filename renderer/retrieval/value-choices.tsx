import type { AttributeView } from '../../src/contract/views.ts';
import { useQuery } from '../data/use-query.ts';
import { type Condition, toggledCondition } from '../state/conditions.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { asGroup } from './grid-roles.ts';
import styles from './value-choices.module.css';

/** The name that the table gives the group without a value. */
const NOT_RECORDED = 'Not recorded';

type ValueChoicesProps = {
  readonly attribute: AttributeView;
  readonly where: readonly Condition[];
  readonly onChange: (where: readonly Condition[]) => void;
};

/** The values that an attribute has in the project, to be ticked; of several ticked, one is enough. */
export function ValueChoices({ attribute, where, onChange }: ValueChoicesProps) {
  // Its groups are its values, in their order and with their N.
  const { data } = useQuery('crosstab.read', {
    by: [attribute.id],
    unit: 'participants',
    coder: 'any',
    where: [],
    depth: 1,
  });
  return (
    <div {...asGroup({ 'aria-label': attribute.name })} className={styles.values}>
      {data?.groups.map(({ value, n }) => {
        const condition = { attribute: attribute.id, value: value === NOT_RECORDED ? null : value };
        const isTicked = where.some((one) => one.attribute === attribute.id && one.value === condition.value);
        return (
          <Checkbox
            key={value}
            isSelected={isTicked}
            onChange={() => onChange(toggledCondition(where, condition))}
          >
            <span className={styles.value} title={value}>
              {value}
            </span>
            <span className={styles.n}>{n.toLocaleString('en-GB')}</span>
          </Checkbox>
        );
      })}
      {data?.groups.length === 0 && <p className={styles.none}>Nothing recorded yet</p>}
    </div>
  );
}
