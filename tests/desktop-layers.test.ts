import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from './support/imports.ts';

const ROOT = resolve(import.meta.dirname, '..');
const CORE = ['kernel', 'contract', 'transport', 'app'];
/** What runs beside a page carries nothing of ours but types. */
const BESIDE_A_PAGE = ['electron/preload.ts', 'electron/line.ts'];

type Module = { readonly path: string; readonly text: string };

function modulesIn(folder: string): readonly Module[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Imports that a module of the desktop app may not have. */
function breaches(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ path, text }) =>
    importsOf(text)
      .filter((specifier) => !isAllowed(path, specifier))
      .map((specifier) => `${path} imports ${specifier}`),
  );
}

function isAllowed(path: string, specifier: string): boolean {
  if (!specifier.startsWith('.')) return specifier === 'electron' || specifier.startsWith('node:');
  const target = relative(ROOT, resolve(ROOT, dirname(path), specifier))
    .replaceAll('\\', '/')
    .split('/');
  return target[0] === 'electron' || (target[0] === 'src' && CORE.includes(target[1] ?? ''));
}

/** Code of ours, or of a package but Electron, that would come along with a page's preload. */
function carried(modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ path, text }) =>
    importsOf(text.replace(/^import type [^;]+;$/gms, ''))
      .filter(
        (specifier) => specifier !== 'electron' && !BESIDE_A_PAGE.includes(`electron/${specifier.slice(2)}`),
      )
      .map((specifier) => `${path} carries ${specifier}`),
  );
}

describe('the desktop app', () => {
  it('imports of the core what a carrier may', () => {
    expect(breaches(modulesIn('electron'))).toEqual([]);
  });

  it('alone imports Electron', () => {
    const elsewhere = [...modulesIn('src'), ...modulesIn('renderer')].filter(({ text }) =>
      importsOf(text).includes('electron'),
    );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });

  it('puts nothing beside a page but types and Electron', () => {
    expect(carried(modulesIn('electron').filter(({ path }) => BESIDE_A_PAGE.includes(path)))).toEqual([]);
  });

  it('has a planted breach found', () => {
    const planted = [
      { path: 'electron/planted.ts', text: "import { openProject } from '../src/db/project.ts';\n" },
      { path: 'electron/other.ts', text: "import Database from 'better-sqlite3';\n" },
    ];
    expect(breaches(planted)).toHaveLength(2);
    const preload = "import type { Bridge } from '../src/contract/bridge.ts';\nimport { z } from 'zod';\n";
    expect(carried([{ path: 'electron/preload.ts', text: preload }])).toEqual([
      'electron/preload.ts carries zod',
    ]);
  });
});
