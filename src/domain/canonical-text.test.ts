import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical-text.ts';

describe('canonicalText', () => {
  it('takes one leading BOM off and keeps a second one', () => {
    expect(canonicalText('\ufeffHello')).toEqual({ text: 'Hello', warnings: [] });
    expect(canonicalText('\ufeff\ufeffa\ufeff')).toEqual({ text: '\ufeffa\ufeff', warnings: [] });
  });

  it('turns CRLF and CR into LF', () => {
    expect(canonicalText('a\r\nb\rc\r\r\nd\n')).toEqual({ text: 'a\nb\nc\n\nd\n', warnings: [] });
  });

  it('removes U+0000 and says how many, joining a line end that it split', () => {
    expect(canonicalText('e\u0301\0b\r\0\n\0')).toEqual({
      text: 'e\u0301b\n',
      warnings: [{ code: 'CONTROL_CHARACTERS_REMOVED', details: { count: 3 } }],
    });
  });

  it('replaces lone surrogates and keeps pairs', () => {
    expect(canonicalText('\ud83d x \ude00 😀 \ud83d')).toEqual({
      text: '\ufffd x \ufffd 😀 \ufffd',
      warnings: [{ code: 'SURROGATES_REPLACED', details: { count: 3 } }],
    });
  });

  it('does not normalise: composed and decomposed letters, tabs and no-break spaces stay', () => {
    const text = 'e\u0301 \u00e9 \ufb01 \u212b\t\u00a0\v\f\u2028';
    expect(canonicalText(text)).toEqual({ text, warnings: [] });
  });
});
