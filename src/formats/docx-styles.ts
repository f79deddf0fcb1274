import { prefixOfWord } from './docx-namespaces.ts';
import { readXml } from './xml.ts';

/** Whether text is bold through its paragraph's and its run's style; a run's own setting goes before it. */
export type BoldByStyle = (paragraphStyle: string | null, runStyle: string | null) => boolean;

type Style = { basedOn: string | null; bold: boolean | null };
type StyleSheet = { readonly styles: Map<string, Style>; defaultParagraph: string | null; bold: boolean };

/** Styles based on one another; real style sheets stay below a dozen. */
const LONGEST_CHAIN = 64;

/** An on/off property: present means on (ECMA-376 part 1, 17.17.4). */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off'].includes(value);
}

/**
 * What styles.xml says about bold. Bold is a toggle: set by the paragraph's style and by the run's style, it is
 * off again (ECMA-376 part 1, 17.7.3). Table and numbering styles are not looked at.
 */
export function readStyles(bytes: Uint8Array, part: string): BoldByStyle {
  const sheet = readSheet(bytes, part);
  const known = new Map<string, boolean | null>();
  const boldOf = (id: string): boolean | null => {
    const remembered = known.get(id);
    if (remembered !== undefined || !sheet.styles.has(id)) return remembered ?? null;
    const bold = inheritedBold(sheet.styles, id);
    known.set(id, bold);
    return bold;
  };
  return (paragraphStyle, runStyle) => {
    const paragraph = paragraphStyle ?? sheet.defaultParagraph;
    const ofParagraph = (paragraph === null ? null : boldOf(paragraph)) ?? sheet.bold;
    const ofRun = (runStyle === null ? null : boldOf(runStyle)) ?? false;
    return ofParagraph !== ofRun;
  };
}

function readSheet(bytes: Uint8Array, part: string): StyleSheet {
  const sheet: StyleSheet = { styles: new Map(), defaultParagraph: null, bold: false };
  const open: string[] = [];
  let style: Style = { basedOn: null, bold: null };
  readXml(bytes, {
    part,
    prefixOf: prefixOfWord,
    handler: {
      start: (name, { attribute }) => {
        open.push(name);
        if (name === 'w:style') {
          const id = attribute('w:styleId') ?? '';
          style = { basedOn: null, bold: null };
          sheet.styles.set(id, style);
          const isDefault = isOn(attribute('w:default') ?? '0');
          if (isDefault && attribute('w:type') === 'paragraph') sheet.defaultParagraph = id;
        }
        if (name === 'w:basedOn') style.basedOn = attribute('w:val') ?? null;
        if (name === 'w:b' && open.at(-2) === 'w:rPr') {
          if (open.at(-3) === 'w:style') style.bold = isOn(attribute('w:val'));
          if (open.at(-3) === 'w:rPrDefault') sheet.bold = isOn(attribute('w:val'));
        }
      },
      end: () => {
        open.pop();
      },
      text: () => undefined,
    },
  });
  return sheet;
}

/** The nearest style in the chain that says so; a chain that runs in a circle says nothing. */
function inheritedBold(styles: ReadonlyMap<string, Style>, id: string): boolean | null {
  let style = styles.get(id);
  for (let step = 0; step < LONGEST_CHAIN && style !== undefined; step++) {
    if (style.bold !== null) return style.bold;
    style = style.basedOn === null ? undefined : styles.get(style.basedOn);
  }
  return null;
}
