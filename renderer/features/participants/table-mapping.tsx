import type { AttributeView, TablePreview } from '../../../src/contract/views.ts';
import { ATTRIBUTE_TYPES } from '../../../src/domain/attribute.ts';
import { foldName } from '../../../src/domain/name.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TYPE_NAMES } from './grid-data.ts';
import type { ColumnChoice } from './table-columns.ts';
import styles from './table-import.module.css';

type TableMappingProps = {
  readonly columns: readonly ColumnChoice[];
  readonly preview: TablePreview | null;
  readonly attributes: readonly AttributeView[];
  readonly onChange: (column: ColumnChoice) => void;
};

const PARTS = [
  { id: 'participant', name: 'Participant’s name' },
  { id: 'document', name: 'Transcripts' },
  { id: 'attribute', name: 'Attribute' },
  { id: 'ignore', name: 'Left out' },
] as const;

/** Each column of the table, with what stands in it and what it becomes. */
export function TableMapping({ columns, preview, attributes, onChange }: TableMappingProps) {
  return (
    <table className={styles.mapping}>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Holds, for example</th>
          <th scope="col">Becomes</th>
          <th scope="col">Attribute</th>
          <th scope="col">Type</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <MappingRow
            key={column.header}
            column={column}
            found={preview?.columns.find(({ header }) => header === column.header)}
            attributes={attributes}
            onChange={onChange}
          />
        ))}
      </tbody>
    </table>
  );
}

type MappingRowProps = {
  readonly column: ColumnChoice;
  readonly found: TablePreview['columns'][number] | undefined;
  readonly attributes: readonly AttributeView[];
  readonly onChange: (column: ColumnChoice) => void;
};

function MappingRow({ column, found, attributes, onChange }: MappingRowProps) {
  const { header, as, type } = column;
  const name = column.name ?? found?.attribute?.name ?? header;
  const known = attributes.find(
    (attribute) => attribute.scope === 'participant' && foldName(attribute.name) === foldName(name),
  );
  const isAttribute = as === 'attribute';
  return (
    <tr>
      <th scope="row" className={styles.header}>
        {header}
      </th>
      <td className={styles.samples}>
        {found?.samples.join(', ') || 'Nothing'}
        {found !== undefined && found.missing > 0 && (
          <i className={styles.missing}> {found.missing.toLocaleString('en-GB')} blank</i>
        )}
      </td>
      <td>
        <Select
          label={`${header} becomes`}
          labelPlace="hidden"
          options={PARTS}
          value={as}
          onChange={(part) => onChange({ ...column, as: part })}
        />
      </td>
      <td className={styles.attribute}>
        {isAttribute && (
          <TextField
            label={`Attribute of ${header}`}
            labelHidden
            value={name}
            onChange={(words) => onChange({ ...column, name: words })}
          />
        )}
      </td>
      <td>
        {isAttribute && known !== undefined && (
          <span className={styles.known}>{TYPE_NAMES[known.type]}, already there</span>
        )}
        {isAttribute && known === undefined && (
          <Select
            label={`Type of ${header}`}
            labelPlace="hidden"
            options={ATTRIBUTE_TYPES.map((id) => ({ id, name: TYPE_NAMES[id] }))}
            value={type ?? found?.attribute?.type ?? 'text'}
            onChange={(chosen) => onChange({ ...column, type: chosen })}
          />
        )}
      </td>
    </tr>
  );
}
