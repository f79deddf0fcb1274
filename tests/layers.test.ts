import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from './support/imports.ts';

const SOURCE = resolve(import.meta.dirname, '../src');

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  domain: ['kernel'],
  formats: ['kernel', 'domain'],
  analysis: ['kernel', 'domain'],
  contract: ['kernel', 'domain'],
  db: ['kernel', 'domain'],
  app: ['kernel', 'domain', 'formats', 'analysis', 'contract', 'db'],
  transport: ['kernel', 'contract', 'app'],
  cli: ['kernel', 'contract', 'app', 'transport'],
};

/** Packages that have one home. */
const HOME_OF: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['db'],
  commander: ['cli'],
  papaparse: ['formats'],
  saxes: ['formats'],
  chardet: ['formats'],
  zod: ['contract'],
  'fractional-indexing': ['domain'],
};

type SourceFile = { readonly path: string; readonly text: string };

/** Every import that a layer may not have, type imports and re-exports counted. */
function breaches(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) =>
    importsOf(text).flatMap((specifier) => {
      const layer = path.split('/')[0] ?? '';
      if (!specifier.startsWith('.'))
        return isAtHome(specifier, layer) ? [] : [`${path} imports ${specifier}`];
      const target = relative(SOURCE, resolve(SOURCE, dirname(path), specifier)).replaceAll('\\', '/');
      const other = target.split('/')[0] ?? '';
      const allowed = other === layer || (MAY_IMPORT[layer] ?? []).includes(other);
      return allowed ? [] : [`${path} imports ${target}`];
    }),
  );
}

function isAtHome(specifier: string, layer: string): boolean {
  if (specifier.startsWith('node:')) return true;
  return (HOME_OF[specifier] ?? []).includes(layer);
}

function sourceFiles(): readonly SourceFile[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('.test-support.ts'),
    )
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(SOURCE, path), 'utf8') }));
}

describe('the layers', () => {
  it('import only what lies beneath them', () => {
    expect(breaches(sourceFiles())).toEqual([]);
  });

  it('has no folder that the table does not know', () => {
    const layers = new Set(sourceFiles().map(({ path }) => path.split('/')[0]));
    expect([...layers].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it('finds a planted breach, be it a type import, a re-export, a dynamic import or a package', () => {
    const planted: readonly SourceFile[] = [
      { path: 'kernel/planted.ts', text: "import type { Span } from '../domain/span.ts';\n" },
      { path: 'domain/planted.ts', text: "export { openProject } from '../db/project.ts';\n" },
      { path: 'analysis/planted.ts', text: "const late = await import('../app/host.ts');\n" },
      { path: 'app/planted.ts', text: "import Database from 'better-sqlite3';\n" },
      { path: 'contract/planted.ts', text: "import {\n  a,\n  b,\n} from '../formats/csv.ts';\n" },
      { path: 'cli/planted.ts', text: "import { ok } from '../kernel/result.ts';\n" },
    ];
    expect(breaches(planted)).toEqual([
      'kernel/planted.ts imports domain/span.ts',
      'domain/planted.ts imports db/project.ts',
      'analysis/planted.ts imports app/host.ts',
      'app/planted.ts imports better-sqlite3',
      'contract/planted.ts imports formats/csv.ts',
    ]);
  });
});
