import { z } from 'zod';
import { SPEAKER_ROLES } from '../domain/transcript-draft.ts';
import { bytes, name, none, offset, reference } from './inputs.ts';
import { command, query } from './procedure.ts';
import type * as view from './views.ts';

const transcriptFile = {
  name: z.string().min(1).max(1_000),
  bytes,
  encoding: z.string().max(100).optional(),
  /** Labels of speakers who are interviewers, whatever they look like. */
  interviewers: z.array(z.string()).optional(),
};

/** Transcripts and who speaks in them. */
export const documentProcedures = {
  'document.preview': query<view.PreviewView>()(z.strictObject(transcriptFile), ['participant', 'document']),
  'document.import': command<view.ImportedView>()(
    z.strictObject({
      ...transcriptFile,
      /** The document's name, where it shall not be the file's. */
      as: name.optional(),
      /** What a person decided about speakers; those not named here stay as the rules say. */
      speakers: z
        .array(
          z.strictObject({
            label: z.string().min(1),
            role: z.enum(SPEAKER_ROLES),
            /** By name; somebody not there yet is added. Null: nobody. */
            participant: name.nullable(),
          }),
        )
        .optional(),
      /** Whose the transcript is where nobody is labelled: linked to the document, added where new. */
      owners: z.array(name).optional(),
      /** Attributes of participants whom this import adds. */
      newcomers: z
        .array(z.strictObject({ name, values: z.record(z.string(), z.array(z.string().max(10_000))) }))
        .optional(),
    }),
  ),
  'document.list': query<readonly view.DocumentView[]>()(none, [
    'document',
    'document_version',
    'segment',
    'document_participant',
    'participant',
    'attribute',
    'attribute_value',
  ]),
  'document.text': query<view.TextView>()(z.strictObject({ document: reference }), [
    'document',
    'turn',
    'speaker',
    'participant',
  ]),
  /** Words of a stretch, by the tokenizer that every count uses. */
  'document.words': query<view.WordsView>()(
    z.strictObject({ document: reference, start: offset, end: offset }),
    ['document'],
  ),
  /** The very bytes that were imported, under the file's name. */
  'document.original': query<view.Bytes>()(z.strictObject({ document: reference }), ['document']),
  'document.rename': command<null>()(z.strictObject({ document: reference, name })),
  'document.delete': command<null>()(z.strictObject({ document: reference })),

  'speaker.list': query<readonly (view.SpeakerView & { readonly document: string })[]>()(
    z.strictObject({ document: reference.optional() }),
    ['speaker', 'document', 'participant'],
  ),
  'speaker.update': command<view.SpeakerView>()(
    z.strictObject({
      document: reference,
      label: z.string().min(1),
      role: z.enum(SPEAKER_ROLES).optional(),
      participant: reference.nullable().optional(),
    }),
  ),
} as const;
