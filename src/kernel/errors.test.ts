import { describe, expect, it } from 'vitest';
import { ERROR_CODES, orRefuse, Refusal, refuse } from './errors.ts';
import { err, ok } from './result.ts';

function caught(fn: () => unknown): unknown {
  try {
    return fn();
  } catch (error) {
    return error;
  }
}

describe('ERROR_CODES', () => {
  it('stand in alphabetical order, each once', () => {
    expect(ERROR_CODES).toEqual([...new Set(ERROR_CODES)].sort());
  });
});

describe('refuse', () => {
  it('throws a refusal with its code and details, which a stack trace shows too', () => {
    const refusal = caught(() => refuse('NOT_FOUND', { what: 'code', has: ['A', 'B'] }));
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      name: 'Refusal',
      code: 'NOT_FOUND',
      details: { what: 'code', has: ['A', 'B'] },
      message: 'NOT_FOUND {"what":"code","has":["A","B"]}',
    });
  });

  it('needs no details', () => {
    expect(caught(() => refuse('FILE_EMPTY'))).toMatchObject({ code: 'FILE_EMPTY', details: {} });
  });
});

describe('orRefuse', () => {
  it('hands on the value of a rule, also where it is falsy', () => {
    expect(orRefuse(ok(''))).toBe('');
    expect(orRefuse(ok(0), { path: 'x' })).toBe(0);
  });

  it('turns the fault of a rule into a refusal of that code with the details given', () => {
    expect(caught(() => orRefuse(err('NAME_EMPTY'), { name: ' ' }))).toMatchObject({
      code: 'NAME_EMPTY',
      details: { name: ' ' },
    });
  });
});
