import { describe, expect, it } from 'vitest';
import { findThings, readyThings, type Thing } from './find-things.ts';

const thing = (kind: Thing['kind'], name: string, note = ''): Thing => ({
  id: `${kind} ${name}`,
  kind,
  name,
  note,
});
const ready = readyThings([
  thing('command', 'Undo', 'Project'),
  thing('command', 'Import transcripts', 'Project'),
  thing('code', 'Risk management', 'Risk'),
  thing('code', 'Positive risk-taking', 'Risk'),
  thing('transcript', 'N04 Denise', 'Nurse'),
  thing('participant', 'Denise'),
]);
const names = (query: string, recent: readonly string[] = []) =>
  findThings(ready, query, recent).map(({ thing: { kind, name } }) => `${kind}: ${name}`);

describe('the palette', () => {
  it('finds by the letters of a name, the best kind first', () => {
    expect(names('risk')).toEqual(['code: Risk management', 'code: Positive risk-taking']);
    expect(names('denise')).toEqual(['participant: Denise', 'transcript: N04 Denise']);
  });

  it('holds every word, also where one stands only in the note', () => {
    expect(names('nurse den')).toEqual(['transcript: N04 Denise']);
    expect(names('nurse risk')).toEqual([]);
  });

  it('offers what was used last, then commands, before anything is typed', () => {
    expect(names('', ['code Risk management'])).toEqual([
      'code: Risk management',
      'command: Undo',
      'command: Import transcripts',
    ]);
  });

  it('puts what was used last first among equals', () => {
    const [first] = names('risk', ['code Positive risk-taking']);
    expect(first).toBe('code: Risk management');
    expect(names('r', ['code Positive risk-taking'])[0]).toBe('code: Risk management');
  });

  it('takes letters here and there only where nothing is written so', () => {
    expect(names('rskmng')).toEqual(['code: Risk management']);
    expect(names('ris')).toEqual(['code: Risk management', 'code: Positive risk-taking']);
  });

  it('says which letters matched', () => {
    expect(findThings(ready, 'mana', [])[0]?.stretches).toEqual([{ start: 5, end: 9 }]);
  });
});
