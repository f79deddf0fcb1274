// Builds the window into out/renderer, or into the folder that EMIC_WINDOW_DIR names.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { styleHashes } from './style-hashes.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = process.env.EMIC_WINDOW_DIR ?? join(ROOT, 'out', 'renderer');
/** Written last: a build that broke off has none. */
const STAMP = join(BUILT, 'csp.json');
// Tests start this with NODE_ENV=test, which would build the slow React that talks to the console.
process.env.NODE_ENV = 'production';
await build({
  root: join(ROOT, 'renderer'),
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: BUILT,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Chromium is the only engine that ever shows the window.
    target: 'chrome130',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'gallery/gallery.html']
        .map((page) => join(ROOT, 'renderer', page))
        .filter((page) => existsSync(page)),
    },
  },
});
mkdirSync(BUILT, { recursive: true });
writeFileSync(STAMP, `${JSON.stringify({ styleHashes: styleHashes() }, null, 2)}\n`);
