import { refuse } from '../kernel/errors.ts';
import { isUnderstood, prefixOfWord } from './docx-namespaces.ts';
import {
  endDeletion,
  endInsertion,
  endRow,
  endText,
  type Handle,
  keep,
  put,
  type Reading,
  revise,
  startDeletion,
  startInsertion,
  startRow,
  startText,
} from './docx-reading.ts';
import {
  anchorBox,
  endJoinedParagraph,
  endParagraph,
  isShown,
  type Story,
  type StoryText,
  startParagraph,
  storyOf,
  textOf,
} from './docx-story.ts';
import { type BoldByStyle, isOn } from './docx-styles.ts';
import { symbolOf } from './docx-symbols.ts';
import { readXml } from './xml.ts';

export type PartText = {
  readonly root: string;
  readonly stories: readonly StoryText[];
  /** Tracked changes, neighbours of one kind counted as one. */
  readonly insertions: number;
  readonly deletions: number;
  readonly pictures: number;
  /** The font of each symbol that stands in the text as a private character. */
  readonly unknownSymbols: readonly string[];
};

/** The stories of a part of a word-processing document, as they read with every tracked change accepted. */
export function readStories(bytes: Uint8Array, part: string, boldByStyle: BoldByStyle): PartText {
  const reading: Reading = {
    part,
    boldByStyle,
    stories: [],
    revisions: { insertion: 0, deletion: 0 },
    unknownSymbols: [],
    choices: [],
    root: '',
    story: storyOf('outside', null, null),
    pictures: 0,
    revision: null,
    skipping: 0,
    text: null,
    keepsSpace: false,
  };
  readXml(bytes, {
    part,
    prefixOf: prefixOfWord,
    handler: {
      start: (name, element) => {
        if (reading.root === '') reading.root = name;
        if (reading.skipping > 0) reading.skipping += 1;
        else STARTS.get(name)?.(reading, element, name);
      },
      end: (name) => {
        if (reading.skipping > 0) reading.skipping -= 1;
        else ENDS.get(name)?.(reading);
      },
      text: (text) => {
        if (reading.text !== null) reading.text += text;
      },
    },
  });
  const { root, stories, revisions, pictures, unknownSymbols } = reading;
  return {
    root,
    stories,
    insertions: revisions.insertion,
    deletions: revisions.deletion,
    pictures,
    unknownSymbols,
  };
}

const skip: Handle = (reading) => {
  reading.skipping = 1;
};

const openStory: Handle = (reading, { attribute }, name) => {
  const outer = reading.story;
  reading.story = storyOf(name, attribute('w:author') ?? attribute('w:type') ?? null, outer);
  if (!isShown(outer)) reading.story.deleted = 1;
};

function closeStory(reading: Reading): void {
  const { story } = reading;
  // What follows the start of a field that never ends would be taken for its instruction and be lost.
  const unended = story.fields.find(({ isInstruction }) => isInstruction);
  if (unended !== undefined) refuse('XML_MALFORMED', { part: reading.part, line: unended.line });
  endJoinedParagraph(story);
  if (story.outer !== null) reading.story = story.outer;
  if (story.kind !== 'w:txbxContent') {
    const { kind, label, boldStarts } = story;
    reading.stories.push({ kind, label, text: textOf(story), boldStarts });
  } else if (story.outer !== null) {
    anchorBox(story.outer, story);
  }
}

function closeParagraph(reading: Reading): void {
  const { story } = reading;
  if (story.deleted === 0) {
    if (story.mark.isDeleted) revise(reading, 'deletion');
    else if (story.mark.isInserted) revise(reading, 'insertion');
    else keep(reading);
  }
  endParagraph(story);
}

const startRun: Handle = ({ story }) => {
  story.runStyle = null;
  story.runBold = null;
};

const startBreak: Handle = (reading, { attribute }) => {
  const type = attribute('w:type') ?? 'textWrapping';
  if (type !== 'page' && type !== 'column') put(reading, '\n');
};

function startSymbol(reading: Reading, font: string | undefined, code: string | undefined): void {
  if (!isShown(reading.story)) return;
  const { text, isKnown } = symbolOf(font ?? '', code ?? '');
  if (!isKnown) reading.unknownSymbols.push(font ?? '');
  put(reading, text);
}

const fieldCharacter: Handle = ({ story }, { attribute, line }) => {
  const type = attribute('w:fldCharType');
  if (type === 'begin') {
    story.fields.push({ line: line(), isInstruction: true });
    story.instructions += 1;
    return;
  }
  const field = type === 'end' ? story.fields.pop() : story.fields.at(-1);
  if (field?.isInstruction !== true) return;
  field.isInstruction = false;
  story.instructions -= 1;
};

const countPicture: Handle = (reading) => {
  if (isShown(reading.story)) reading.pictures += 1;
};

/** Of several representations of one thing, the first that this reader understands. */
const startChoice: Handle = (reading, { attribute, namespace }) => {
  const required = (attribute('Requires') ?? '').trim().split(/\s+/);
  if (reading.choices.at(-1) !== false || !required.every((prefix) => isUnderstood(namespace(prefix)))) {
    reading.skipping = 1;
  } else {
    reading.choices[reading.choices.length - 1] = true;
  }
};

const startFallback: Handle = (reading) => {
  if (reading.choices.at(-1) === true) reading.skipping = 1;
};

const otherDocument: Handle = (_, __, name) =>
  refuse('FORMAT_NOT_SUPPORTED', { found: name.slice('w:'.length) });

const startProperties =
  (properties: Story['properties']): Handle =>
  ({ story }) => {
    if (story.properties === 'none') story.properties = properties;
  };

const endProperties =
  (properties: Story['properties']) =>
  ({ story }: Reading): void => {
    if (story.properties === properties) story.properties = 'none';
  };

const putting =
  (text: string): Handle =>
  (reading) =>
    put(reading, text);

const STORIES = ['w:body', 'w:hdr', 'w:ftr', 'w:footnote', 'w:endnote', 'w:comment', 'w:txbxContent'];
/** Former formatting, numbering and tab stops hold elements that mean something else in the text; `w:rt` is ruby. */
const SKIPPED = ['w:pPrChange', 'w:rPrChange', 'w:tcPrChange', 'w:numPr', 'w:tabs', 'w:rt', 'm:ctrlPr'];

const STARTS: ReadonlyMap<string, Handle> = new Map<string, Handle>([
  ...STORIES.map((name): [string, Handle] => [name, openStory]),
  ...SKIPPED.map((name): [string, Handle] => [name, skip]),
  ['w:p', ({ story }) => startParagraph(story)],
  ['w:pPr', startProperties('paragraph')],
  ['w:rPr', startProperties('run')],
  ['w:trPr', startProperties('rows')],
  ['w:tcPr', startProperties('rows')],
  [
    'w:pStyle',
    ({ story }, { attribute }) => {
      if (story.paragraph !== null) story.paragraph.style = attribute('w:val') ?? null;
    },
  ],
  [
    'w:rStyle',
    ({ story }, { attribute }) => {
      story.runStyle = attribute('w:val') ?? null;
    },
  ],
  [
    'w:b',
    ({ story }, { attribute }) => {
      story.runBold = isOn(attribute('w:val'));
    },
  ],
  ['w:r', startRun],
  ['m:r', startRun],
  ['w:t', startText],
  ['m:t', startText],
  ['w:tab', putting('\t')],
  ['w:ptab', putting('\t')],
  ['w:br', startBreak],
  ['w:cr', putting('\n')],
  ['w:noBreakHyphen', putting('\u2011')],
  ['w:softHyphen', putting('\u00AD')],
  ['w:sym', (reading, { attribute }) => startSymbol(reading, attribute('w:font'), attribute('w:char'))],
  [
    'w16se:symEx',
    (reading, { attribute }) => startSymbol(reading, attribute('w16se:font'), attribute('w16se:char')),
  ],
  ['w:fldChar', fieldCharacter],
  ['w:tbl', ({ story }) => endJoinedParagraph(story)],
  ['w:tr', startRow],
  ['w:tc', startRow],
  ['w:del', startDeletion],
  ['w:moveFrom', startDeletion],
  ['w:cellDel', startDeletion],
  ['w:ins', startInsertion],
  ['w:moveTo', startInsertion],
  ['w:cellIns', startInsertion],
  ['mc:AlternateContent', ({ choices }) => void choices.push(false)],
  ['mc:Choice', startChoice],
  ['mc:Fallback', startFallback],
  ['pic:pic', countPicture],
  ['v:imagedata', countPicture],
  ['c:chart', countPicture],
  ['dgm:relIds', countPicture],
  ['w:altChunk', otherDocument],
  ['w:subDoc', otherDocument],
]);

const ENDS: ReadonlyMap<string, (reading: Reading) => void> = new Map<string, (reading: Reading) => void>([
  ...STORIES.map((name): [string, (reading: Reading) => void] => [name, closeStory]),
  ['w:p', closeParagraph],
  ['w:pPr', endProperties('paragraph')],
  ['w:rPr', endProperties('run')],
  ['w:trPr', endProperties('rows')],
  ['w:tcPr', endProperties('rows')],
  ['w:t', endText],
  ['m:t', endText],
  ['w:tr', endRow],
  ['w:tc', endRow],
  ['w:del', endDeletion],
  ['w:moveFrom', endDeletion],
  ['w:ins', endInsertion],
  ['w:moveTo', endInsertion],
  ['mc:AlternateContent', ({ choices }) => void choices.pop()],
]);
