import type { Input } from '../contract/contract.ts';
import type { TablePreview } from '../contract/views.ts';
import type { Reader } from '../db/connection.ts';
import { documents } from '../db/documents.ts';
import { participants } from '../db/participants.ts';
import { foldName } from '../domain/name.ts';
import { readCsv } from '../formats/csv.ts';
import {
  documentsIn,
  enteredIn,
  type ParticipantTable,
  participantTable,
  rolesOf,
  rolesProposed,
} from './participant-table.ts';

/** Different values of a column that are shown. */
const SAMPLES = 5;

/**
 * What importing a table would do, told by the very reading that the import goes by. Without `columns` they are
 * proposed; with those of the preview the import does what the preview said.
 */
export function previewParticipants(db: Reader, input: Input<'participant.preview'>): TablePreview {
  const csv = readCsv(input.bytes, input.encoding);
  const roles = input.columns === undefined ? rolesProposed(db, csv) : rolesOf(csv, input.columns);
  const table = participantTable(db, csv, roles);
  const names = new Map(participants(db).map(({ name }) => [foldName(name), name]));
  const all = documents(db);
  return {
    encoding: csv.encoding,
    delimiter: csv.delimiter,
    rows: csv.rows.length + csv.ragged.length,
    columns: columnsShown(table),
    newcomers: table.people.map(({ name }) => name).filter((name) => !names.has(foldName(name))),
    known: table.people.flatMap(({ name }) => names.get(foldName(name)) ?? []),
    unmatched: [
      ...new Set(
        table.people.flatMap((person) =>
          person.documents.flatMap((cell) => documentsIn(all, cell).unmatched),
        ),
      ),
    ],
    refused: table.refused,
  };
}

function columnsShown({ csv, roles, columns }: ParticipantTable): TablePreview['columns'] {
  return roles.map(({ header, as }) => {
    const column = columns.find((one) => one.header === header);
    const entered = enteredIn(csv, header).map((text) => text.trim());
    const filled = entered.filter((text) => text !== '');
    return {
      header,
      as,
      attribute:
        column === undefined
          ? null
          : { name: column.name, type: column.type, created: column.known === null },
      samples: [...new Set(filled)].slice(0, SAMPLES),
      missing: entered.length - filled.length,
    };
  });
}
