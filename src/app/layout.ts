import type { Input } from '../contract/contract.ts';
import type { LayoutView } from '../contract/views.ts';
import type { Reader } from '../db/connection.ts';
import { dropLayoutTopic, layoutTopic, layoutTopics, setLayoutTopic } from '../db/layout.ts';
import type { Project } from '../db/project.ts';
import { type Committed, writeAside } from '../db/transact.ts';
import { refuse } from '../kernel/errors.ts';

/** UTF-8 bytes that one topic may take. */
const MOST_BYTES = 1_000_000;

export function readLayout(db: Reader): LayoutView {
  return Object.fromEntries(layoutTopics(db));
}

/** Keeps a topic beside history: nothing is entered, so that undo and redo stand where they stood. Null forgets it. */
export function keepLayout({ side }: Project, { key, value }: Input<'layout.keep'>): Committed<null> {
  const json = value === null ? null : JSON.stringify(value);
  if (json !== null && Buffer.byteLength(json) > MOST_BYTES)
    refuse('INVALID_INPUT', { issues: [`value should be at most ${MOST_BYTES / 1_000_000} MB of JSON`] });
  return writeAside(side, (tx) => {
    if (layoutTopic(tx, key) === json) return { value: null, tables: [] };
    if (json === null) dropLayoutTopic(tx, key);
    else setLayoutTopic(tx, key, json);
    return { value: null, tables: ['layout'] };
  });
}
