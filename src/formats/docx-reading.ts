import { endJoinedParagraph, isShown, type Story, type StoryText, write } from './docx-story.ts';
import type { BoldByStyle } from './docx-styles.ts';
import type { XmlElement } from './xml.ts';

export type Revision = 'insertion' | 'deletion';

export type Reading = {
  readonly part: string;
  readonly boldByStyle: BoldByStyle;
  readonly stories: StoryText[];
  readonly revisions: Record<Revision, number>;
  readonly unknownSymbols: string[];
  /** For each open choice between representations, whether one has been taken. */
  readonly choices: boolean[];
  root: string;
  story: Story;
  pictures: number;
  /** The tracked change that the last kept text did not end. */
  revision: Revision | null;
  /** Depth inside an element that is passed over. */
  skipping: number;
  /** Text of the open `w:t`. */
  text: string | null;
  keepsSpace: boolean;
};

export type Handle = (reading: Reading, element: XmlElement, name: string) => void;

export function revise(reading: Reading, revision: Revision): void {
  if (reading.story.deleted > 0 || reading.revision === revision) return;
  reading.revisions[revision] += 1;
  reading.revision = revision;
}

/** On a paragraph's mark, a table row or cell, or around runs. */
export const startDeletion: Handle = (reading) => {
  const { story } = reading;
  if (story.properties === 'paragraph') story.mark.isDeleted = true;
  if (story.properties === 'rows' && story.rows.at(-1) === false) {
    revise(reading, 'deletion');
    story.rows[story.rows.length - 1] = true;
    story.deleted += 1;
  }
  if (story.properties === 'none') {
    revise(reading, 'deletion');
    story.deleted += 1;
  }
};

export function endDeletion({ story }: Reading): void {
  if (story.properties === 'none') story.deleted -= 1;
}

export const startInsertion: Handle = (reading) => {
  const { story } = reading;
  if (story.properties === 'paragraph') story.mark.isInserted = true;
  if (story.properties === 'rows' || story.properties === 'none') revise(reading, 'insertion');
  if (story.properties === 'none') story.inserted += 1;
};

export function endInsertion({ story }: Reading): void {
  if (story.properties === 'none') story.inserted -= 1;
}

export const startRow: Handle = ({ story }) => {
  story.rows.push(false);
};

export function endRow({ story }: Reading): void {
  endJoinedParagraph(story);
  if (story.rows.pop() === true) story.deleted -= 1;
}

/** Text or a paragraph's end that stands outside tracked changes parts the change before from the one after. */
export function keep(reading: Reading): void {
  if (reading.story.inserted === 0) reading.revision = null;
}

export function put(reading: Reading, text: string): void {
  const { story } = reading;
  if (text === '' || !isShown(story)) return;
  keep(reading);
  write(story, text, reading.boldByStyle);
}

export const startText: Handle = (reading, { attribute }) => {
  reading.text = '';
  reading.keepsSpace = attribute('xml:space') === 'preserve';
};

export function endText(reading: Reading): void {
  const text = reading.text ?? '';
  reading.text = null;
  put(reading, oneLine(reading.keepsSpace ? text : withoutOuterSpace(text)));
}

/** Word shows a line break inside `w:t` as a space; its own line break is `w:br`. */
function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/\r\n?|\n/g, ' ') : text;
}

/** Without `xml:space="preserve"` the space around a text is layout of the XML, and Word does not show it. */
function withoutOuterSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(start, end);
}
