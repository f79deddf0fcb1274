import type { Input } from '../../../src/contract/contract.ts';
import type { TablePreview } from '../../../src/contract/views.ts';
import type { AttributeType } from '../../../src/domain/attribute.ts';

/** What somebody wants a column of a table to be. */
export type ColumnChoice = {
  readonly header: string;
  readonly as: TablePreview['columns'][number]['as'];
  /** The attribute's name and type; null: as proposed. */
  readonly name: string | null;
  readonly type: AttributeType | null;
};

/** The choices as they stand: those made, else those proposed. */
export function chosenColumns(
  choices: readonly ColumnChoice[] | null,
  preview: TablePreview | null,
): readonly ColumnChoice[] {
  if (choices !== null) return choices;
  return (preview?.columns ?? []).map(({ header, as, attribute }) => ({
    header,
    as,
    name: attribute?.name ?? null,
    type: attribute?.created ? attribute.type : null,
  }));
}

type AskedColumn = NonNullable<Input<'participant.import'>['columns']>[number];

export function columnInput({ header, as, name, type }: ColumnChoice): AskedColumn {
  if (as !== 'attribute') return { header, as };
  return { header, as, ...(name === null ? {} : { name }), ...(type === null ? {} : { type }) };
}

/**
 * The choices with one of them changed. One column holds the names and at most one the transcripts: whichever held
 * that part before becomes an attribute.
 */
export function withColumn(columns: readonly ColumnChoice[], changed: ColumnChoice): readonly ColumnChoice[] {
  const isAlone = changed.as === 'participant' || changed.as === 'document';
  return columns.map((column) => {
    if (column.header === changed.header) return changed;
    return isAlone && column.as === changed.as ? { ...column, as: 'attribute' } : column;
  });
}
