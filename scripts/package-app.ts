import { Arch, build, Platform } from 'electron-builder';
import { packageConfig } from './package-config.ts';
import type { Signing } from './package-signing.ts';

export type PackageRequest = {
  readonly project: string;
  readonly output: string;
  readonly signing: Signing;
  /** The packed folder alone and for this architecture, instead of every installer of this system. */
  readonly folderFor?:
    | { readonly platform: 'linux' | 'mac' | 'windows'; readonly arch: 'x64' | 'arm64' }
    | undefined;
  readonly electronDist?: string | undefined;
  readonly homepage?: string | undefined;
};

export type Packaged = { readonly folders: readonly string[]; readonly installers: readonly string[] };

/** Packs what was built into installers, or into folders. */
export async function packageApp(request: PackageRequest): Promise<Packaged> {
  const { project, output, signing, folderFor, electronDist, homepage } = request;
  const folders: string[] = [];
  const installers = await build({
    projectDir: project,
    targets:
      folderFor === undefined
        ? Platform.current().createTarget()
        : Platform.fromString(folderFor.platform).createTarget('dir', Arch[folderFor.arch]),
    config: packageConfig({
      signing,
      output,
      electronDist,
      homepage,
      onPacked: (folder) => folders.push(folder),
    }),
    publish: 'never',
  });
  return { folders, installers };
}
