// Writes migrations/schema.snapshot.sql, which a test compares with what the migrations make.
import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { migrate, schemaText } from '../src/db/migrate.ts';

const database = new Database(':memory:');
migrate(database, 0);
writeFileSync(new URL('../migrations/schema.snapshot.sql', import.meta.url), schemaText(database));
database.close();
