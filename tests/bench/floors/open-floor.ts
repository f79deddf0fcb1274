import Database from 'better-sqlite3';

/** A bare connection as durable as the application's own. */
export function openFloor(path: string): Database.Database {
  const database = new Database(path);
  for (const pragma of [
    'foreign_keys = ON',
    'trusted_schema = OFF',
    'recursive_triggers = ON',
    'synchronous = FULL',
    'temp_store = MEMORY',
  ]) {
    database.pragma(pragma);
  }
  return database;
}

export type FirstScreen = {
  readonly project: unknown;
  /** Id, name, characters, words, segments, names of participants joined with ", ". */
  readonly documents: readonly unknown[][];
  /** Id, parent, name, definition, color, direct segments. */
  readonly codes: readonly unknown[][];
};

/** What the first screen shows, in three selects that covering indexes answer. */
export function firstScreen(database: Database.Database): FirstScreen {
  const project = database
    .prepare(`
      SELECT id, name, (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM participant) AS participants,
             (SELECT count(*) FROM code) AS codes, (SELECT count(*) FROM segment) AS segments FROM project`)
    .get();
  const documents = database
    .prepare(`
      SELECT document.id, document.name, version.characters, version.words,
             (SELECT count(*) FROM segment WHERE segment.document_id = document.id),
             (SELECT group_concat(participant.name, ', ') FROM document_participant link
                JOIN participant ON participant.id = link.participant_id WHERE link.document_id = document.id)
        FROM document JOIN document_version version ON version.id = document.current_version_id
       ORDER BY document.created_at, document.id`)
    .raw()
    .all() as unknown[][];
  const codes = database
    .prepare(`
      SELECT id, parent_id, name, definition, color, (SELECT count(*) FROM segment WHERE segment.code_id = code.id)
        FROM code ORDER BY position, id`)
    .raw()
    .all() as unknown[][];
  return { project, documents, codes };
}
