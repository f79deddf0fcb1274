// Builds the window into out/renderer, or into the folder that EMIC_WINDOW_DIR names.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { styleHashes } from './style-hashes.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RENDERER = join(ROOT, 'renderer');
const BUILT = process.env.EMIC_WINDOW_DIR ?? join(ROOT, 'out', 'renderer');
/** Plot and what it stands on are fetched with the first chart. */
const NOT_PLOT =
  /^(?!.*(@observablehq|node_modules\/(d3|internmap|delaunator|robust-predicates|isoformat|interval-tree)|dot-plot))/;
/** Written last: a build that broke off has none. */
const STAMP = join(BUILT, 'csp.json');
// Tests start this with NODE_ENV=test, which would build the slow React that talks to the console.
process.env.NODE_ENV = 'production';
// Two builds: the gallery is for development, and what it shares with the window would shape the window's pieces.
await buildPage('index.html', 'assets', true);
await buildPage('gallery/gallery.html', 'gallery/assets', false);
mkdirSync(BUILT, { recursive: true });
writeFileSync(STAMP, `${JSON.stringify({ styleHashes: styleHashes() }, null, 2)}\n`);

function buildPage(page: string, assetsDir: string, emptyOutDir: boolean): Promise<unknown> {
  return build({
    root: RENDERER,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    publicDir: emptyOutDir ? 'public' : false,
    build: {
      outDir: BUILT,
      assetsDir,
      emptyOutDir,
      assetsInlineLimit: 0,
      // Chromium is the only engine that ever shows the window.
      target: 'chrome130',
      modulePreload: { polyfill: false },
      // What the first screen shares with other views is one piece, not forty that are fetched one after another.
      rolldownOptions: {
        input: join(RENDERER, page),
        output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2, test: NOT_PLOT }] } },
      },
      chunkSizeWarningLimit: 1_000,
    },
  });
}
