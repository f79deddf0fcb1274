import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';

const INPUT = 'emic-dropped';

/** Drops files of the disk on the element: chosen with an input first, so that the binary knows their paths. */
export async function dropFiles(page: Page, selector: string, paths: readonly string[]): Promise<void> {
  await page.evaluate(`(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true, id: '${INPUT}' });
    document.body.append(input);
  })()`);
  await page.setInputFiles(`#${INPUT}`, [...paths]);
  // The double is told them: a page in Chromium cannot learn the path of a file.
  const known = paths.map((path) => [`${basename(path)} ${statSync(path).size}`, path]);
  await page.evaluate(`(() => {
    const input = document.getElementById('${INPUT}');
    const dataTransfer = new DataTransfer();
    for (const file of input.files) dataTransfer.items.add(file);
    input.remove();
    const paths = window[Symbol.for('emic.desktop.paths')];
    for (const [file, path] of ${JSON.stringify(known)}) paths?.set(file, path);
    const target = document.querySelector(${JSON.stringify(selector)});
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  })()`);
}
