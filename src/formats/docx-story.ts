import type { BoldByStyle } from './docx-styles.ts';

export type Stretch = { readonly start: number; readonly end: number };

export type StoryText = {
  /** Element that held the story: `w:body`, `w:footnote`, `w:comment`, ... */
  readonly kind: string;
  /** The author of a comment, the type of a note. */
  readonly label: string | null;
  readonly text: string;
  readonly boldStarts: readonly Stretch[];
};

/** A paragraph being read. Offsets are UTF-16 code units into its own text. */
type Paragraph = {
  text: string;
  style: string | null;
  boldStart: number;
  boldEnd: number;
  /** Whether only blanks were read, the bold beginning is being read, or it is over. */
  phase: 'before' | 'bold' | 'after';
  /** Text boxes anchored here; their lines follow the paragraph's. */
  readonly boxes: Story[];
};

/** `rows` is for a table row's or cell's properties, where a deletion takes the whole row or cell. */
type Properties = 'none' | 'paragraph' | 'run' | 'rows';

/** A flow of paragraphs: the body, a note, a comment, a header, a text box. Changed in place while it is read. */
export type Story = {
  readonly kind: string;
  /** The author of a comment, the type of a note. */
  readonly label: string | null;
  readonly outer: Story | null;
  readonly blocks: string[];
  lines: string[];
  /** Of the text so far, -1 while there is no line: the next line starts one after it. */
  length: number;
  readonly boldStarts: Stretch[];
  paragraph: Paragraph | null;
  properties: Properties;
  runStyle: string | null;
  runBold: boolean | null;
  /** Depth of tracked deletions around the present place. */
  deleted: number;
  /** Depth of tracked insertions around the present place. */
  inserted: number;
  /** For each open table row and cell, whether it is a tracked deletion. */
  readonly rows: boolean[];
  /** Line of the `begin` of each open field, and whether its instruction is still being read. */
  readonly fields: { readonly line: number; isInstruction: boolean }[];
  /** How many of the open fields are still at their instruction. */
  instructions: number;
  mark: { isDeleted: boolean; isInserted: boolean };
};

/** Lines held singly before they are joined: a document of a million empty paragraphs stays small in memory. */
const LINES_IN_BLOCK = 4096;

export function storyOf(kind: string, label: string | null, outer: Story | null): Story {
  return {
    kind,
    label,
    outer,
    blocks: [],
    lines: [],
    length: -1,
    boldStarts: [],
    paragraph: null,
    properties: 'none',
    runStyle: null,
    runBold: null,
    deleted: 0,
    inserted: 0,
    rows: [],
    fields: [],
    instructions: 0,
    mark: { isDeleted: false, isInserted: false },
  };
}

/** False inside a tracked deletion and inside a field's instruction. */
export function isShown(story: Story): boolean {
  return story.deleted === 0 && story.instructions === 0;
}

/** Starts a paragraph, or goes on with the one whose mark was deleted before this. */
export function startParagraph(story: Story): void {
  story.mark = { isDeleted: false, isInserted: false };
  if (story.paragraph !== null) {
    story.paragraph.style = null;
    return;
  }
  story.paragraph = emptyParagraph();
}

function emptyParagraph(): Paragraph {
  return { text: '', style: null, boldStart: 0, boldEnd: 0, phase: 'before', boxes: [] };
}

export function endParagraph(story: Story): void {
  const { paragraph } = story;
  if (paragraph === null || story.mark.isDeleted) return;
  story.paragraph = null;
  if (story.deleted > 0) return;
  addLine(story, paragraph);
}

/** Ends a paragraph that waited for a next one which the cell, table or story does not have. */
export function endJoinedParagraph(story: Story): void {
  const { paragraph } = story;
  story.paragraph = null;
  if (paragraph !== null && (paragraph.text !== '' || paragraph.boxes.length > 0)) addLine(story, paragraph);
}

export function write(story: Story, text: string, boldByStyle: BoldByStyle): void {
  story.paragraph ??= emptyParagraph();
  const { paragraph } = story;
  if (paragraph.phase !== 'after') {
    markBold(paragraph, text, story.runBold ?? boldByStyle(paragraph.style, story.runStyle));
  }
  paragraph.text += text;
}

/** A box without lines, or within something that is not shown, leaves nothing behind. */
export function anchorBox(story: Story, box: Story): void {
  if (box.length < 0) return;
  story.paragraph ??= emptyParagraph();
  story.paragraph.boxes.push(box);
}

function markBold(paragraph: Paragraph, text: string, isBold: boolean): void {
  const first = text.search(/\S/);
  if (first === -1) return;
  if (!isBold) {
    paragraph.phase = 'after';
    return;
  }
  if (paragraph.phase === 'before') paragraph.boldStart = paragraph.text.length + first;
  paragraph.boldEnd = paragraph.text.length + text.trimEnd().length;
  paragraph.phase = 'bold';
}

function addLine(story: Story, paragraph: Paragraph): void {
  const start = story.length + 1;
  story.lines.push(paragraph.text);
  story.length = start + paragraph.text.length;
  if (paragraph.boldEnd > paragraph.boldStart) {
    story.boldStarts.push({ start: start + paragraph.boldStart, end: start + paragraph.boldEnd });
  }
  if (story.lines.length >= LINES_IN_BLOCK) {
    story.blocks.push(story.lines.join('\n'));
    story.lines = [];
  }
  for (const box of paragraph.boxes) addStory(story, box);
}

function addStory(story: Story, box: Story): void {
  const shift = story.length + 1;
  story.lines.push(textOf(box));
  story.length = shift + box.length;
  for (const { start, end } of box.boldStarts)
    story.boldStarts.push({ start: start + shift, end: end + shift });
}

export function textOf(story: Story): string {
  const rest = story.lines.length > 0 ? [story.lines.join('\n')] : [];
  return [...story.blocks, ...rest].join('\n');
}
