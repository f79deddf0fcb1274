import { describe, expect, it } from 'vitest';
import {
  cell,
  NAMESPACES,
  paragraph,
  part,
  row,
  run,
  runOf,
  TRACKED,
  table,
} from '../../tests/support/docx-builder.ts';
import { Refusal } from '../kernel/errors.ts';
import { type PartText, readStories } from './docx-body.ts';

const field = (instruction: string, result: string) =>
  `${runOf('<w:fldChar w:fldCharType="begin"/>')}${instruction}` +
  `${runOf('<w:fldChar w:fldCharType="separate"/>')}${result}${runOf('<w:fldChar w:fldCharType="end"/>')}`;
const instruction = (text: string) => runOf(`<w:instrText xml:space="preserve">${text}</w:instrText>`);
const box = (content: string) =>
  runOf(
    `<w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict>`,
  );

function read(body: string): PartText {
  return readStories(
    Buffer.from(part('document', `<w:body>${body}</w:body>`)),
    'word/document.xml',
    (paragraphStyle, runStyle) => paragraphStyle === 'Heading' || runStyle === 'Strong',
  );
}
const textOf = (body: string) =>
  read(body)
    .stories.map(({ text }) => text)
    .join('§');
const boldIn = (body: string) =>
  read(body).stories.flatMap(({ text, boldStarts }) =>
    boldStarts.map(({ start, end }) => text.slice(start, end)),
  );

describe('paragraphs', () => {
  it('are one line each, empty ones too', () => {
    expect(
      textOf(`${paragraph(run('One')) + paragraph() + paragraph(run('Two ') + run('and'))}<w:sectPr/>`),
    ).toBe('One\n\nTwo and');
    expect(textOf(paragraph())).toBe('');
    expect(textOf('')).toBe('');
  });

  it('keep emoji, combining marks, Hebrew, Arabic and Chinese to the code unit', () => {
    const text = '👩🏽‍⚕️ said: “e\u0301” — שָׁלוֹם ‏مرحبا‎ 访谈 𠮷 ﬁ \u00A0\u200B';
    expect(textOf(paragraph(run(text)))).toBe(text);
  });

  it('are read whatever prefixes and whichever of the two namespaces the file uses', () => {
    const strict = '<d:p><d:r><d:t>One</d:t><d:tab/></d:r></d:p>';
    const xml = `<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body>${strict}</d:body></d:document>`;
    const { root, stories } = readStories(Buffer.from(xml), 'document.xml', () => false);
    expect([root, stories]).toEqual([
      'w:document',
      [{ kind: 'w:body', label: null, text: 'One\t', boldStarts: [] }],
    ]);
  });

  it('are joined in blocks without a seam', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index}`);
    expect(textOf(lines.map((line) => paragraph(run(line, '<w:b/>'))).join(''))).toBe(lines.join('\n'));
    expect(boldIn(lines.map((line) => paragraph(run(line, '<w:b/>'))).join(''))).toEqual(lines);
  });
});

describe('runs', () => {
  it('turn tabs, breaks and hyphens into characters, and page and column breaks into nothing', () => {
    const content = [
      ...[
        'a<w:tab/>',
        'b<w:br/>',
        'c<w:cr/>',
        'd<w:noBreakHyphen/>',
        'e<w:softHyphen/>',
        'f<w:br w:type="page"/>',
      ],
      ...['g<w:br w:type="column"/>', 'h<w:br w:type="textWrapping" w:clear="all"/>', 'i<w:ptab/>', 'j'],
    ];
    const runs = content.map((piece) => runOf(piece.replace(/^./, '<w:t>$&</w:t>'))).join('');
    expect(textOf(paragraph(runs, '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'))).toBe(
      'a\tb\nc\nd\u2011e\u00ADfgh\ni\tj',
    );
  });

  it('keep space only where the file says so, as Word does', () => {
    const texts = [
      '<w:t> a </w:t>',
      '<w:t xml:space="preserve"> b </w:t>',
      '<w:t>\n  c d\n</w:t>',
      '<w:t>\u00A0</w:t>',
    ];
    expect(textOf(paragraph(texts.map((text) => runOf(text)).join('')))).toBe('a b c d\u00A0');
  });

  it('never hold a line break of the XML itself', () => {
    expect(textOf(paragraph(runOf('<w:t>a\r\nb\nc&#13;d&#13;&#10;e\tf</w:t>')))).toBe('a b c d e\tf');
  });

  it('keep hidden text', () => {
    expect(textOf(paragraph(run('seen ') + run('hidden', '<w:vanish/>')))).toBe('seen hidden');
  });

  it('are read within links, smart tags, content controls, fields and formulas', () => {
    const content = [
      `<w:hyperlink r:id="rId9">${run('link ')}</w:hyperlink>`,
      `<w:smartTag w:element="place"><w:smartTagPr/>${run('tag ')}</w:smartTag>`,
      `<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>${run('control ')}</w:sdtContent></w:sdt>`,
      `<w:fldSimple w:instr=" AUTHOR ">${run('simple ')}</w:fldSimple>`,
      field(instruction(' DATE '), run('field ')),
      `<m:oMath><m:r><m:rPr/><m:t>x</m:t></m:r><m:ctrlPr><w:del ${TRACKED}/></m:ctrlPr></m:oMath>`,
      `<w:bdo w:val="rtl">${run('turned')}</w:bdo>`,
    ];
    expect(read(paragraph(content.join('')))).toMatchObject({
      stories: [{ text: 'link tag control simple field xturned', boldStarts: [] }],
      deletions: 0,
    });
  });

  it('give the base of ruby text', () => {
    const ruby = `<w:ruby><w:rubyPr/><w:rt>${run('かん')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby>`;
    expect(textOf(paragraph(run('a') + runOf(ruby) + run('b')))).toBe('a漢b');
  });
});

describe('fields', () => {
  it('give their result, nested ones too, and never their instruction', () => {
    const nested = field(instruction(' PAGE '), run('7'));
    const outer = field(instruction(' IF ') + nested + instruction(' = 7 '), run('yes') + nested);
    expect(textOf(paragraph(run('a ') + outer + run(' b')))).toBe('a yes7 b');
  });

  it('may span paragraphs, have no result, or end twice', () => {
    const begin = runOf('<w:fldChar w:fldCharType="begin"/>') + instruction(' TOC ');
    const separate = runOf('<w:fldChar w:fldCharType="separate"/>');
    const end = runOf('<w:fldChar w:fldCharType="end"/>');
    expect(
      textOf(
        paragraph(begin + separate + run('One')) +
          paragraph(run('Two') + end) +
          paragraph(begin + end + end + run('x')),
      ),
    ).toBe('One\nTwo\nx');
  });

  it('that never end are refused, for all that follows would be lost', () => {
    const body = paragraph(`\n\n${runOf('<w:fldChar w:fldCharType="begin"/>')}${run('lost')}`);
    expect(() => read(body)).toThrow(new Refusal('XML_MALFORMED', { part: 'word/document.xml', line: 4 }));
  });
});

describe('tables', () => {
  it('are read cell by cell, each paragraph a line, inner tables in their place', () => {
    const inner = table(row(cell(paragraph(run('i1'))) + cell(paragraph(run('i2')))));
    const body =
      paragraph(run('before')) +
      table(
        row(cell(paragraph(run('a1')) + paragraph(run('a2'))) + cell(paragraph(run('b')))) +
          row(
            cell(inner + paragraph()) +
              `<w:sdt><w:sdtContent>${cell(paragraph(run('d')))}</w:sdtContent></w:sdt>`,
          ),
      ) +
      paragraph(run('after'));
    expect(textOf(body)).toBe('before\na1\na2\nb\ni1\ni2\n\nd\nafter');
  });
});

describe('text boxes', () => {
  it('follow the paragraph that they are anchored to', () => {
    const body =
      paragraph(
        run('One ') + box(paragraph(run('Box:', '<w:b/>')) + paragraph(run('in it'))) + run('goes on'),
      ) + paragraph(run('Two'));
    expect(textOf(body)).toBe('One goes on\nBox:\nin it\nTwo');
    expect(boldIn(body)).toEqual(['Box:']);
  });

  it('are taken once of the several ways in which they are stored', () => {
    const choice = (requires: string, content: string) =>
      `<mc:Choice Requires="${requires}">${content}</mc:Choice>`;
    const drawing = `<w:drawing><wps:txbx><w:txbxContent>${paragraph(run('new'))}</w:txbxContent></wps:txbx></w:drawing>`;
    const fallback = `<mc:Fallback><w:pict><w:txbxContent>${paragraph(run('old'))}</w:txbxContent></w:pict></mc:Fallback>`;
    const alternatives = (...content: string[]) =>
      paragraph(runOf(`<mc:AlternateContent>${content.join('')}</mc:AlternateContent>`));
    expect(textOf(alternatives(choice('wps', drawing), fallback))).toBe('\nnew');
    expect(textOf(alternatives(choice('wps', drawing), choice('wps', drawing), fallback))).toBe('\nnew');
    expect(textOf(alternatives(choice('cx1', drawing), fallback))).toBe('\nold');
    const both = choice('wps cx1', drawing.replace('new', 'newest'));
    expect(textOf(alternatives(both, choice('wps', drawing)))).toBe('\nnew');
    expect(
      textOf(alternatives(choice('wps', `<w:drawing>${alternatives(fallback)}</w:drawing>`), fallback)),
    ).toBe('\nold');
  });

  it('in text that is not shown are not shown either', () => {
    const hidden = `<w:del ${TRACKED}>${box(paragraph(run('x')))}</w:del>`;
    expect(
      textOf(paragraph(run('a') + hidden + field(instruction('y') + box(paragraph(run('z'))), run('b')))),
    ).toBe('ab');
  });
});

describe('bold beginnings', () => {
  it('are found at the start of a paragraph only, without the blanks around', () => {
    const body =
      paragraph(
        run('  ') + run(' Anna', '<w:b/>') + run(' ') + run('Bell: ', '<w:b w:val="true"/>') + run('well'),
      ) +
      paragraph(run('and ') + run('then', '<w:b/>')) +
      paragraph(run('😀 OT1:', '<w:b/>') + runOf('<w:tab/>') + run('yes') + run('no', '<w:b/>')) +
      paragraph(run(' ', '<w:b/>') + run('plain'));
    expect(read(body).stories[0]?.boldStarts).toEqual([
      { start: 3, end: 13 },
      { start: 28, end: 35 },
    ]);
    expect(boldIn(body)).toEqual(['Anna Bell:', '😀 OT1:']);
  });

  it('come from styles too, and a run may undo its style', () => {
    const body =
      paragraph(run('Title'), '<w:pStyle w:val="Heading"/>') +
      paragraph(run('Strong', '<w:rStyle w:val="Strong"/>') + run(' weak')) +
      paragraph(run('off', '<w:rStyle w:val="Strong"/><w:b w:val="0"/>')) +
      paragraph(run('off', '<w:b w:val="false"/>'), '<w:pStyle w:val="Heading"/>') +
      paragraph(run('mark only'), '<w:rPr><w:b/></w:rPr>');
    expect(boldIn(body)).toEqual(['Title', 'Strong']);
  });
});

describe('what is no text', () => {
  it('is counted where it is a picture', () => {
    const drawing = runOf('<w:drawing><pic:pic/></w:drawing>');
    const object = runOf('<w:object><v:shape><v:imagedata/></v:shape></w:object>');
    const away = `<w:del ${TRACKED}>${drawing}</w:del>`;
    expect(read(paragraph(drawing + object + away + run('x')))).toMatchObject({
      stories: [{ text: 'x' }],
      pictures: 2,
    });
  });

  it.each(['altChunk', 'subDoc'])('and stands in another document is refused (%s)', (found) => {
    expect(() => read(`<w:${found} r:id="rId1"/>`)).toThrow(new Refusal('FORMAT_NOT_SUPPORTED', { found }));
  });
});

it('keeps several stories of one part apart, with who wrote them', () => {
  const xml = `<w:comments ${NAMESPACES}><w:comment w:author="Ruth">${paragraph(run('one'))}</w:comment><w:comment>${paragraph(run('two'))}</w:comment></w:comments>`;
  expect(readStories(Buffer.from(xml), 'comments.xml', () => false)).toEqual({
    root: 'w:comments',
    stories: [
      { kind: 'w:comment', label: 'Ruth', text: 'one', boldStarts: [] },
      { kind: 'w:comment', label: null, text: 'two', boldStarts: [] },
    ],
    insertions: 0,
    deletions: 0,
    pictures: 0,
    unknownSymbols: [],
  });
});
