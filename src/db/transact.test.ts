import { describe, expect, it } from 'vitest';
import { bareProject, PRIYA } from '../../tests/support/bare-project.ts';
import { temporaryFolder } from '../../tests/support/project.ts';
import { journalEntries } from './journal.ts';
import { insertParticipant, participants } from './participants.ts';
import type { Project } from './project.ts';
import { transact } from './transact.ts';

function addParticipant(project: Project, name: string, asked = 'Priya') {
  return transact(project.side, { asked, userName: 'tester' }, `Added ${name}`, (tx, { now, newId }) =>
    insertParticipant(tx, { id: newId(), name, createdAt: now() }),
  );
}

describe('transact', () => {
  it('says which tables changed and leaves one named entry', () => {
    const project = bareProject(temporaryFolder());
    expect(addParticipant(project, 'N01').tables).toEqual(['participant']);
    expect(journalEntries(project.reader, { limit: 1 }).entries).toMatchObject([
      { label: 'Added N01', coder: 'Priya', kind: 'change', undone: false },
    ]);
  });

  it('rolls everything back on a throw, a new coder too', () => {
    const project = bareProject(temporaryFolder());
    const before = journalEntries(project.reader, { limit: 10 }).entries;
    const failing = () =>
      transact(project.side, { asked: 'Daniel', userName: 'tester' }, 'fails', (tx, { now, newId }) => {
        insertParticipant(tx, { id: newId(), name: 'N01', createdAt: now() });
        throw new Error('on purpose');
      });
    expect(failing).toThrow('on purpose');
    expect(participants(project.reader)).toEqual([]);
    expect(journalEntries(project.reader, { limit: 10 }).entries).toEqual(before);
    expect(project.reader.prepare('SELECT name FROM coder').all()).toEqual([{ name: 'Priya' }]);
  });

  it('leaves no entry, and no new coder, where nothing changed', () => {
    const project = bareProject(temporaryFolder());
    const before = journalEntries(project.reader, { limit: 10 }).entries;
    expect(transact(project.side, { asked: 'Daniel', userName: 'tester' }, 'nothing', () => 7)).toEqual({
      value: 7,
      tables: [],
    });
    expect(journalEntries(project.reader, { limit: 10 }).entries).toEqual(before);
  });

  it('adds a coder who is new with the first change, under an entry that cannot be undone', () => {
    const project = bareProject(temporaryFolder());
    addParticipant(project, 'N01', 'Daniel');
    expect(
      journalEntries(project.reader, { limit: 2 }).entries.map(({ label, kind, coder }) => ({
        label,
        kind,
        coder,
      })),
    ).toEqual([
      { label: 'Added N01', kind: 'change', coder: 'Daniel' },
      { label: "Added coder 'Daniel'", kind: 'setup', coder: 'Daniel' },
    ]);
  });

  it('keeps every change from being made outside of it', () => {
    const project = bareProject(temporaryFolder());
    const smuggled = () =>
      project.side.connection.exec("INSERT INTO participant (id, name, created_at) VALUES ('x', 'X', 0)");
    expect(smuggled).toThrow(/readonly/);
    addParticipant(project, 'N01');
    expect(smuggled).toThrow('outside of transact');
    expect(() => project.reader.prepare('DELETE FROM participant').run()).toThrow(
      /readonly|read-only|does not allow/i,
    );
  });

  it('orders entries by a time that never runs backwards', () => {
    const project = bareProject(temporaryFolder());
    const { side } = project;
    const stopped = { ...side, ports: { ...side.ports, now: () => 5 as never } };
    for (const name of ['N01', 'N02']) {
      transact(stopped, PRIYA, name, (tx, { newId }) =>
        insertParticipant(tx, { id: newId(), name, createdAt: 5 as never }),
      );
    }
    const times = project.reader
      .prepare<[], { at: number; counter: number }>('SELECT at, counter FROM journal ORDER BY sequence')
      .all();
    const [, ...later] = times;
    expect(
      later.every((time, index) => {
        const before = times[index];
        return (
          before !== undefined &&
          (time.at > before.at || (time.at === before.at && time.counter > before.counter))
        );
      }),
    ).toBe(true);
  });
});
