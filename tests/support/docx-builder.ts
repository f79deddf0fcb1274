import { strToU8, type Zippable, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Namespace declarations of a part's root element, with the prefixes that Word itself writes. */
export const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${OFFICE}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"',
  'xmlns:cx1="http://schemas.microsoft.com/office/drawing/2015/9/8/chartex"',
].join(' ');

/** The inner XML of each part; a part that is not given is not written. */
export type DocxParts = {
  readonly body: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly headers?: readonly string[];
  readonly footers?: readonly string[];
};

/** A docx of these lines, one paragraph a line; `{ bold, text }` begins with a bold run, as a speaker's name does. */
export function docxOfLines(
  lines: readonly (string | { readonly bold: string; readonly text: string })[],
): Uint8Array {
  const paragraphs = lines.map((line) =>
    typeof line === 'string'
      ? paragraph(run(line))
      : paragraph(run(line.bold, '<w:b/>') + (line.text === '' ? '' : run(line.text))),
  );
  return docxOf({ body: paragraphs.join('') });
}

export function paragraph(content = '', properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

export function run(text: string, properties = ''): string {
  return runOf(`<w:t xml:space="preserve">${escaped(text)}</w:t>`, properties);
}

/** A run of other things than text: a break, a field character, a picture. */
export function runOf(content: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
}

export function table(...rows: readonly string[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${rows.join('')}</w:tbl>`;
}

export function row(cells: string, properties = ''): string {
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
}

export function cell(content: string, properties = ''): string {
  return `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;
}

/** Attributes of a tracked change. */
export const TRACKED = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"';

export function inserted(runs: string): string {
  return `<w:ins ${TRACKED}>${runs}</w:ins>`;
}

export function deleted(text: string): string {
  const content = `<w:delText xml:space="preserve">${escaped(text)}</w:delText>`;
  return `<w:del ${TRACKED}>${runOf(content)}</w:del>`;
}

export function docxOf(parts: DocxParts): Uint8Array {
  return zipped(docxFiles(parts));
}

/** The files of a docx by name, to be changed and zipped with `zipped`. */
export function docxFiles(parts: DocxParts): Record<string, string> {
  const named: [type: string, file: string, root: string, content: string | undefined][] = [
    ['styles', 'styles', 'styles', parts.styles],
    ['footnotes', 'footnotes', 'footnotes', parts.footnotes],
    ['endnotes', 'endnotes', 'endnotes', parts.endnotes],
    ['comments', 'comments', 'comments', parts.comments],
  ];
  parts.headers?.forEach((content, index) => {
    named.push(['header', `header${index + 1}`, 'hdr', content]);
  });
  parts.footers?.forEach((content, index) => {
    named.push(['footer', `footer${index + 1}`, 'ftr', content]);
  });
  const files: Record<string, string> = {
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/document.xml': part('document', `<w:body>${parts.body}</w:body>`),
  };
  const present = named.filter(([, , , content]) => content !== undefined);
  for (const [, file, root, content] of present) files[`word/${file}.xml`] = part(root, content ?? '');
  if (present.length > 0) {
    files['word/_rels/document.xml.rels'] = relationships(
      present.map(([type, file]) => [type, `${file}.xml`]),
    );
  }
  return { '[Content_Types].xml': contentTypes(present.map(([type, file]) => [type, file])), ...files };
}

export function zipped(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    entries[name] = [typeof content === 'string' ? strToU8(content) : content, { mtime: '1985-01-01' }];
  }
  return zipSync(entries, { level: 6 });
}

export function part(root: string, content: string): string {
  return `${DECLARATION}<w:${root} ${NAMESPACES}>${content}</w:${root}>`;
}

export function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `${DECLARATION}<Relationships xmlns="${namespace}">${items.join('')}</Relationships>`;
}

function contentTypes(parts: readonly (readonly [type: string, file: string])[]): string {
  const overrides = [['document.main', 'document'] as const, ...parts].map(
    ([type, file]) => `<Override PartName="/word/${file}.xml" ContentType="${TYPES}.${type}+xml"/>`,
  );
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>';
  const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return `${DECLARATION}<Types xmlns="${namespace}">${defaults}${overrides.join('')}</Types>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
