import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from './support/imports.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SHARED = ['data', 'state', 'ui', 'text', 'retrieval'];

/** Folders of the window, and which of its folders each may import; the pages on top may import all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ui: ['state'],
  state: [],
  data: ['state'],
  text: ['ui', 'state'],
  retrieval: ['data', 'state', 'ui', 'text'],
  shell: SHARED,
  features: SHARED,
  gallery: [...SHARED, 'shell'],
};
const CORE = ['kernel', 'domain', 'contract'];
const PACKAGES = [
  'react',
  'react-dom',
  'react-dom/client',
  'react-aria-components',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  'zustand',
  'zustand/react/shallow',
  '@observablehq/plot',
  'lucide-react',
];

type Module = { readonly path: string; readonly text: string };

function breaches(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ path, text }) =>
    importsOf(text)
      .filter((specifier) => !specifier.endsWith('.css'))
      .filter((specifier) => !isAllowed(path, specifier))
      .map((specifier) => `${path} imports ${specifier}`),
  );
}

function isAllowed(path: string, specifier: string): boolean {
  if (!specifier.startsWith('.')) return PACKAGES.includes(specifier);
  const target = relative(ROOT, resolve(ROOT, dirname(path), specifier))
    .replaceAll('\\', '/')
    .split('/');
  if (target[0] === 'src') return CORE.includes(target[1] ?? '');
  if (target[0] !== 'renderer') return false;
  const [, folder = '', feature] = path.split('/');
  if (folder.includes('.')) return true;
  const other = target[1] ?? '';
  if (folder === 'features' && other === 'features') return feature === target[2];
  return other === folder || (MAY_IMPORT[folder] ?? []).includes(other);
}

function modulesOf(folder: string): readonly Module[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test(-support)?\.tsx?$/.test(path))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

describe('the layers of the window', () => {
  it('import only what lies beneath them, and no feature imports another', () => {
    expect(breaches(modulesOf('renderer'))).toEqual([]);
  });

  it('keep React and the view store out of the core', () => {
    const core = modulesOf('src').flatMap(({ path, text }) =>
      importsOf(text)
        .filter((specifier) => PACKAGES.includes(specifier))
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(core).toEqual([]);
  });

  it('finds a planted breach', () => {
    const planted: readonly Module[] = [
      { path: 'renderer/features/compare/planted.tsx', text: "import { a } from '../coding/picker.tsx';\n" },
      { path: 'renderer/ui/planted.tsx', text: "import { useQuery } from '../data/use-query.ts';\n" },
      { path: 'renderer/data/planted.ts', text: "import type { Host } from '../../src/app/host.ts';\n" },
      { path: 'renderer/text/planted.tsx', text: "import { readFileSync } from 'node:fs';\n" },
      { path: 'renderer/features/compare/fine.tsx', text: "import { Button } from '../../ui/button.tsx';\n" },
      {
        path: 'renderer/app.tsx',
        text: "import { CompareView } from './features/compare/compare-view.tsx';\n",
      },
    ];
    expect(breaches(planted)).toEqual([
      'renderer/features/compare/planted.tsx imports ../coding/picker.tsx',
      'renderer/ui/planted.tsx imports ../data/use-query.ts',
      'renderer/data/planted.ts imports ../../src/app/host.ts',
      'renderer/text/planted.tsx imports node:fs',
    ]);
  });
});
