import { z } from 'zod';
import { ATTRIBUTE_SCOPES, ATTRIBUTE_TYPES } from '../domain/attribute.ts';
import { bytes, name, none, reference, tableFile } from './inputs.ts';
import { command, query } from './procedure.ts';
import type * as view from './views.ts';

const cell = {
  attribute: reference,
  participant: reference.optional(),
  document: reference.optional(),
  values: z.array(z.string().max(10_000)),
};
const columns = z
  .array(
    z.strictObject({
      header: z.string(),
      as: z.enum(['participant', 'document', 'attribute', 'ignore']),
      /** The attribute's name, where it shall not be the header. */
      name: name.optional(),
      type: z.enum(ATTRIBUTE_TYPES).optional(),
    }),
  )
  .optional();

/** Participants and their attributes. */
export const participantProcedures = {
  'participant.list': query<readonly view.ParticipantView[]>()(none, [
    'participant',
    'document_participant',
    'document',
    'attribute',
    'attribute_value',
    'segment',
    'speaker',
  ]),
  'participant.create': command<{ readonly id: string }>()(z.strictObject({ name })),
  'participant.rename': command<null>()(z.strictObject({ participant: reference, name })),
  'participant.delete': command<null>()(z.strictObject({ participant: reference })),
  'participant.link': command<null>()(z.strictObject({ participant: reference, document: reference })),
  'participant.unlink': command<null>()(z.strictObject({ participant: reference, document: reference })),
  /** What importing a table would do, without doing it. */
  'participant.preview': query<view.TablePreview>()(
    z.strictObject({ bytes, encoding: z.string().max(100).optional(), columns }),
    ['participant', 'attribute', 'document'],
  ),
  'participant.import': command<view.ParticipantImport>()(z.strictObject({ ...tableFile, columns })),

  'attribute.list': query<readonly view.AttributeView[]>()(none, ['attribute', 'attribute_choice']),
  'attribute.create': command<{ readonly id: string }>()(
    z.strictObject({
      name,
      scope: z.enum(ATTRIBUTE_SCOPES),
      type: z.enum(ATTRIBUTE_TYPES),
      multiple: z.boolean().optional(),
      choices: z.array(name).optional(),
    }),
  ),
  'attribute.update': command<null>()(
    z.strictObject({
      attribute: reference,
      name: name.optional(),
      type: z.enum(ATTRIBUTE_TYPES).optional(),
      choices: z.array(name).optional(),
    }),
  ),
  'attribute.delete': command<null>()(z.strictObject({ attribute: reference })),
  'attribute.set': command<null>()(z.strictObject(cell)),
  /** Many cells in one change, as a pasted block: good ones stay, refused ones are listed. */
  'attribute.setMany': command<view.CellsSet>()(
    z.strictObject({ cells: z.array(z.strictObject(cell)).max(1_000_000) }),
  ),
} as const;
