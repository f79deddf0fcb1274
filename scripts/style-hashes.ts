import { createHash } from 'node:crypto';
import { plot } from '@observablehq/plot';
import { JSDOM } from 'jsdom';

/** For `style-src`: the hash of the one style that Plot puts into each chart, taken from a chart. */
export function styleHashes(): readonly string[] {
  const { document } = new JSDOM().window;
  const options: object = { document, marks: [] };
  const style = plot(options).querySelector('style');
  if (style?.textContent === undefined || style.textContent === null) return [];
  return [`sha256-${createHash('sha256').update(style.textContent).digest('base64')}`];
}
