import { describe, expect, it } from 'vitest';
import { paragraph, part, run, runOf, TRACKED } from '../../tests/support/docx-builder.ts';
import { type PartText, readStories } from './docx-body.ts';

function read(body: string): PartText {
  return readStories(
    Buffer.from(part('document', `<w:body>${body}</w:body>`)),
    'word/document.xml',
    () => false,
  );
}

describe('symbols', () => {
  const symbol = (font: string, code: string) => runOf(`<w:sym w:font="${font}" w:char="${code}"/>`);

  it('show what their font shows', () => {
    const symbols = [
      ['Wingdings', 'F04A'],
      ['Wingdings', '00E0'],
      ['Symbol', 'F061'],
      ['symbol', 'F0F2'],
      ['Wingdings 2', 'F052'],
      ['MS Gothic', '2612'],
    ];
    const { stories, unknownSymbols } = read(
      paragraph(symbols.map(([font = '', code = '']) => symbol(font, code)).join('')),
    );
    expect([stories[0]?.text, unknownSymbols]).toEqual(['☺→α∫☑☒', []]);
  });

  it('that nobody knows stay as they are and are told of', () => {
    const { stories, unknownSymbols } = read(
      paragraph(
        symbol('Wingdings', 'F021') + symbol('Bookshelf', 'F041') + symbol('Arial', 'D83D') + symbol('', ''),
      ),
    );
    expect([stories[0]?.text, unknownSymbols]).toEqual([
      '\uF021\uF041\uFFFD\uFFFD',
      ['Wingdings', 'Bookshelf', 'Arial', ''],
    ]);
  });

  it('that are not shown are not told of', () => {
    const away = `<w:del ${TRACKED}>${symbol('Bookshelf', 'F041')}</w:del>`;
    expect(read(paragraph(run('a') + away))).toMatchObject({ stories: [{ text: 'a' }], unknownSymbols: [] });
  });

  it('are the emoji that Word stores in two ways, taken once', () => {
    const emoji =
      '<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F60A"/>' +
      '</mc:Choice><mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent>';
    const properties =
      '<mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:rFonts w:ascii="Segoe UI Emoji"/></mc:Fallback></mc:AlternateContent>';
    expect(read(paragraph(run('a') + runOf(emoji, properties) + run('b')))).toMatchObject({
      stories: [{ text: 'a😊b' }],
      unknownSymbols: [],
    });
  });
});
