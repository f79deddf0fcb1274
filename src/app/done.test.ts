import { describe, expect, it } from 'vitest';
import { counted } from './done.ts';

describe('counted', () => {
  it('says one, none and many', () => {
    expect(counted(1, 'segment')).toBe('1 segment');
    expect(counted(0, 'segment')).toBe('0 segments');
    expect(counted(1234, 'value was', 'values were')).toBe('1,234 values were');
  });
});
