import { ChevronDown, ChevronRight } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import type { CrosstabCell, CrosstabView } from '../../../src/contract/views.ts';
import type { Look } from '../../../src/domain/code-look.ts';
import type { CrosstabUnit, PercentBase } from '../../../src/domain/crosstab-query.ts';
import { asCell, asRow, asRowHeader } from '../../retrieval/grid-roles.ts';
import { classNames } from '../../ui/class-names.ts';
import { CodeMark } from '../../ui/code-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { CodeRow } from './code-rows.ts';
import styles from './compare-table.module.css';
import {
  figureInWords,
  figureOf,
  heatStep,
  isEmptyCell,
  magnitudeOf,
  NO_DATA_WORDS,
  wordsAround,
} from './figures.ts';

/** What a row needs of its table. */
export type RowSetting = {
  readonly groups: CrosstabView['groups'];
  readonly total: CrosstabView['total'];
  readonly unit: CrosstabUnit;
  readonly percentOf: PercentBase;
  readonly greatest: number;
};

type CompareRowProps = {
  readonly shown: CodeRow;
  /** 0-based among the rows shown. */
  readonly index: number;
  readonly look: Look | undefined;
  readonly setting: RowSetting;
  /** Column that Tab comes to, where it is in this row. */
  readonly cursor: number | null;
  /** Column whose segments are shown, where it is in this row. */
  readonly selected: number | null;
};

/** A code and its numbers. Clicks and keys are heard by the table. */
export const CompareRow = memo(function CompareRow(props: CompareRowProps) {
  const { shown, index, setting, cursor, selected } = props;
  const { row, hasSubCodes, isOpen, place, beside, depth } = shown;
  const cells = [...row.cells, row.total];
  return (
    <div
      {...asRow({
        'aria-rowindex': index + 2,
        'aria-level': depth,
        'aria-posinset': place,
        'aria-setsize': beside,
        'aria-expanded': hasSubCodes ? isOpen : undefined,
      })}
      className={styles.row}
      data-row={index}
    >
      <CodeCell {...props} />
      {cells.map((cell, at) => (
        <NumberCell
          key={setting.groups[at]?.value ?? TOTAL}
          code={row.name}
          cell={cell}
          column={at + 1}
          setting={setting}
          isCursor={cursor === at + 1}
          isSelected={selected === at + 1}
        />
      ))}
    </div>
  );
});

/** No group can have this name: values are trimmed. */
const TOTAL = ' ';

function CodeCell({ shown, look, cursor }: CompareRowProps) {
  const { row, hasSubCodes, isOpen, depth } = shown;
  return (
    <div
      {...asRowHeader({ 'aria-colindex': 1 })}
      className={classNames(styles.code, depth === 1 && styles.theme)}
      data-column={0}
      tabIndex={cursor === 0 ? 0 : -1}
      style={{ '--depth': depth - 1 } as CSSProperties}
      title={row.code_path}
    >
      <span className={styles.twist} data-twist={hasSubCodes || undefined}>
        {hasSubCodes && <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} />}
      </span>
      {look && <CodeMark color={look.color} pattern={look.pattern} />}
      <span className={styles.name}>{row.name}</span>
    </div>
  );
}

type NumberCellProps = {
  readonly code: string;
  readonly cell: CrosstabCell;
  readonly column: number;
  readonly setting: RowSetting;
  readonly isCursor: boolean;
  readonly isSelected: boolean;
};

function NumberCell({ code, cell, column, setting, isCursor, isSelected }: NumberCellProps) {
  const { groups, total, unit, percentOf, greatest } = setting;
  const group = groups[column - 1];
  const { main, side } = figureOf(unit, cell);
  const { documents } = group ?? total;
  const { between, after } = wordsAround(unit, percentOf, cell, documents);
  const heat = group === undefined ? 0 : heatStep(magnitudeOf(unit, cell), greatest);
  const isEmpty = isEmptyCell(cell);
  // The words that only a screen reader needs stand around the figures, so that its name holds what is seen.
  return (
    <div
      {...asCell({ 'aria-colindex': column + 1, 'aria-selected': isSelected })}
      className={classNames(styles.cell, group === undefined && styles.total)}
      data-column={column}
      data-heat={heat}
      data-empty={isEmpty || undefined}
      tabIndex={isCursor ? 0 : -1}
      title={figureInWords(unit, percentOf, cell, documents)}
    >
      <span className="visually-hidden">{`${code}, ${group?.value ?? 'All'}, ${isEmpty ? NO_DATA_WORDS : ''}`}</span>
      <span className={styles.main} aria-hidden={isEmpty}>
        {main}
      </span>
      {between !== '' && <span className="visually-hidden">{between}</span>}
      {side !== null && <span className={styles.side}>{side}</span>}
      {after !== '' && <span className="visually-hidden">{after}</span>}
    </div>
  );
}
