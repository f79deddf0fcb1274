import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  docxFiles,
  docxOf,
  docxOfLines,
  paragraph,
  relationships,
  run,
  runOf,
  zipped,
} from '../../tests/support/docx-builder.ts';
import { readDocx } from './docx.ts';

const MAIN = 'word/document.xml';
const note = (text: string, type = '') => `<w:footnote w:id="1"${type}>${paragraph(run(text))}</w:footnote>`;

describe('a docx', () => {
  it('gives its lines and the bold beginnings of paragraphs', () => {
    const bytes = docxOfLines([
      { bold: 'Ruth:', text: ' Are you well?' },
      '',
      { bold: 'P07:', text: ' <Yes> & 😀' },
    ]);
    expect(readDocx(bytes)).toEqual({
      text: 'Ruth: Are you well?\n\nP07: <Yes> & 😀',
      boldStarts: [
        { start: 0, end: 5 },
        { start: 21, end: 25 },
      ],
      warnings: [],
    });
  });

  it('gives back any text that XML can hold', () => {
    const character = fc.string({ unit: 'binary', maxLength: 30 });
    const line = character.map((text) => text.replace(/[\0-\x1f\ufffe\uffff]/g, ''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        expect(readDocx(docxOfLines(lines)).text).toBe(lines.join('\n'));
      }),
    );
  });

  it('is found through its relationships, whatever its parts are called', () => {
    const files = docxFiles({ body: paragraph(run('found')) });
    const { [MAIN]: content = '', '[Content_Types].xml': types = '' } = files;
    for (const [target, name] of [
      ['/Text/main%20part.XML', 'text/Main part.xml'],
      ['../.././odd/./a/../doc.xml', 'odd/doc.xml'],
    ] as const) {
      const moved = {
        '[Content_Types].xml': types.replace('/word/document.xml', encodeURI(`/${name}`)),
        '_rels/.rels': relationships([['officeDocument', target]]),
        [name]: content,
      };
      expect(readDocx(zipped(moved)).text).toBe('found');
    }
  });

  it('may be of the strict kind', () => {
    const strict = (xml: string) =>
      xml
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/',
          'http://purl.oclc.org/ooxml/officeDocument/',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/',
          'http://purl.oclc.org/ooxml/wordprocessingml/',
        );
    const files = docxFiles({ body: paragraph(run('strict')), footnotes: note('noted') });
    const changed = Object.entries(files).map(([name, xml]) => [name, strict(xml)]);
    expect(readDocx(zipped(Object.fromEntries(changed)))).toEqual({
      text: 'strict',
      boldStarts: [],
      warnings: [{ code: 'FOOTNOTES_LEFT_OUT', details: { count: 1, texts: ['noted'] } }],
    });
  });

  it('may hold a million characters, repeated or not, in any amount of mark-up', () => {
    const markUp = `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB"/>`;
    const words = (word: (index: number) => string) =>
      Array.from({ length: 167_000 }, (_, index) => word(index));
    for (const list of [words(() => 'alike'), words((index) => index.toString(36).padStart(5, 'x'))]) {
      const body = paragraph(list.map((word) => run(`${word} `, markUp)).join(''));
      expect(readDocx(docxOf({ body })).text).toBe(`${list.join(' ')} `);
    }
  });
});

describe('bold from the style sheet', () => {
  const style = (id: string, content: string, type = 'paragraph', more = '') =>
    `<w:style w:type="${type}" w:styleId="${id}"${more}>${content}</w:style>`;
  const bold = '<w:rPr><w:b/></w:rPr>';
  const off = '<w:rPr><w:b w:val="0"/></w:rPr>';
  const based = (id: string) => `<w:basedOn w:val="${id}"/>`;
  const boldIn = (styles: string, ...paragraphs: [style: string, runStyle?: string][]) => {
    const body = paragraphs.map(([id, runStyle]) =>
      paragraph(run(id, runStyle && `<w:rStyle w:val="${runStyle}"/>`), id && `<w:pStyle w:val="${id}"/>`),
    );
    const { text, boldStarts } = readDocx(docxOf({ body: body.join(''), styles }));
    return boldStarts.map(({ start, end }) => text.slice(start, end));
  };

  it('is inherited, and off again where a nearer style says so', () => {
    const styles =
      style('Name', bold) +
      style('Heir', based('Name')) +
      style('Plain', off + based('Heir')) +
      style('Other', '');
    expect(boldIn(styles, ['Name'], ['Heir'], ['Plain'], ['Other'], ['Unknown'])).toEqual(['Name', 'Heir']);
  });

  it('is a toggle between the paragraph and the run', () => {
    const styles = style('Name', bold) + style('Text', '') + style('Strong', bold, 'character');
    expect(boldIn(styles, ['Name', 'Strong'], ['Text', 'Strong'], ['Name', 'Unknown'])).toEqual([
      'Text',
      'Name',
    ]);
  });

  it('is what the default style and the defaults of the document say', () => {
    const styles = style('Normal', bold, 'paragraph', ' w:default="1"') + style('Quiet', off);
    const body = paragraph(run('Default')) + paragraph(run('Quiet'), '<w:pStyle w:val="Quiet"/>');
    expect(readDocx(docxOf({ body, styles })).boldStarts).toEqual([{ start: 0, end: 7 }]);
    const defaults = `<w:docDefaults><w:rPrDefault>${bold}</w:rPrDefault></w:docDefaults>${style('Quiet', off)}`;
    expect(readDocx(docxOf({ body, styles: defaults })).boldStarts).toEqual([{ start: 0, end: 7 }]);
  });

  it('does not come from table styles, former formatting or a circle of styles', () => {
    const styles =
      style('Table', `<w:tblStylePr>${bold}</w:tblStylePr>`) +
      style('Changed', `<w:rPr><w:rPrChange>${bold}</w:rPrChange></w:rPr>`) +
      style('Left', based('Right')) +
      style('Right', based('Left'));
    expect(boldIn(styles, ['Table'], ['Changed'], ['Left'])).toEqual([]);
  });
});

describe('what is left out of the text is told', () => {
  it('notes, comments, headers and footers by their words, pictures and unknown symbols by their number', () => {
    const long = 'x'.repeat(199);
    const body = paragraph(
      run('Text') +
        runOf(
          '<w:drawing><pic:pic/></w:drawing><w:sym w:font="Wingdings" w:char="F021"/><w:sym w:font="Odd" w:char="F021"/>',
        ) +
        runOf('<w:sym w:font="Odd" w:char="F022"/><w:footnoteReference w:id="1"/>') +
        `<w:ins w:id="1">${run('.')}</w:ins>`,
    );
    const comment = (author: string, text: string) =>
      `<w:comment${author}>${paragraph(run(text))}</w:comment>`;
    const bytes = docxOf({
      body,
      footnotes:
        note('', ' w:type="separator"') +
        note('-', ' w:type="continuationNotice"') +
        note(`${long}😀`) +
        note(' '),
      endnotes:
        '<w:endnote w:type="normal"><w:p><w:r><w:t>An end</w:t></w:r></w:p><w:p><w:r><w:t>note</w:t></w:r></w:p></w:endnote>',
      comments: comment(' w:author="Ruth"', `Why? ${long}`) + comment('', 'nobody'),
      headers: [paragraph(run('Interview 7')), paragraph(run('Interview 7')), paragraph(run('– 3 –'))],
      footers: [paragraph(run('Confidential')), paragraph()],
    });
    expect(readDocx(bytes)).toEqual({
      text: 'Text\uF021\uF021\uF022.',
      boldStarts: [],
      warnings: [
        { code: 'PICTURES_LEFT_OUT', details: { count: 1 } },
        { code: 'SYMBOLS_UNKNOWN', details: { count: 3, fonts: ['Wingdings', 'Odd'] } },
        { code: 'TRACKED_CHANGES_ACCEPTED', details: { insertions: 1, deletions: 0 } },
        {
          code: 'COMMENTS_LEFT_OUT',
          details: { count: 2, texts: [`Ruth: Why? ${'x'.repeat(195)}`, 'nobody'] },
        },
        { code: 'FOOTNOTES_LEFT_OUT', details: { count: 2, texts: [long, 'An end\nnote'] } },
        { code: 'HEADERS_LEFT_OUT', details: { texts: ['Interview 7', 'Confidential'] } },
      ],
    });
  });

  it('but a part that the package only promises leaves nothing out', () => {
    const files = docxFiles({ body: paragraph(run('x')), comments: '' });
    delete files['word/comments.xml'];
    expect(readDocx(zipped(files))).toEqual({ text: 'x', boldStarts: [], warnings: [] });
  });
});
