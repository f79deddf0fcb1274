import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

export type PackedPlatform = 'linux' | 'mac' | 'windows';

const { version: VERSION } = JSON.parse(
  readFileSync(new URL('../../node_modules/electron/package.json', import.meta.url), 'utf8'),
);
/** Where @electron/fuses looks: a mark, the version of the wire, its length, and each fuse as Electron 45 ships it. */
const FUSE_WIRE = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0810110001', 'latin1');
const LOCALES = ['de', 'en-GB', 'en-US', 'fr'];

/** An unpacked Electron that runs nothing: its files by name, and in its program the place where fuses are. */
export function writeDistribution(folder: string, platform: PackedPlatform): void {
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    write(join(folder, name), name === 'version' ? VERSION : 'Electron');
  if (platform === 'mac') writeBundle(join(folder, 'Electron.app', 'Contents'));
  else {
    for (const locale of LOCALES) write(join(folder, 'locales', `${locale}.pak`), locale);
    mkdirSync(join(folder, 'resources'));
  }
  if (platform === 'windows') write(join(folder, 'electron.exe'), windowsProgram());
  if (platform !== 'linux') return;
  write(join(folder, 'electron'), FUSE_WIRE);
  write(join(folder, 'chrome-sandbox'), 'Electron');
}

function writeBundle(contents: string): void {
  const frameworks = join(contents, 'Frameworks');
  write(join(contents, 'MacOS', 'Electron'), 'Electron');
  write(join(contents, 'Info.plist'), plistOf('Electron'));
  write(join(contents, 'Resources', 'electron.icns'), 'Electron');
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron Helper${kind}`;
    write(join(frameworks, `${helper}.app`, 'Contents', 'Info.plist'), plistOf(helper));
    write(join(frameworks, `${helper}.app`, 'Contents', 'MacOS', helper), 'Electron');
  }
  const framework = join(frameworks, 'Electron Framework.framework');
  write(join(framework, 'Electron Framework'), FUSE_WIRE);
  for (const locale of LOCALES) {
    const name = `${locale.replace('-', '_')}.lproj`;
    write(join(contents, 'Resources', name, 'locale.pak'), locale);
    write(join(framework, 'Versions', 'A', 'Resources', name, 'locale.pak'), locale);
  }
}

function plistOf(executable: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${executable}</string>
<key>CFBundleIconFile</key><string>electron.icns</string>
</dict></plist>\n`;
}

/** A program for Windows without code: electron-builder edits its icon, its version and the hash of the archive. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const facts = Resource.VersionInfo.create(1033, {}, [
    { lang: 1033, codepage: 1200, values: { ProductName: 'Electron', FileDescription: 'Electron' } },
  ]);
  facts.outputToResourceEntries(resources.entries);
  const bin = FUSE_WIRE.buffer.slice(FUSE_WIRE.byteOffset, FUSE_WIRE.byteOffset + FUSE_WIRE.byteLength);
  resources.entries.push({ type: 10, id: 1, lang: 1033, codepage: 1200, bin });
  resources.outputResource(program);
  return Buffer.from(program.generate());
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode: 0o755 });
}
