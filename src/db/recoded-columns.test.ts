import { describe, expect, it } from 'vitest';
import { csvBytes, testProject, textFile } from '../../tests/support/project.ts';
import { refuse } from '../kernel/errors.ts';
import { columnKeeper } from './columns.ts';
import { wordStartsOf } from './content.ts';
import { documentColumns, newNumbering } from './document-columns.ts';
import { documents } from './documents.ts';
import { recoded, segmentChange } from './recoded-columns.ts';

const TEXT = 'Interviewer: How was it?\nP1: Long 😀 and slow. Nobody came.\nP1: Then they did.\n';

async function codedProject() {
  const project = testProject();
  await project.get('document.import', textFile('one.txt', TEXT));
  await project.get('document.import', textFile('two.txt', `${TEXT}P1: That was all.\n`));
  for (const name of ['Delay', 'Care', 'Anger']) await project.get('code.create', { name, parent: null });
  const keeper = columnKeeper(project.host.project.reader);
  keeper.refresh();
  const apply = async (document: string, code: string, start: number, end: number, coder = 'Priya') =>
    (await project.get('segment.apply', { document, code, start, end }, coder)).id;
  /** Kept columns beside those of somebody who reads everything now. */
  const both = () => ({
    kept: keeper.refresh().corpus.documents,
    read: columnKeeper(project.host.project.reader).refresh().corpus.documents,
  });
  return { ...project, apply, both };
}

describe('columns into which segments were worked', () => {
  it('are the very columns that reading again gives, after each change', async () => {
    const { get, apply, both } = await codedProject();
    const first = await apply('one', 'Delay', 30, 43);
    const second = await apply('one', 'Care', 30, 43);
    const changes: readonly (() => Promise<unknown>)[] = [
      () => apply('one', 'Anger', 30, 43, 'Daniel'),
      () => apply('one', 'Anger', 30, 43),
      () => apply('one', 'Care', 0, 24),
      () => apply('two', 'Care', 30, 60),
      () => get('segment.resize', { segment: first, start: 28, end: 60 }),
      () => get('segment.recode', { segment: second, code: 'Delay' }),
      () => get('segment.comment', { segment: second, comment: 'again' }),
      () => get('segment.remove', { segment: first }),
      () => get('journal.undo', {}),
      () => get('journal.undo', { count: 3 }),
      () => get('journal.redo', { count: 2 }),
    ];
    for (const change of changes) {
      await change();
      const { kept, read } = both();
      expect(kept).toEqual(read);
    }
  });

  it('are the same after several changes at once, and after more than are worked in', async () => {
    const { get, apply, both } = await codedProject();
    const gone = await apply('one', 'Delay', 30, 43);
    await apply('two', 'Delay', 4, 9);
    await get('segment.resize', { segment: gone, start: 31, end: 43 });
    await get('segment.remove', { segment: gone });
    const few = both();
    expect(few.kept).toEqual(few.read);
    const rows = Array.from({ length: 30 }, (_, place) => `two,Care,${place},${place + 8}`);
    await get('segment.import', { bytes: csvBytes('document,code,start,end', ...rows.slice(0, 20)) });
    const many = both();
    expect(many.kept).toEqual(many.read);
    const others = rows.map((row) => row.replace('Care', 'Anger'));
    await get('segment.import', { bytes: csvBytes('document,code,start,end', ...others) });
    const more = both();
    expect(more.kept).toEqual(more.read);
  });

  it('are the same where a change is met twice', async () => {
    const { host, apply } = await codedProject();
    const { reader } = host.project;
    const numbering = newNumbering();
    const { id, versionId, textHash } = documents(reader)[0] ?? refuse('NOT_FOUND');
    const { segments } = documentColumns(reader, id, new Map(), numbering);
    await apply('one', 'Delay', 30, 43);
    const changes = reader
      .prepare<[], { before: string | null; after: string | null }>(
        "SELECT before, after FROM journal_change WHERE table_name = 'segment' ORDER BY entry, id",
      )
      .all()
      .map(({ before, after }) => segmentChange(before, after));
    const starts = wordStartsOf(reader, textHash);
    const once = recoded(segments, changes, versionId, starts, numbering) ?? segments;
    expect(once.count).toBe(1);
    expect(recoded(once, changes, versionId, starts, numbering)).toEqual(once);
  });

  it('leave the columns of other documents as they are', async () => {
    const { apply, both } = await codedProject();
    const [before] = both().kept;
    await apply('two', 'Care', 30, 60);
    expect(both().kept[0]).toBe(before);
  });
});
