import type { Json } from './json.ts';

/** Every reason for which Emic refuses. The sentence for each stands in `contract/messages.ts`. */
export const ERROR_CODES = [
  'ALREADY_IMPORTED',
  'ARCHIVE_DAMAGED',
  'ARCHIVE_TOO_LARGE',
  'ARCHIVE_UNSAFE',
  'ATTRIBUTE_VALUE_INVALID',
  'BACKUP_DAMAGED',
  'CANCELLED',
  'CODER_NEEDED',
  'CODE_AMBIGUOUS',
  'CODE_MERGE_INTO_ITSELF',
  'CODE_MOVE_INTO_ITSELF',
  'CODE_NAME_TAKEN',
  'CODE_NOT_CODABLE',
  'CODE_PATH_INVALID',
  'COLOR_INVALID',
  'CSV_COLUMN_MISSING',
  'CSV_HEADER_DUPLICATE',
  'CSV_HEADER_EMPTY',
  'CSV_QUOTE_UNCLOSED',
  'CSV_ROW_RAGGED',
  'DISK_FULL',
  'ENCODING_INVALID',
  'ENCODING_UNKNOWN',
  'FILE_BINARY',
  'FILE_EMPTY',
  'FILE_EXISTS',
  'FILE_NOT_FOUND',
  'FILE_TOO_LARGE',
  'FILE_UNREADABLE',
  'FILE_UNWRITABLE',
  'FORMAT_NOT_SUPPORTED',
  'HOST_LOST',
  'INTERNAL',
  'INVALID_INPUT',
  'NAME_EMPTY',
  'NAME_TAKEN',
  'NAME_TOO_LONG',
  'NOTHING_TO_REDO',
  'NOTHING_TO_UNDO',
  'NOT_ADMITTED',
  'NOT_FOUND',
  'NOT_SUPPORTED',
  'OCCURRENCE_NOT_FOUND',
  'PARTICIPANT_CONTRADICTED',
  'PORT_TAKEN',
  'PROJECT_BUSY',
  'PROJECT_CORRUPT',
  'PROJECT_EXISTS',
  'PROJECT_FOREIGN',
  'PROJECT_LOG_FOREIGN',
  'PROJECT_MOVED',
  'PROJECT_NOT_FOUND',
  'PROJECT_NOT_SQLITE',
  'PROJECT_ON_NETWORK',
  'PROJECT_READ_ONLY',
  'PROJECT_TOO_NEW',
  'PROJECT_TRUNCATED',
  'QUOTE_NOT_FOUND',
  'ROWS_REFUSED',
  'SPAN_EMPTY',
  'SPAN_OUT_OF_RANGE',
  'SPAN_SPLITS_CHARACTER',
  'TRANSCRIPT_EMPTY',
  'UNDO_CONFLICT',
  'UPLOAD_EXPIRED',
  'WINDOW_NOT_BUILT',
  'XML_FORBIDDEN',
  'XML_MALFORMED',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
export type ErrorDetails = { readonly [name: string]: Json };

/** Thrown where a throw must roll back; the host alone turns it into a reply. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

export function refuse(code: ErrorCode, details: ErrorDetails = {}): never {
  throw new Refusal(code, details);
}

/** The value of a rule's result, or a refusal with its fault as code. */
export function orRefuse<T, Fault extends ErrorCode>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault },
  details: ErrorDetails = {},
): T {
  return result.ok ? result.value : refuse(result.fault, details);
}
