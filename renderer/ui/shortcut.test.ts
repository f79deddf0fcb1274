import { describe, expect, it } from 'vitest';
import { ariaShortcut, platformOf, shortcutWords } from './shortcut.ts';

describe('a shortcut', () => {
  it('is written with words, and with signs in their order on a Mac', () => {
    const keys = ['mod+k', 'mod+shift+z', 'Alt+ArrowLeft', 'enter', 'm', 'mod++', '+', 'f2'];
    expect(keys.map((each) => shortcutWords(each, 'other'))).toEqual([
      'Ctrl K',
      'Ctrl Shift Z',
      'Alt ←',
      'Enter',
      'M',
      'Ctrl +',
      '+',
      'F2',
    ]);
    expect(keys.map((each) => shortcutWords(each, 'mac'))).toEqual([
      '⌘K',
      '⇧⌘Z',
      '⌥←',
      '↩',
      'M',
      '⌘+',
      '+',
      'F2',
    ]);
  });

  it('is told to assistive software in its own spelling', () => {
    expect(ariaShortcut('mod+k', 'other')).toBe('Control+K');
    expect(ariaShortcut('mod+shift+arrowup', 'mac')).toBe('Meta+Shift+ArrowUp');
    expect(ariaShortcut('mod++', 'other')).toBe('Control+Plus');
  });

  it('knows a Mac by what the browser calls the platform', () => {
    expect(['MacIntel', 'iPad', 'Linux x86_64', 'Win32', ''].map(platformOf)).toEqual([
      'mac',
      'mac',
      'other',
      'other',
      'other',
    ]);
  });
});
