import type { Bytes, CrosstabView } from '../../../src/contract/views.ts';
import type { Look } from '../../../src/domain/code-look.ts';
import { type ChartFacts, drawChart } from './chart-sheet.ts';
import type { CodeRow } from './code-rows.ts';
import { embedFont } from './embed-font.ts';
import type { CrosstabInput } from './use-comparison.ts';

export type ChartWanted = {
  readonly table: CrosstabView;
  readonly rows: readonly CodeRow[];
  readonly input: CrosstabInput;
  readonly looks: ReadonlyMap<string, Look>;
  readonly facts: ChartFacts;
};

/** Pixels of the picture for each of the chart's: sharp in print at the size it has on screen. */
const SHARPNESS = 3;

/** The chart as a file that stands by itself: title, legend, N and what the numbers mean are in it. */
export async function chartFile(wanted: ChartWanted, kind: 'svg' | 'png'): Promise<Bytes> {
  const svg = drawChart(wanted);
  const name = `chart-${wanted.input.unit}`;
  const text = new XMLSerializer().serializeToString(svg);
  const bytes = new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`);
  if (kind === 'svg') return { name: `${name}.svg`, bytes };
  const { width, height } = svg.viewBox.baseVal;
  await embedFont(svg);
  const dressed = new TextEncoder().encode(new XMLSerializer().serializeToString(svg));
  return { name: `${name}.png`, bytes: await painted(dressed, width, height) };
}

async function painted(svg: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([new Uint8Array(svg)], { type: 'image/svg+xml' }));
  try {
    const picture = new Image(width, height);
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * SHARPNESS;
    canvas.height = height * SHARPNESS;
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/png'));
    if (blob === null) throw new Error('the picture is too large');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
