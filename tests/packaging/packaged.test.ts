import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { parseAst } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageApp } from '../../scripts/package-app.ts';
import { APP_ID } from '../../scripts/package-config.ts';
import { resourcesOf } from '../../scripts/package-sizes.ts';
import { CHECKOUT } from '../support/command-line.ts';
import { writeBuiltApp } from './built-app.ts';
import { type PackedPlatform, writeDistribution } from './electron-distribution.ts';

const OWN = ({ darwin: 'mac', win32: 'windows' } as const)[String(process.platform)] ?? 'linux';
const OWN_ARCH = process.arch === 'arm64' ? 'arm64' : 'x64';
/** Another system is packed for the other processor, so that a file of this machine's cannot pass for theirs. */
const OTHER_ARCH = OWN_ARCH === 'arm64' ? 'x64' : 'arm64';
/** electron-builder makes no bundle on Windows: it cannot keep its links. */
const PLATFORMS: readonly PackedPlatform[] =
  process.platform === 'win32' ? ['linux', 'windows'] : ['linux', 'mac', 'windows'];
const PROGRAMS = { linux: 'emic', mac: 'Emic.app', windows: 'Emic.exe' } as const;
/** What lies about in a folder that one works in. */
const STRAYS = [
  '.env',
  'study.emic',
  'electron.ts',
  'out/main/main.js.map',
  'out/preload/preload.cjs.map',
  'out/renderer/assets/index.js.map',
  'out/renderer/stray.ts',
  'fixtures/study/stray.ts',
];
const UNSIGNED = { isSigned: false, isNotarised: false, said: '' };

const root = mkdtempSync(join(tmpdir(), 'emic-packaging-'));
const folders = new Map<PackedPlatform, string>();

beforeAll(async () => {
  writeBuiltApp(join(root, 'project'));
  for (const stray of STRAYS) writeFileSync(join(root, 'project', stray), 'stray');
  for (const platform of PLATFORMS) {
    const electronDist = join(root, `electron-${platform}`);
    writeDistribution(electronDist, platform);
    const { folders: packed } = await packageApp({
      project: join(root, 'project'),
      output: join(root, 'dist'),
      signing: UNSIGNED,
      folderFor: { platform, arch: archOf(platform) },
      electronDist,
    });
    folders.set(platform, packed[0] ?? '');
  }
}, 180_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(PLATFORMS)('the app packed for %s', (platform) => {
  it('holds exactly the files that are listed', async () => {
    const listed = listPackage(archiveOf(platform), { isPack: false }).map(inOneForm);
    const files = listed.filter((file) => !listed.some((other) => other.startsWith(`${file}/`)));
    await expect(textOf(files)).toMatchFileSnapshot('packed-files/app.asar.txt');
  });

  it('has beside the archive exactly the files that are listed', async () => {
    const folder = folderOf(platform);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => inOneForm(join(entry.parentPath, entry.name).slice(folder.length)));
    await expect(textOf(files)).toMatchFileSnapshot(`packed-files/${platform}.txt`);
  });

  it('has the one driver of its system and processor outside the archive', () => {
    const system = { linux: 'linux', mac: 'darwin', windows: 'win32' }[platform];
    const name = `${system}-${archOf(platform)}.node`;
    const prebuilds = 'node_modules/better-sqlite3/prebuilds';
    expect(readdirSync(join(`${archiveOf(platform)}.unpacked`, prebuilds))).toEqual([name]);
    const there = readFileSync(join(`${archiveOf(platform)}.unpacked`, prebuilds, name));
    expect(there.equals(readFileSync(join(CHECKOUT, prebuilds, name)))).toBe(true);
  });

  it('can be asked for nothing but to run its own archive', async () => {
    const { version, ...wire } = await getCurrentFuseWire(join(folderOf(platform), PROGRAMS[platform]));
    const fuses = Object.entries(wire).map(([index, state]) => [
      FuseV1Options[Number(index)],
      String.fromCharCode(Number(state)) === '1',
    ]);
    expect({ version, ...Object.fromEntries(fuses) }).toEqual({
      version: '1',
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    });
  });

  it('asks for no package that it does not hold', () => {
    const archive = archiveOf(platform);
    const scripts = listPackage(archive, { isPack: false })
      .map((file) => file.replaceAll('\\', '/').slice(1))
      .filter((file) => /^out\/(main|preload)\/.*js$/.test(file));
    const asked = scripts.flatMap((file) => packagesIn(file, extractFile(archive, file).toString('utf8')));
    expect([...new Set(asked)].sort()).toEqual(['better-sqlite3', 'electron']);
  });
});

describe('the packed app', () => {
  it('starts from a main file and a name that are its own', () => {
    const described = JSON.parse(extractFile(archiveOf(OWN), 'package.json').toString('utf8'));
    const { name, version, main, type, desktopName, scripts, devDependencies } = described;
    const own = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8'));
    expect({ name, version, main, type, desktopName, scripts, devDependencies }).toEqual({
      name: 'emic',
      version: own.version,
      main: 'out/main/main.js',
      type: 'module',
      desktopName: 'emic.desktop',
    });
  });

  it('tells Windows the same name for its windows as its shortcuts do', () => {
    const main = extractFile(archiveOf(OWN), join('out', 'main', 'main.js')).toString('utf8');
    expect(/setAppUserModelId\("([^"]*)"\)/.exec(main)?.[1]).toBe(APP_ID);
  });

  it('reads and searches with the SQLite that lies beside the archive', () => {
    const [archive, copy] = [archiveOf(OWN), join(root, 'extracted')];
    extractAll(archive, copy);
    const driver = `${{ linux: 'linux', mac: 'darwin', windows: 'win32' }[OWN]}-${OWN_ARCH}.node`;
    const prebuild = join(`${archive}.unpacked`, 'node_modules/better-sqlite3/prebuilds', driver);
    const script = `
      const Database = require(${JSON.stringify(join(copy, 'node_modules/better-sqlite3'))});
      for (const options of [{}, { nativeBinding: ${JSON.stringify(prebuild)} }]) {
        const database = new Database(':memory:', options);
        database.exec("CREATE VIRTUAL TABLE passage USING fts5(words); INSERT INTO passage VALUES ('so tired of forms')");
        console.log(database.prepare("SELECT words FROM passage WHERE passage MATCH 'tired'").pluck().get());
      }`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: root });
    expect({ stdout, stderr }).toEqual({ stdout: 'so tired of forms\nso tired of forms\n', stderr: '' });
  });

  it.runIf(PLATFORMS.includes('mac'))(
    'tells macOS its documents, its icons and the hash of its archive',
    () => {
      const contents = join(folderOf('mac'), 'Emic.app', 'Contents');
      const facts = readFileSync(join(contents, 'Info.plist'), 'utf8').replace(/>\s+</g, '><');
      expect(facts).toContain('<key>CFBundleIconFile</key><string>icon.icns</string>');
      expect(facts).toContain('<key>CFBundleIdentifier</key><string>org.emic.desktop</string>');
      expect(facts).toContain('<key>CFBundleTypeExtensions</key><array><string>emic</string></array>');
      expect(facts).toContain('<key>CFBundleTypeIconFile</key><string>document.icns</string>');
      expect(facts).toContain(`<key>hash</key><string>${headerHash(archiveOf('mac'))}</string>`);
      for (const name of ['icon.icns', 'document.icns'])
        expect(readFileSync(join(contents, 'Resources', name)).equals(built(name))).toBe(true);
    },
  );

  it('tells Windows its icon and the hash of its archive', () => {
    const program = NtExecutable.from(readFileSync(join(folderOf('windows'), 'Emic.exe')));
    const { entries } = NtExecutableResource.from(program);
    const integrity = entries.find(({ type }) => type === 'INTEGRITY');
    expect(JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer()).toString('utf8'))).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value: headerHash(archiveOf('windows')) },
    ]);
    const icon = built('icon.ico');
    const [group] = Resource.IconGroupEntry.fromEntries(entries);
    const sizes = group?.icons.map(({ width, dataSize }) => [width || 256, dataSize]);
    const drawn = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => {
      const at = 6 + index * 16;
      return [icon[at] || 256, icon.readUInt32LE(at + 8)];
    });
    expect(sizes).toEqual(drawn);
  });
});

function archOf(platform: PackedPlatform): 'x64' | 'arm64' {
  return platform === OWN ? OWN_ARCH : OTHER_ARCH;
}

function folderOf(platform: PackedPlatform): string {
  return folders.get(platform) ?? '';
}

function archiveOf(platform: PackedPlatform): string {
  return join(resourcesOf(folderOf(platform)), 'app.asar');
}

function built(name: string): Buffer {
  return readFileSync(join(CHECKOUT, 'build', name));
}

function headerHash(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}

/** A path as it stands in a list: the same on every system, for both processors, whatever a build hashed. */
function inOneForm(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^\//, '')
    .replace(/(prebuilds\/)[\w-]+\.node$/, '$1<system>-<processor>.node')
    .replace(/-[\w-]{8}(\.(?:js|css|woff2))$/, '-<hash>$1');
}

function textOf(files: readonly string[]): string {
  return `${[...files].sort().join('\n')}\n`;
}

/** The packages that a script imports or requires by name. */
function packagesIn(file: string, text: string): readonly string[] {
  const named = file.endsWith('.cjs') ? requiredIn(text) : importedIn(text);
  return named.filter((name) => !name.startsWith('.') && !isBuiltin(name));
}

function requiredIn(text: string): readonly string[] {
  return [...text.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1] ?? '');
}

function importedIn(text: string): readonly string[] {
  const found = parseAst(text).body.flatMap((statement) =>
    'source' in statement && statement.source ? [statement.source.value] : [],
  );
  const late = [...text.matchAll(/\bimport\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1] ?? '');
  return [...found, ...late];
}
