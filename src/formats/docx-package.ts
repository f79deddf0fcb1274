import { refuse } from '../kernel/errors.ts';
import { readXml } from './xml.ts';
import { MEGABYTE, openZip, readEntry, type ZipArchive } from './zip.ts';

/**
 * A million characters need 42 MB of XML where Word wraps every word in a run of its own with fonts and revision
 * ids (about 250 bytes a word); plain ones need 2 MB. 64 MB for a part and 128 MB for all that is read let every
 * transcript pass and keep the process under 450 MB.
 */
const MOST_OF_PART = 64 * MEGABYTE;
const MOST_OF_ALL = 128 * MEGABYTE;

const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** ECMA-376: transitional and strict spelling of the same relationship types. */
const OFFICE_RELATIONSHIP =
  /^https?:\/\/(?:schemas\.openxmlformats\.org\/officeDocument\/2006|purl\.oclc\.org\/ooxml\/officeDocument)\/relationships\/(\w+)$/;

/** What a part points to inside the package, `type` being the last word of the relationship's address. */
type Relationship = { readonly type: string; readonly part: string };

export type Package = {
  /** The part's bytes, or null where the package has no such part. Refuses past the limits of all parts. */
  readonly read: (part: string) => Uint8Array | null;
  /** The parts that the main part points to by relationships of a type, each once. */
  readonly related: (type: string) => readonly string[];
  /** The main document part, found through the package's relationships, never by a fixed name. */
  readonly main: string;
};

/** Opens an Office Open XML package that holds a word-processing document. Refuses FORMAT_NOT_SUPPORTED { found }. */
export function openWordPackage(bytes: Uint8Array): Package {
  const archive = openZip(bytes);
  const read = partReader(archive);
  const main = relationshipsIn(read, '').find(({ type }) => type === 'officeDocument')?.part;
  if (main === undefined) return refuse('FORMAT_NOT_SUPPORTED', { found: otherZip(archive) });
  const found = applicationOf(contentTypeOf(read, main));
  if (found !== null) return refuse('FORMAT_NOT_SUPPORTED', { found });
  const relationships = relationshipsIn(read, main);
  const related = (wanted: string) => {
    const parts = relationships.filter(({ type }) => type === wanted).map(({ part }) => part);
    return [...new Map(parts.map((part) => [partKey(part), part])).values()];
  };
  return { read, main, related };
}

function partReader(archive: ZipArchive): Package['read'] {
  const names = entryNames(archive);
  let left = MOST_OF_ALL;
  return (part) => {
    const name = names(part);
    if (name === null) return null;
    const content = readEntry(archive, name, { most: Math.min(MOST_OF_PART, left) });
    left -= content.length;
    return content;
  };
}

/** Part names are compared without regard to ASCII case and may be percent-encoded (ECMA-376 part 2, 6.2.2). */
function entryNames({ entries }: ZipArchive): (part: string) => string | null {
  const byKey = new Map<string, string>();
  for (const name of entries.keys()) {
    const key = partKey(name);
    if (byKey.has(key)) refuse('ARCHIVE_UNSAFE', { entry: name, reason: 'duplicate-name' });
    byKey.set(key, name);
  }
  return (part) => byKey.get(partKey(part)) ?? null;
}

function partKey(name: string): string {
  return percentDecoded(name).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function percentDecoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function relationshipsIn(read: Package['read'], source: string): readonly Relationship[] {
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${source.slice(folder.length)}.rels`;
  const bytes = read(part);
  if (bytes === null) return [];
  const found: Relationship[] = [];
  readXml(bytes, {
    part,
    prefixOf: (namespace) => (namespace === RELATIONSHIPS ? '' : undefined),
    handler: {
      start: (name, { attribute }) => {
        if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
        const type = OFFICE_RELATIONSHIP.exec(attribute('Type') ?? '')?.[1];
        const target = attribute('Target');
        if (type !== undefined && target !== undefined) found.push({ type, part: resolved(folder, target) });
      },
      end: () => undefined,
      text: () => undefined,
    },
  });
  return found;
}

/** A key to look up, not a path: `..` at the root stays at the root. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function contentTypeOf(read: Package['read'], wanted: string): string | null {
  const part = '[Content_Types].xml';
  const bytes = read(part);
  if (bytes === null) return null;
  const extension = wanted.slice(wanted.lastIndexOf('.') + 1).toLowerCase();
  let byExtension: string | null = null;
  let byName: string | null = null;
  readXml(bytes, {
    part,
    prefixOf: (namespace) => (namespace === CONTENT_TYPES ? '' : undefined),
    handler: {
      start: (name, { attribute }) => {
        const type = attribute('ContentType') ?? null;
        if (name === 'Default' && attribute('Extension')?.toLowerCase() === extension) byExtension = type;
        if (name !== 'Override') return;
        if (partKey(attribute('PartName') ?? '') === partKey(`/${wanted}`)) byName = type;
      },
      end: () => undefined,
      text: () => undefined,
    },
  });
  return byName ?? byExtension;
}

/** The other application that a main part belongs to, null for a word-processing document or an unnamed type. */
function applicationOf(contentType: string | null): string | null {
  if (contentType === null) return null;
  if (/spreadsheetml|ms-excel/.test(contentType)) return 'xlsx';
  if (/presentationml|ms-powerpoint/.test(contentType)) return 'pptx';
  return null;
}

function otherZip({ entries }: ZipArchive): string {
  if (entries.has('META-INF/container.xml')) return 'epub';
  if (entries.has('mimetype') && entries.has('content.xml')) return 'odt';
  return 'zip';
}
