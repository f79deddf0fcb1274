import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageConfig } from '../../scripts/package-config.ts';
import { signingFor } from '../../scripts/package-signing.ts';
import { isOver, sizesOf, sizeTable } from '../../scripts/package-sizes.ts';
import { CHECKOUT } from '../support/command-line.ts';

const root = mkdtempSync(join(tmpdir(), 'emic-sizes-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const CERTIFICATE = { CSC_LINK: 'file.p12', CSC_KEY_PASSWORD: 'secret' };
const NOTARY = { APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };

describe('the configuration of the packages', () => {
  it('makes an installer of every kind for both processors', () => {
    const { win, mac, linux } = config();
    expect([win?.target, mac?.target, linux?.target]).toEqual([
      [{ target: 'nsis', arch: ['x64', 'arm64'] }],
      [{ target: 'dmg', arch: ['x64', 'arm64'] }],
      ['AppImage', 'deb', 'rpm'].map((target) => ({ target, arch: ['x64', 'arm64'] })),
    ]);
  });

  it('names only icons and files that are there, and one icon for each system', () => {
    const { win, mac, linux, deb, fileAssociations } = config();
    const association = Array.isArray(fileAssociations) ? fileAssociations[0] : undefined;
    const icons = [
      win?.icon,
      mac?.icon,
      linux?.icon,
      mac?.entitlements,
      `build/${association?.icon}`,
      'build/document.icns',
    ];
    const extra = (deb?.fpm ?? []).map((entry) => entry.split('=')[0]);
    expect(extra.length).toBe(9);
    for (const path of [...icons, ...extra])
      expect([path, existsSync(join(CHECKOUT, path ?? ''))]).toEqual([path, true]);
  });

  it('opens .emic files, on Windows for the one person who installs it', () => {
    const { fileAssociations, nsis } = config();
    expect(fileAssociations).toMatchObject([
      { ext: 'emic', mimeType: 'application/x-emic', icon: 'document.ico' },
    ]);
    expect(nsis).toMatchObject({ perMachine: false, allowElevation: false });
    const described = readFileSync(join(CHECKOUT, 'build/linux/x-emic.xml'), 'utf8');
    expect(described).toContain('<mime-type type="application/x-emic">');
    expect(described).toContain('<glob pattern="*.emic"/>');
  });

  it('publishes nothing and compiles nothing', async () => {
    const { publish, beforeBuild } = config();
    expect(publish).toBe(null);
    expect(typeof beforeBuild === 'function' && (await beforeBuild({} as never))).toBe(false);
  });
});

describe('signing', () => {
  it('asks for a hardened runtime and fails without a signature, where there is a certificate', () => {
    const { mac, forceCodeSigning } = config({ ...CERTIFICATE, ...NOTARY });
    expect(forceCodeSigning).toBe(true);
    expect(mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(mac).not.toHaveProperty('identity');
  });

  it('signs for nobody, without a hardened runtime, where there is none', () => {
    const { mac, forceCodeSigning } = config();
    expect(forceCodeSigning).toBe(false);
    expect(mac).toMatchObject({ hardenedRuntime: false, notarize: false, identity: '-' });
  });

  it('says what is missing, an empty secret counting as none', () => {
    const said = (platform: NodeJS.Platform, environment: Record<string, string>) =>
      signingFor(platform, environment).said;
    expect([
      said('darwin', {}),
      said('darwin', { ...CERTIFICATE, CSC_KEY_PASSWORD: '' }),
      said('darwin', CERTIFICATE),
      said('darwin', { ...CERTIFICATE, ...NOTARY }),
      said('win32', CERTIFICATE),
      said('win32', { WIN_CSC_LINK: 'file.pfx', WIN_CSC_KEY_PASSWORD: 'secret' }),
      said('linux', CERTIFICATE),
    ]).toEqual([
      'Not signed: CSC_LINK and CSC_KEY_PASSWORD not set.',
      'Not signed: CSC_KEY_PASSWORD not set.',
      'Signed, not notarised: APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER not set.',
      'Signed and notarised.',
      'Not signed: WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD not set.',
      'Signed.',
      'Not signed: packages for Linux are told genuine by SHA256SUMS.',
    ]);
  });
});

describe('the size budget', () => {
  it('counts what is ours, what is installed and each installer, and says what is over', () => {
    const folder = join(root, 'linux-unpacked');
    mkdirSync(join(folder, 'resources/app.asar.unpacked'), { recursive: true });
    ofSize(join(folder, 'emic'), 200_000_000);
    ofSize(join(folder, 'resources/app.asar'), 6_000_000);
    ofSize(join(folder, 'resources/app.asar.unpacked/driver.node'), 3_000_000);
    ofSize(join(root, 'Emic.deb'), 120_000_001);
    ofSize(join(root, 'Emic.dmg'), 150_000_000);
    ofSize(join(root, 'latest.yml'), 1_000);
    const sizes = sizesOf(
      [folder],
      ['Emic.deb', 'Emic.dmg', 'latest.yml'].map((name) => join(root, name)),
    );
    expect(sizeTable(sizes)).toBe(
      [
        'linux-unpacked: Emic          9.0 MB of     8.0 MB  too large',
        'linux-unpacked: installed   209.0 MB of   360.0 MB',
        'Emic.deb                    120.0 MB of   120.0 MB  too large',
        'Emic.dmg                    150.0 MB of   150.0 MB',
        '',
      ].join('\n'),
    );
    expect(sizes.filter(isOver).length).toBe(2);
  });
});

function config(environment: Record<string, string> = {}) {
  return packageConfig({
    signing: signingFor('darwin', environment),
    output: 'dist',
    onPacked: () => undefined,
  });
}

/** A file that takes no room on the disk. */
function ofSize(path: string, bytes: number): void {
  writeFileSync(path, '');
  truncateSync(path, bytes);
}
