import { describe, expect, it } from 'vitest';
import { piecesOf } from './cue-payload.ts';

describe('piecesOf', () => {
  it('parts the words where the voice changes', () => {
    expect(piecesOf(['before <v.loud.first Jane  Smith>Hi</v> <v Bob>yes', 'so'])).toEqual([
      { voice: null, text: 'before ' },
      { voice: 'Jane Smith', text: 'Hi' },
      { voice: 'Bob', text: 'yes\nso' },
    ]);
  });

  it('takes tags off and leaves what only looks like one', () => {
    expect(
      piecesOf([
        '<i>a</i> <c.red>b</c> <00:00:01.000>c <lang en>d</lang> <font color="red">e</font> {\\an8}f',
      ]),
    ).toEqual([{ voice: null, text: 'a b c d e f' }]);
    expect(piecesOf(['<laughs> I <3 you <I think> a < b > c {x}'])).toEqual([
      { voice: null, text: '<laughs> I <3 you <I think> a < b > c {x}' },
    ]);
  });

  it('decodes entities once, in words and names', () => {
    expect(
      piecesOf([
        '<v A &amp; B>&lt;b&gt; &amp;lt; a&nbsp;b &lrm;&rlm; &quot;&apos;&#39;&#x1f600; &unknown; &#0;&#xd800;',
      ]),
    ).toEqual([{ voice: 'A & B', text: "<b> &lt; a\u00a0b \u200e\u200f \"''😀 &unknown; &#0;&#xd800;" }]);
  });

  it('gives nothing for a cue without words, and no voice for one without a name', () => {
    expect(piecesOf(['<v Jane>', ' &nbsp; ', '</v>'])).toEqual([]);
    expect(piecesOf(['<v>words'])).toEqual([{ voice: null, text: 'words' }]);
  });
});
