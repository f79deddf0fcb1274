import { describe, expect, it } from 'vitest';
import { instantOf } from '../kernel/clock.ts';
import { actingCoder, type Coder, coderNamed } from './coder.ts';
import type { CoderId } from './ids.ts';

function coder(id: string, name: string): Coder {
  return { id: id as CoderId, name, createdAt: instantOf(0) };
}

const PRIYA = coder('1', 'Priya');
const ZOE = coder('2', 'Zo\u00eb Groß');
const NAMED_AS_AN_ID = coder('3', '1');

describe('coderNamed', () => {
  it('looks for an id first, then for a name however it is spelled', () => {
    expect(coderNamed([NAMED_AS_AN_ID, PRIYA], '1')).toEqual(PRIYA);
    expect(coderNamed([PRIYA, ZOE], ' zoe\u0308  GROSS ')).toEqual(ZOE);
    expect(coderNamed([PRIYA, ZOE], 'Pri')).toBeUndefined();
  });
});

describe('actingCoder', () => {
  it('is the coder asked for, also one that the project does not have yet', () => {
    expect(actingCoder([PRIYA], 'priya', 'root')).toEqual(PRIYA);
    expect(actingCoder([PRIYA], 'Daniel', 'root')).toBe('Daniel');
    expect(actingCoder([], '', 'root')).toBe('');
  });

  it("is the project's only coder, whoever the system's user is", () => {
    expect(actingCoder([PRIYA], null, 'root')).toEqual(PRIYA);
  });

  it("is the system's user where nobody codes yet, or where they are one of several; else nobody", () => {
    expect(actingCoder([], null, 'root')).toBe('root');
    expect(actingCoder([PRIYA, ZOE], null, 'PRIYA')).toEqual(PRIYA);
    expect(actingCoder([PRIYA, ZOE], null, 'root')).toBe(null);
  });
});
