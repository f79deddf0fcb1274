import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Locked = {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
};

/**
 * The licences of the packages that are bundled or shipped, from their own folders: MIT, ISC, BSD and OFL ask that they
 * come along. Throws where a package has no licence in words.
 */
export function noticesOf(root: string): string {
  const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  const shipped = Object.entries(lock.packages)
    .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional && existsSync(join(root, path)))
    // Types of somebody else's code hold none.
    .filter(([path]) => !path.includes('/@types/'))
    .map(([path, facts]) => noticeOf(root, path, facts))
    .sort();
  return `Emic is built with the packages below. Each is here under its own licence.\n\n${shipped.join('\n')}`;
}

function noticeOf(root: string, path: string, { version, license }: Locked): string {
  const folder = join(root, path);
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name));
  if (file === undefined && license === undefined) throw new Error(`${path} has no licence`);
  const name = path.replace(/^.*node_modules\//, '');
  const words = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `${'='.repeat(80)}\n${name} ${version ?? ''} (${license ?? 'see below'})\n\n${words}\n`;
}
