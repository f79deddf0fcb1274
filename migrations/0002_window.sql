-- What the window keeps: how a code's mark is drawn, and how the window stood.

-- The line of a code's mark; null where it follows from the code's place in the codebook.
ALTER TABLE code ADD COLUMN pattern TEXT CHECK (pattern IN ('solid', 'dashed', 'dotted', 'double'));

-- JSON by topic. No part of the study: never journalled, so that undo leaves it alone.
CREATE TABLE layout (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- What happened to a code is asked each time its page opens; other rows are only ever asked for by entry.
CREATE INDEX journal_change_by_code ON journal_change (row_id) WHERE table_name = 'code';

-- Counts that the first screen shows, as JSON by topic, as they were when `entry` was the newest of the journal.
-- Derived: brought up to date from the journal or counted again, never journalled.
CREATE TABLE kept_count (
  topic TEXT PRIMARY KEY,
  entry INTEGER NOT NULL,
  counts TEXT NOT NULL
) STRICT;
