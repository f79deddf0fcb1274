import { describe, expect, it } from 'vitest';
import { err, ok } from './result.ts';

describe('a result', () => {
  it('is a value or a fault, never both', () => {
    expect(ok(7)).toEqual({ ok: true, value: 7 });
    expect(ok(undefined)).toEqual({ ok: true, value: undefined });
    expect(err('SPAN_EMPTY')).toEqual({ ok: false, fault: 'SPAN_EMPTY' });
  });
});
