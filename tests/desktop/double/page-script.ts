import { readFileSync } from 'node:fs';
import { decode, encode } from './wire.ts';

/** The name of the way to main, which the page's scripts never get to see. */
export const BINDING = '__electronDouble';

/** The text that runs in every document before its own scripts: the page's side, then the app's preload. */
export function pageScript(preload: string | undefined): string {
  const page = readFileSync(new URL('./page.js', import.meta.url), 'utf8');
  const source = preload === undefined ? '' : readFileSync(preload, 'utf8');
  return `(() => {
    const bind = globalThis.${BINDING};
    delete globalThis.${BINDING};
    if (window !== window.top || !location.hostname.endsWith('-double.invalid')) return;
    const encode = ${encode};
    const decode = ${decode};
    const runPreload = (require, module = { exports: {} }) => (function (require, module, exports) {
      ${source}
    })(require, module, module.exports);
    (() => { ${page} })();
  })();`;
}
