import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from 'electron-builder';
import type { Signing } from './package-signing.ts';

/** The folder that holds package.json and what is packed. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Also what main gives to `app.setAppUserModelId`: Windows groups windows and pins by it. */
export const APP_ID = 'org.emic.desktop';

/** What a packaged binary may be asked to do. None of it can be changed afterwards without breaking its signature. */
export const FUSES = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  enableCookieEncryption: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

/** An allow-list: a file that nobody thought of stays out. */
const OWN_FILES = [
  'package.json',
  'LICENSE',
  'out/main/**/*.{js,txt}',
  'out/preload/*.cjs',
  'out/renderer/**/*',
  '!out/renderer/gallery{,/**/*}',
  'migrations/[0-9]*.sql',
  'fixtures/study/**/*',
  '!**/*.{map,ts,tsx}',
];

/** The one package that is not bundled; what else lies in its folder serves other platforms or compiling it. */
const DRIVER = 'node_modules/better-sqlite3';
const DRIVER_FILES = [
  'package.json',
  'LICENSE',
  'lib/{index,database,binding,util,sqlite-error}.js',
  'lib/methods/*.js',
];

/** electron-builder's `${platform}` is the machine's that builds, so each platform names its own. */
function driverOf(platform: 'linux' | 'darwin' | 'win32') {
  const filter = [...DRIVER_FILES, `prebuilds/${platform}-\${arch}.node`];
  return [...OWN_FILES, { from: DRIVER, to: DRIVER, filter }];
}

const AUTHORS = 'The Emic authors';
const BOTH: ('x64' | 'arm64')[] = ['x64', 'arm64'];
const MIME_TYPE = 'application/x-emic';
/** Linux takes the icon of a document from the theme; electron-builder's own entry asks for a default one. */
const LINUX_DOCUMENT = [
  'build/linux/x-emic.xml=/usr/share/mime/packages/x-emic.xml',
  ...[16, 24, 32, 48, 64, 128, 256, 512].map(
    (size) =>
      `build/documents/${size}x${size}.png=/usr/share/icons/hicolor/${size}x${size}/mimetypes/application-x-emic.png`,
  ),
];

export type PackageOptions = {
  readonly signing: Signing;
  readonly output: string;
  /** An unpacked Electron to take instead of the one that electron-builder fetches. */
  readonly electronDist?: string | undefined;
  readonly homepage?: string | undefined;
  /** Told of each folder that an installer is made from. */
  readonly onPacked: (folder: string) => void;
};

export function packageConfig(options: PackageOptions): Configuration {
  const { signing, output, electronDist, homepage, onPacked } = options;
  return {
    appId: APP_ID,
    productName: 'Emic',
    copyright: `Copyright © 2026 ${AUTHORS}`,
    directories: { output, buildResources: 'build' },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in.
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    extraMetadata: {
      author: { name: AUTHORS },
      desktopName: 'emic.desktop',
      ...(homepage === undefined ? {} : { homepage }),
    },
    electronLanguages: ['en-GB', 'en-US'],
    ...(electronDist === undefined ? {} : { electronDist }),
    electronDownload: { checksums: electronChecksums() },
    // The older runtime needs a library of FUSE 2 that current systems no longer bring.
    toolsets: { appimage: '1.0.3' },
    // `false`: nothing is compiled, and no packages are collected but those in the list of files.
    // (`npmRebuild: false` would pass this hook over, and then packages that are bundled come along.)
    beforeBuild: async () => false,
    asar: { smartUnpack: false },
    asarUnpack: [`${DRIVER}/prebuilds/*.node`],
    afterPack: async ({ appOutDir }) => onPacked(appOutDir),
    electronFuses: FUSES,
    forceCodeSigning: signing.isSigned,
    // Nothing updates itself: Emic never goes online.
    publish: null,
    fileAssociations: [
      {
        ext: 'emic',
        name: 'Emic project',
        description: 'Emic project',
        mimeType: MIME_TYPE,
        icon: 'document.ico',
        role: 'Editor',
        rank: 'Owner',
      },
    ],
    ...platforms(signing),
  };
}

/** As the package of Electron has them, which the lockfile vouches for; else they would come from where the binary does. */
function electronChecksums(): Record<string, string> {
  return JSON.parse(readFileSync(join(PROJECT, 'node_modules/electron/checksums.json'), 'utf8'));
}

function platforms(
  signing: Signing,
): Pick<Configuration, 'win' | 'nsis' | 'mac' | 'dmg' | 'linux' | 'deb' | 'rpm'> {
  return {
    win: { target: [{ target: 'nsis', arch: BOTH }], icon: 'build/icon.ico', files: driverOf('win32') },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowElevation: false,
      allowToChangeInstallationDirectory: true,
      buildUniversalInstaller: false,
      differentialPackage: false,
      deleteAppDataOnUninstall: false,
    },
    mac: {
      target: [{ target: 'dmg', arch: BOTH }],
      icon: 'build/icon.icns',
      category: 'public.app-category.productivity',
      files: driverOf('darwin'),
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
      notarize: signing.isNotarised,
      // Without a certificate the app is signed for nobody, since Apple silicon runs nothing unsigned;
      // a hardened runtime would then refuse to load SQLite, which nobody has signed either.
      hardenedRuntime: signing.isSigned,
      ...(signing.isSigned ? {} : { identity: '-' }),
    },
    dmg: { writeUpdateInfo: false },
    linux: {
      target: ['AppImage', 'deb', 'rpm'].map((target) => ({ target, arch: BOTH })),
      icon: 'build/icons',
      executableName: 'emic',
      syncDesktopName: true,
      category: 'Science;Education;Office',
      maintainer: AUTHORS,
      files: driverOf('linux'),
    },
    deb: { fpm: LINUX_DOCUMENT },
    rpm: { fpm: LINUX_DOCUMENT },
  };
}
