import { describe, expect, it } from 'vitest';
import {
  cell,
  deleted,
  inserted,
  paragraph,
  part,
  row,
  run,
  TRACKED,
  table,
} from '../../tests/support/docx-builder.ts';
import { type PartText, readStories } from './docx-body.ts';

const DELETED_MARK = `<w:rPr><w:del ${TRACKED}/></w:rPr>`;
const INSERTED_MARK = `<w:rPr><w:ins ${TRACKED}/></w:rPr>`;

function read(body: string): PartText {
  return readStories(
    Buffer.from(part('document', `<w:body>${body}</w:body>`)),
    'word/document.xml',
    (style) => style === 'Heading',
  );
}

describe('tracked changes', () => {
  it('read as accepted, and neighbours of one kind count as one', () => {
    const moved = `<w:moveFrom ${TRACKED}>${run('here')}</w:moveFrom>`;
    const arrived = `<w:moveTo ${TRACKED}>${run('there')}</w:moveTo>`;
    const body = paragraph(
      run('I ') +
        deleted('was') +
        deleted(' not') +
        inserted(run('am')) +
        run(' tired ') +
        moved +
        run('. ') +
        arrived,
    );
    expect(read(body)).toMatchObject({
      stories: [{ text: 'I am tired . there' }],
      insertions: 2,
      deletions: 2,
    });
  });

  it('read as accepted where a deletion stands within an insertion', () => {
    const body = paragraph(run('a') + inserted(run('b') + deleted('c') + run('d')) + run('e'));
    expect(read(body)).toMatchObject({ stories: [{ text: 'abde' }], insertions: 1, deletions: 1 });
  });

  it('join a paragraph whose mark is deleted with the next', () => {
    const body =
      paragraph(run('One ', '<w:b/>') + deleted('x'), DELETED_MARK) +
      paragraph(run('two')) +
      paragraph(run('three'));
    expect(read(body)).toMatchObject({
      stories: [{ text: 'One two\nthree', boldStarts: [{ start: 0, end: 3 }] }],
      insertions: 0,
      deletions: 1,
    });
  });

  it('take wholly deleted paragraphs away, and count a stretch of them once', () => {
    const gone = paragraph(deleted('gone'), DELETED_MARK);
    const body = paragraph(run('One')) + gone + gone + paragraph(run('two')) + gone + paragraph(run('three'));
    expect(read(body)).toMatchObject({ stories: [{ text: 'One\ntwo\nthree' }], deletions: 2 });
  });

  it('join nothing across the border of a table, a cell or the text', () => {
    const kept = paragraph(run('kept'), DELETED_MARK);
    const gone = paragraph(deleted('gone'), DELETED_MARK);
    const body =
      kept + table(row(cell(kept) + cell(paragraph(run('b')) + gone))) + paragraph(run('c')) + kept;
    expect(read(body)).toMatchObject({ stories: [{ text: 'kept\nkept\nb\nc\nkept' }] });
  });

  it('count inserted paragraphs with their text once', () => {
    const added = paragraph(inserted(run('new')), INSERTED_MARK);
    const body =
      paragraph(run('a')) + added + added + added + paragraph(run('b')) + paragraph(run('c'), INSERTED_MARK);
    expect(read(body)).toMatchObject({
      stories: [{ text: 'a\nnew\nnew\nnew\nb\nc' }],
      insertions: 2,
      deletions: 0,
    });
  });

  it('are parted by the end of a paragraph that was there before', () => {
    expect(read(paragraph(inserted(run('a'))) + paragraph(inserted(run('b'))))).toMatchObject({
      insertions: 2,
    });
  });

  it('take away deleted rows and cells and keep inserted ones', () => {
    const words = (text: string) => cell(paragraph(run(text)));
    const gone = cell(
      paragraph(deleted('gone') + run('too') + inserted(run('new')), DELETED_MARK) +
        table(row(words('inner'))),
    );
    const body = table(
      row(words('a') + cell(paragraph(run('x')), `<w:cellDel ${TRACKED}/>`) + words('b')) +
        row(gone, `<w:del ${TRACKED}/>`) +
        row(words('m')) +
        row(words('c'), `<w:ins ${TRACKED}/>`) +
        row(cell(paragraph(run('d')), `<w:cellIns ${TRACKED}/>`)),
    );
    expect(read(body)).toMatchObject({ stories: [{ text: 'a\nb\nm\nc\nd' }], insertions: 2, deletions: 2 });
  });

  it('of formatting and numbering are none', () => {
    const former = '<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>';
    const numbering = `<w:numPr><w:ins ${TRACKED}/></w:numPr><w:pPrChange><w:pPr><w:pStyle w:val="Heading"/></w:pPr></w:pPrChange>`;
    const cellBefore = `<w:tcPrChange><w:tcPr><w:cellDel ${TRACKED}/></w:tcPr></w:tcPrChange>`;
    const body =
      paragraph(run('a', former) + run('!'), numbering) + table(row(cell(paragraph(run('b')), cellBefore)));
    expect(read(body)).toMatchObject({
      stories: [{ text: 'a!\nb', boldStarts: [] }],
      insertions: 0,
      deletions: 0,
    });
  });
});
