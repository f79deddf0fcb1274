// Builds the desktop app's own code: out/main (the app and its hosts) and out/preload. The window is built apart.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { noticesOf } from './notices.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = process.env.EMIC_DESKTOP_DIR ?? join(ROOT, 'out');
process.env.NODE_ENV = 'production';

await bundle('main', { main: 'electron/main.ts', host: 'electron/host-process.ts' }, 'es');
await bundle('preload', { preload: 'electron/preload.ts' }, 'cjs');
writeFileSync(join(OUT, 'main', 'NOTICES.txt'), noticesOf(ROOT));

/** All in one file a piece: files stand two levels below the root, from where they find migrations and the example. */
async function bundle(
  folder: string,
  input: { readonly [name: string]: string },
  format: 'es' | 'cjs',
): Promise<void> {
  const outDir = join(OUT, folder);
  rmSync(outDir, { recursive: true, force: true });
  for (const [name, file] of Object.entries(input))
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir,
        emptyOutDir: false,
        minify: false,
        target: 'node24',
        rolldownOptions: {
          input: { [name]: join(ROOT, file) },
          external: ['electron', 'better-sqlite3', /^node:/],
          output: {
            format,
            entryFileNames: `[name].${format === 'es' ? 'js' : 'cjs'}`,
            codeSplitting: false,
          },
        },
      },
    });
}
