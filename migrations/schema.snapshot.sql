CREATE TABLE attribute (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  scope TEXT NOT NULL CHECK (scope IN ('participant', 'document')),
  type TEXT NOT NULL CHECK (type IN ('text', 'integer', 'decimal', 'boolean', 'date', 'choice')),
  multiple INTEGER NOT NULL DEFAULT 0 CHECK (multiple IN (0, 1)),
  position TEXT NOT NULL
) STRICT;

CREATE TABLE attribute_choice (
  id TEXT PRIMARY KEY,
  attribute_id TEXT NOT NULL REFERENCES attribute (id),
  value TEXT NOT NULL CHECK (value <> ''),
  position TEXT NOT NULL,
  UNIQUE (attribute_id, value)
) STRICT;

CREATE TABLE attribute_value (
  id TEXT PRIMARY KEY,
  attribute_id TEXT NOT NULL REFERENCES attribute (id),
  participant_id TEXT REFERENCES participant (id),
  document_id TEXT REFERENCES document (id),
  entered TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  position INTEGER NOT NULL DEFAULT 0,
  CHECK ((participant_id IS NULL) <> (document_id IS NULL))
) STRICT;

CREATE TABLE code (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  codable INTEGER NOT NULL DEFAULT 1 CHECK (codable IN (0, 1)),
  definition TEXT NOT NULL DEFAULT '',
  includes TEXT NOT NULL DEFAULT '',
  excludes TEXT NOT NULL DEFAULT '',
  example TEXT NOT NULL DEFAULT '',
  origin TEXT CHECK (origin IN ('guide', 'data', 'in vivo')),
  color TEXT CHECK (color GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  -- Order among siblings: a fractional key, compared byte by byte.
  position TEXT NOT NULL,
  merged_into TEXT REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES coder (id)
, pattern TEXT CHECK (pattern IN ('solid', 'dashed', 'dotted', 'double'))) STRICT;

CREATE TABLE code_set (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  description TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE code_set_member (
  id TEXT PRIMARY KEY,
  code_set_id TEXT NOT NULL REFERENCES code_set (id),
  code_id TEXT NOT NULL REFERENCES code (id),
  UNIQUE (code_set_id, code_id)
) STRICT;

CREATE TABLE coder (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE content (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  current_version_id TEXT NOT NULL REFERENCES document_version (id) DEFERRABLE INITIALLY DEFERRED,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL REFERENCES coder (id)
) STRICT;

CREATE TABLE document_participant (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  participant_id TEXT NOT NULL REFERENCES participant (id),
  UNIQUE (document_id, participant_id)
) STRICT;

CREATE TABLE document_version (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number >= 1),
  text_sha256 TEXT NOT NULL REFERENCES text_content (sha256),
  file_sha256 TEXT REFERENCES content (sha256),
  file_name TEXT,
  format TEXT NOT NULL,
  encoding TEXT,
  characters INTEGER NOT NULL CHECK (characters >= 0),
  words INTEGER NOT NULL CHECK (words >= 0),
  created_at INTEGER NOT NULL,
  UNIQUE (document_id, number)
) STRICT;

CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  replica_id TEXT NOT NULL REFERENCES replica (id),
  -- Hybrid logical time: never earlier than any entry before it, `counter` tells entries of one millisecond apart.
  at INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  coder_id TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('setup', 'change', 'undo', 'redo')),
  reverses TEXT REFERENCES journal (id),
  CHECK ((reverses IS NULL) = (kind IN ('setup', 'change')))
) STRICT;

CREATE TABLE journal_change (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES journal (sequence),
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  before TEXT,
  after TEXT,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE TABLE kept_count (
  topic TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  counts TEXT NOT NULL
) STRICT;

CREATE TABLE layout (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE memo (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  project_id TEXT REFERENCES project (id),
  document_id TEXT REFERENCES document (id),
  document_version_id TEXT REFERENCES document_version (id),
  start_offset INTEGER,
  end_offset INTEGER,
  quote TEXT,
  code_id TEXT REFERENCES code (id),
  segment_id TEXT REFERENCES segment (id),
  participant_id TEXT REFERENCES participant (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  created_at INTEGER NOT NULL,
  CHECK ((project_id IS NOT NULL) + (document_id IS NOT NULL) + (code_id IS NOT NULL) + (segment_id IS NOT NULL) + (participant_id IS NOT NULL) = 1),
  CHECK ((start_offset IS NULL) = (end_offset IS NULL) AND (start_offset IS NULL) = (document_version_id IS NULL) AND (start_offset IS NULL) = (quote IS NULL)),
  CHECK (start_offset IS NULL OR (document_id IS NOT NULL AND start_offset >= 0 AND start_offset < end_offset))
) STRICT;

CREATE TABLE paragraph (
  id INTEGER PRIMARY KEY,
  text_sha256 TEXT NOT NULL REFERENCES text_content (sha256),
  start_offset INTEGER NOT NULL,
  -- 1-based line of the text in which the paragraph starts; a long line makes several paragraphs.
  line INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE paragraph_search USING fts5 (
  text, content = 'paragraph', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE 'paragraph_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'paragraph_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'paragraph_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'paragraph_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE participant (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE project (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE replica (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE segment (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  document_version_id TEXT NOT NULL REFERENCES document_version (id),
  code_id TEXT NOT NULL REFERENCES code (id),
  coder_id TEXT NOT NULL REFERENCES coder (id),
  start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
  end_offset INTEGER NOT NULL,
  quote TEXT NOT NULL,
  comment TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  CHECK (start_offset < end_offset)
) STRICT;

CREATE TABLE speaker (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  document_version_id TEXT NOT NULL REFERENCES document_version (id),
  label TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('participant', 'interviewer', 'other')),
  participant_id TEXT REFERENCES participant (id),
  doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1)),
  CHECK (participant_id IS NULL OR role = 'participant'),
  UNIQUE (document_version_id, label)
) STRICT;

CREATE TABLE text_content (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE turn (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  document_version_id TEXT NOT NULL REFERENCES document_version (id),
  speaker_id TEXT REFERENCES speaker (id),
  start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
  end_offset INTEGER NOT NULL,
  -- Milliseconds into the recording.
  cue_start INTEGER,
  cue_end INTEGER,
  CHECK (start_offset <= end_offset)
) STRICT;

CREATE TABLE word_index (
  text_sha256 TEXT PRIMARY KEY REFERENCES text_content (sha256),
  -- LEB128 differences between the offsets at which words start (Intl.Segmenter, isWordLike).
  starts BLOB NOT NULL,
  icu_version TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX attribute_by_name ON attribute (name);

CREATE INDEX attribute_value_by_attribute ON attribute_value (attribute_id);

CREATE UNIQUE INDEX attribute_value_by_document ON attribute_value (document_id, attribute_id, position) WHERE document_id IS NOT NULL;

CREATE UNIQUE INDEX attribute_value_by_participant ON attribute_value (participant_id, attribute_id, position) WHERE participant_id IS NOT NULL;

CREATE INDEX code_by_merged_into ON code (merged_into) WHERE merged_into IS NOT NULL;

CREATE UNIQUE INDEX code_by_parent ON code (ifnull(parent_id, ''), name) WHERE merged_into IS NULL;

CREATE INDEX code_by_parent_id ON code (parent_id);

CREATE UNIQUE INDEX code_set_by_name ON code_set (name);

CREATE INDEX code_set_member_by_code ON code_set_member (code_id);

CREATE UNIQUE INDEX document_by_name ON document (name);

CREATE INDEX document_participant_by_participant ON document_participant (participant_id);

CREATE INDEX document_version_by_file ON document_version (file_sha256);

CREATE INDEX document_version_by_text ON document_version (text_sha256);

CREATE INDEX journal_by_reverses ON journal (reverses) WHERE reverses IS NOT NULL;

CREATE INDEX journal_change_by_code ON journal_change (row_id) WHERE table_name = 'code';

CREATE INDEX journal_change_by_entry ON journal_change (entry);

CREATE INDEX memo_by_code ON memo (code_id);

CREATE INDEX memo_by_document ON memo (document_id);

CREATE INDEX memo_by_participant ON memo (participant_id);

CREATE INDEX memo_by_segment ON memo (segment_id);

CREATE UNIQUE INDEX paragraph_by_place ON paragraph (text_sha256, start_offset);

CREATE UNIQUE INDEX participant_by_name ON participant (name);

CREATE INDEX segment_by_code ON segment (code_id, document_id, start_offset, end_offset);

CREATE UNIQUE INDEX segment_by_place ON segment (document_id, start_offset, end_offset, code_id, coder_id, document_version_id);

CREATE INDEX speaker_by_document ON speaker (document_id);

CREATE INDEX speaker_by_participant ON speaker (participant_id);

CREATE INDEX turn_by_document ON turn (document_id);

CREATE UNIQUE INDEX turn_by_place ON turn (document_version_id, start_offset);

CREATE INDEX turn_by_speaker ON turn (speaker_id);
