import { LONGEST_NAME } from '../domain/name.ts';
import type { Warning, WarningCode } from '../domain/transcript-draft.ts';
import type { ErrorCode, ErrorDetails } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';

type Sentence = (details: ErrorDetails) => string;

/** A refusal in a sentence: what happened, what was kept, what to do. */
export function sentenceFor(code: ErrorCode, details: ErrorDetails): string {
  return SENTENCES[code](details);
}

export function warningSentence(warning: Warning): string {
  return WARNINGS[warning.code](warning.details);
}

/** Code points of a text out of a file that a sentence repeats. */
const MOST_QUOTED = 200;
const MOST_TEXTS = 3;
const MOST_ROWS = 10;

/** What stands in a file must not break the line, nor move the cursor of a terminal. */
const onOneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
const text = (value: Json | undefined): string =>
  typeof value === 'string'
    ? onOneLine(value)
    : value === undefined || value === null
      ? ''
      : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : JSON.stringify(value);
const beginning = (value: Json | undefined): string => {
  const characters = [...text(value)];
  return characters.length <= MOST_QUOTED
    ? characters.join('')
    : `${characters.slice(0, MOST_QUOTED).join('')}…`;
};
const list = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map(beginning).join('; ') : text(value);
const enumerated = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map(beginning).join(', ') : text(value);
const isListed = (value: Json | undefined): boolean => Array.isArray(value) && value.length > 0;
const number = (value: Json | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en-GB') : text(value);
const plural = (count: Json | undefined, one: string, more: string): string =>
  `${count === undefined ? 'Some' : number(count)} ${count === 1 ? one : more}`;
const quoted = (value: Json | undefined): string => `'${beginning(value)}'`;
const after = (value: Json | undefined): string => (text(value) === '' ? '' : ` ${text(value)}`);
const found = (...values: readonly (Json | undefined)[]): string => {
  const known = values.map(text).filter((value) => value !== '');
  return known.length === 0 ? '' : ` (${known.join(': ')})`;
};

/** `UTF-8`; others as the WHATWG writes them. */
const encodingName = (value: Json | undefined): string => text(value).replace(/^utf-/i, 'UTF-');

const WANTED: ReadonlyMap<string, string> = new Map([
  ['integer', 'a whole number like 12'],
  ['decimal', 'a number like 7.5'],
  ['boolean', 'true or false'],
  ['date', 'a date like 2026-05-31'],
  ['single value', 'one value alone'],
]);
/** What an attribute of a type takes. */
const wanted = (type: Json | undefined): string => WANTED.get(text(type)) ?? 'a value';

/** A log without its project would be played into whatever takes the project's name. */
const taken: Sentence = (d) =>
  /-(wal|journal)$/.test(text(d.path))
    ? `${text(d.path)} is the log of a project that was not closed. It was not touched; open that project once, or move the log elsewhere.`
    : `There is a file ${text(d.path)} already. It was not touched; choose another name.`;

const SENTENCES: { readonly [Code in ErrorCode]: Sentence } = {
  ALREADY_IMPORTED: (d) =>
    `This very file is in the project already, as ${quoted(d.document)}. It was not imported again.`,
  ARCHIVE_DAMAGED: (d) =>
    `The file is damaged or cut short${found(d.entry, d.reason)}. Nothing was imported; open it in the program it came from and save it again.`,
  ARCHIVE_TOO_LARGE: (d) =>
    `The file would unpack to more than Emic takes in (${number(d.limit)} ${text(d.unit) || 'bytes'}${text(d.entry) === '' ? '' : ` in ${text(d.entry)}`}). Nothing was imported; it may be built to exhaust memory.`,
  ARCHIVE_UNSAFE: (d) =>
    `The file holds an entry that no document has${found(d.entry, d.reason)}. Nothing was imported; do not trust where it came from.`,
  ATTRIBUTE_VALUE_INVALID: (d) =>
    `${quoted(d.entered)} is not ${wanted(d.type)}, which the attribute ${quoted(d.attribute)} needs. Correct it; or, in a table, give the column another name, under which it becomes an attribute of its own.`,
  BACKUP_DAMAGED: (d) =>
    `The copy${after(d.path)} did not pass its check${found(d.found)}, so it is not used. No project was touched; take another backup, or check the project it was made of (on the command line "emic check").`,
  CANCELLED: () => 'Cancelled. Nothing was changed.',
  CODER_NEEDED: (d) =>
    `Several people code in this project${isListed(d.coders) ? ` (${enumerated(d.coders)})` : ''}. Choose who you are (on the command line with --coder).`,
  CODE_AMBIGUOUS: (d) =>
    `Several codes have the name ${quoted(d.name)}${isListed(d.paths) ? `: ${list(d.paths)}` : ''}. Nothing was done; give the path of the one that is meant.`,
  CODE_MERGE_INTO_ITSELF: (d) =>
    `${quoted(d.code)} cannot be merged into itself or into one of its own sub-codes. Nothing was changed.`,
  CODE_MOVE_INTO_ITSELF: (d) =>
    `${quoted(d.code)} cannot be moved into itself or one of its own sub-codes. Nothing was changed.`,
  CODE_NAME_TAKEN: (d) =>
    `There is a code ${quoted(d.name)} at that place already. Nothing was changed; choose another name, or merge the two.`,
  CODE_NOT_CODABLE: (d) =>
    `${quoted(d.code)} is a folder, not for coding. Nothing was changed; choose one of its sub-codes, or allow coding with it.`,
  CODE_PATH_INVALID: (d) =>
    `${quoted(d.path)} is not a path to a code: it should read "Theme > Code", with no empty name, none over ${LONGEST_NAME} characters, and a ">" inside a name written "\\>".`,
  COLOR_INVALID: (d) => `${quoted(d.color)} is not a colour: it should read #rrggbb.`,
  CSV_COLUMN_MISSING: (d) =>
    `The table has no column ${quoted(d.column)}${isListed(d.header) ? `. It has: ${list(d.header)}` : ''}. Nothing was imported.`,
  CSV_HEADER_DUPLICATE: (d) =>
    `Line ${text(d.line)}: the header ${quoted(d.header)} stands over two columns${found(list(d.columns))}. Nothing was imported; rename one of them.`,
  CSV_HEADER_EMPTY: (d) =>
    `Line ${text(d.line)}: column ${text(d.column)} has values but no header. Nothing was imported; give it a name.`,
  CSV_QUOTE_UNCLOSED: (d) =>
    `Line ${text(d.line)}: a quotation mark is opened or closed in the wrong place, so that the rows after it cannot be told apart. Nothing was imported.`,
  CSV_ROW_RAGGED: (d) =>
    `The row has ${plural(d.cells, 'cell', 'cells')} where the header has ${number(d.columns)}. It was left out; put text with commas into quotation marks.`,
  DISK_FULL: (d) =>
    `There is no room left, or the disk failed, while writing${after(d.path)}${found(d.found)}. The change was not made; all that was saved before is kept.`,
  ENCODING_INVALID: (d) =>
    `Read as${after(encodingName(d.encoding))}, the text is damaged${d.offset === undefined ? '' : ` at byte ${number(d.offset)}`}${found(d.part)}. Nothing was imported; save it again as UTF-8, or, for a transcript, choose its encoding (on the command line --encoding).`,
  ENCODING_UNKNOWN: (d) =>
    `${text(d.encoding) === '' ? 'The encoding of the text could not be told' : `Emic knows no encoding ${quoted(encodingName(d.encoding))}`}${found(d.part)}. Nothing was imported; save the text as UTF-8, or, for a transcript, choose its encoding (on the command line --encoding).`,
  FILE_BINARY: (d) =>
    `The file does not hold text${d.looksLike === undefined ? '' : `; it looks like ${text(d.looksLike)}`}. Nothing was imported.`,
  FILE_EMPTY: () => 'The file is empty. Nothing was imported.',
  FILE_EXISTS: taken,
  FILE_NOT_FOUND: (d) => `There is no file ${text(d.path)}.`,
  FILE_TOO_LARGE: (d) =>
    `The file has ${number(d.bytes)} bytes; Emic takes in at most ${number(d.limit)}. Nothing was imported.`,
  FILE_UNREADABLE: (d) => `The file ${text(d.path)} could not be read${found(d.found)}.`,
  FILE_UNWRITABLE: (d) =>
    d.path === undefined
      ? `The output could not be written${found(d.found)}.`
      : `The file ${text(d.path)} could not be written${found(d.found)}. What stood there before is kept.`,
  FORMAT_NOT_SUPPORTED: (d) =>
    `The file is of a kind that Emic does not read yet${found(d.found)}. Nothing was imported; save it as docx, txt, md, vtt or srt.`,
  HOST_LOST: () =>
    'Emic does not answer: it was closed, or this computer slept. Everything that was confirmed is saved; this window connects again by itself once Emic runs. If it was started anew, open the address it prints.',
  INTERNAL: (d) =>
    `Something went wrong inside Emic; nothing acknowledged was lost. The incident is noted as ${text(d.incident)}.`,
  INVALID_INPUT: (d) => `That was not understood${isListed(d.issues) ? `: ${list(d.issues)}` : ''}.`,
  NAME_EMPTY: () => 'A name is needed.',
  NAME_TAKEN: (d) => `The name ${quoted(d.name)} is taken. Nothing was changed; choose another.`,
  NAME_TOO_LONG: (d) =>
    `The name${text(d.name) === '' ? '' : ` ${quoted(d.name)}`} has more than ${LONGEST_NAME} characters. Nothing was changed.`,
  NOTHING_TO_REDO: (d) => `There is nothing that ${text(d.coder) || 'you'} could redo.`,
  NOTHING_TO_UNDO: (d) =>
    `There is no change by ${text(d.coder) || 'you'} to undo. Each coder undoes their own (on the command line --coder names another).`,
  NOT_ADMITTED: () =>
    'This window is not known to Emic: it was not opened by the address that Emic prints, or Emic was started anew since. Nothing was done; open that address, and this window goes on.',
  NOT_FOUND: (d) =>
    `There is no ${text(d.what)}${d.name === undefined ? '' : ` ${quoted(d.name)}`} in the project${isListed(d.has) ? `. It has: ${list(d.has)}` : ''}.`,
  NOT_SUPPORTED: (d) => `${text(d.what)} is not supported yet. Nothing was done.`,
  OCCURRENCE_NOT_FOUND: (d) =>
    `The quote stands in the text ${plural(d.places, 'time', 'times')}; there is no occurrence ${number(d.occurrence)}. It was left out.`,
  PARTICIPANT_CONTRADICTED: (d) =>
    `${quoted(d.name)} stands on line ${text(d.line)} already, with another value of ${quoted(d.attribute)}. This row was left out.`,
  PORT_TAKEN: (d) =>
    `Port ${text(d.port)} is in use by another program. Nothing was started; choose another with --port, or leave it out.`,
  PROJECT_BUSY: (d) =>
    `Another program is writing to ${text(d.path)}. Nothing was changed; try again in a moment.`,
  PROJECT_CORRUPT: (d) =>
    `The project${after(d.path)} is damaged${found(d.found ?? d.what)}. It was not changed; go on with a backup.`,
  PROJECT_EXISTS: taken,
  PROJECT_FOREIGN: (d) =>
    `${text(d.path)} is the database of another program, not an Emic project. It was not touched.`,
  PROJECT_LOG_FOREIGN: (d) =>
    `Beside ${text(d.path)} lies the log of another project, or of another copy of it, that was not closed: ${text(d.log)}. Read together they would damage each other, so neither was touched; move the log elsewhere and open the project again.`,
  PROJECT_MOVED: (d) =>
    d.kept === undefined
      ? `${text(d.path)} was renamed or moved while it was open${text(d.now) === '' ? '' : `; it is now ${text(d.now)}`}. Nothing more is written to it; all that was saved is in that file. Close this project and open it from its new place.`
      : text(d.kept) === ''
        ? `${text(d.path)} was deleted, replaced or moved to another drive while it was open, and no copy could be kept beside it${found(d.found)}: only what is open here still holds it all. Leave this project open and make room there, or put the folder back; a copy is kept as soon as it can be.`
        : `${text(d.path)} was deleted, replaced or moved to another drive while it was open. Nothing more is written to it; all that was saved is in the backup ${text(d.kept)}. Close this project and restore that backup.`,
  PROJECT_NOT_FOUND: (d) => `There is no project or folder ${text(d.path)}. "emic new" creates a project.`,
  PROJECT_NOT_SQLITE: (d) => `${text(d.path)} is not an Emic project. It was not touched.`,
  PROJECT_ON_NETWORK: (d) =>
    `${text(d.path)} lies on a network drive, where two people writing at once can damage a project. It was not touched; copy it to this computer.`,
  PROJECT_READ_ONLY: (d) =>
    text(d.found) !== ''
      ? `${text(d.path)} may not be read${found(d.found)}. It was not touched; ask whoever manages it to let you read and change it.`
      : `${text(d.path)} or its folder cannot be written to. It was not changed; copy it to a folder of your own.`,
  PROJECT_TOO_NEW: (d) =>
    `${text(d.path)} was written by a newer Emic (file version ${text(d.version)}, this one knows ${text(d.newest)}). It was not touched; update Emic.`,
  PROJECT_TRUNCATED: (d) =>
    `${text(d.path)} is cut short: part of the file is missing. It was not touched; go on with a backup, or copy it again.`,
  QUOTE_NOT_FOUND: (d) =>
    `${text(d.quote) === '' ? 'A quote that is empty does' : `The quote ${quoted(d.quote)} does`} not stand exactly so in ${quoted(d.document)}. It was left out.`,
  ROWS_REFUSED: (d) =>
    `${plural(Array.isArray(d.rows) ? d.rows.length : undefined, 'row was', 'rows were')} refused${found(refusedLines(d.rows))}, and with --strict none goes in then. Nothing was changed.`,
  SPAN_EMPTY: () => 'The end must come after the start. Nothing was coded.',
  SPAN_OUT_OF_RANGE: (d) =>
    `The place lies outside of the text${d.characters === undefined ? '' : `, which has ${number(d.characters)} characters`}. Nothing was coded.`,
  SPAN_SPLITS_CHARACTER: () => 'The place would cut a character in two. Nothing was coded.',
  TRANSCRIPT_EMPTY: () => 'The file holds no words. Nothing was imported.',
  UNDO_CONFLICT: (d) =>
    `${quoted(d.label)} cannot be taken back, because later changes stand on it${isListed(d.later) ? `: ${list(d.later)}` : ''}. Nothing was changed.`,
  UPLOAD_EXPIRED: () =>
    'The file was handed over too long ago and is no longer kept. Nothing was changed; choose it again.',
  WINDOW_NOT_BUILT: () =>
    'The window could not be built, for the reason above. Nothing was started; run "npm ci" and try again.',
  XML_FORBIDDEN: (d) =>
    `The file holds XML that no document needs (${text(d.reason ?? d.found) || 'a document type or entities'}${d.part === undefined ? '' : ` in ${text(d.part)}`}). Nothing was imported; do not trust where it came from.`,
  XML_MALFORMED: (d) =>
    `The file is damaged: its XML cannot be read${d.part === undefined ? '' : ` (${text(d.part)}${d.line === undefined ? '' : `, line ${text(d.line)}`})`}. Nothing was imported; save it again.`,
};

function refusedLines(rows: Json | undefined): string {
  if (!Array.isArray(rows)) return '';
  const lines = rows.slice(0, MOST_ROWS).map(({ row, code }) => `line ${text(row)}: ${text(code)}`);
  return [...lines, ...(rows.length > MOST_ROWS ? ['…'] : [])].join('; ');
}

/** The first of the texts in question. */
function sample(texts: Json | undefined): string {
  if (!Array.isArray(texts) || texts.length === 0) return '';
  const first = texts.slice(0, MOST_TEXTS).map((value) => `"${beginning(value)}"`);
  return `: ${first.join(', ')}${texts.length > MOST_TEXTS ? ' and more' : ''}`;
}

const firstAt = (line: Json | undefined): string =>
  line === undefined ? '' : ` (first at line ${text(line)})`;

const WARNINGS: { readonly [Code in WarningCode]: Sentence } = {
  BYTE_ORDER_GUESSED: (d) => `The text has no byte order mark; it was read as ${encodingName(d.encoding)}.`,
  COMMENTS_LEFT_OUT: (d) =>
    `${plural(d.count, 'comment is', 'comments are')} not in the text, but kept in the original file${sample(d.texts)}.`,
  CONTROL_CHARACTERS_REMOVED: (d) =>
    `${plural(d.count, 'NUL character was', 'NUL characters were')} removed.`,
  CUE_OVERLAPS: (d) =>
    `${plural(d.count, 'cue begins', 'cues begin')} before the one before ends${firstAt(d.line)}; times were kept as they are.`,
  CUE_REVERSED: (d) =>
    `${plural(d.count, 'cue ends before it begins', 'cues end before they begin')}${firstAt(d.line)}; the words were kept without times.`,
  CUE_TIME_UNREADABLE: (d) =>
    `${plural(d.count, 'time', 'times')} cannot be read${firstAt(d.line)}; the words were kept without times.`,
  ENCODING_GUESSED: (d) =>
    `Read as ${encodingName(d.encoding)}, for example "${text(d.example)}". If letters look wrong: undo, and import it again in another encoding (on the command line --encoding).`,
  FOOTNOTES_LEFT_OUT: (d) =>
    `${plural(d.count, 'footnote is', 'footnotes are')} not in the text, but kept in the original file${sample(d.texts)}.`,
  HEADERS_LEFT_OUT: (d) => `Page headers and footers are not in the text${sample(d.texts)}.`,
  NO_SPEAKERS_FOUND: () =>
    'No speaker labels were found: the whole text is one turn and belongs to all participants of the transcript.',
  PICTURES_LEFT_OUT: (d) =>
    `${plural(d.count, 'picture is', 'pictures are')} not in the text, but kept in the original file.`,
  SPEAKER_DOUBTFUL: (d) => `${quoted(d.label)} was taken for a speaker, but stands only once.`,
  SPEAKER_UNLINKED: (d) =>
    `${quoted(d.label)} is not linked to a participant yet: what they say is not counted until it is.`,
  SURROGATES_REPLACED: (d) =>
    `${plural(d.count, 'broken character was', 'broken characters were')} replaced by U+FFFD.`,
  SYMBOLS_UNKNOWN: (d) =>
    `${plural(d.count, 'symbol', 'symbols')} of a picture font${found(list(d.fonts))} could not be told and ${d.count === 1 ? 'stands' : 'stand'} as U+FFFD.`,
  TRACKED_CHANGES_ACCEPTED: (d) =>
    `Tracked changes were taken as accepted (${plural(d.insertions, 'insertion', 'insertions')}, ${plural(d.deletions, 'deletion', 'deletions')}).`,
};
