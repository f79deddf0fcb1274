import { codes } from '../db/codes.ts';
import type { Writer } from '../db/connection.ts';
import { codeAt, inCodebookOrder, type PlacedCode } from '../domain/code.ts';
import { parseCodePath } from '../domain/code-path.ts';
import type { CodeId } from '../domain/ids.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { newCode } from './codebook.ts';
import type { Act } from './done.ts';
import { codeKnown } from './references.ts';

type CodeOrNew = { readonly code: PlacedCode; readonly created: boolean };

/** The code meant by an id, a path or a name that only one has; the parts of a path that are new become codes. */
export function codeOrNew(tx: Writer, reference: string, act: Act): CodeOrNew {
  const known = codeKnown(tx, reference);
  return known === null ? codeAtPath(tx, reference, act) : { code: known, created: false };
}

/** The code at the very end of a path, as tables write it: `Risk` is a theme, whatever is called so elsewhere. */
export function codeAtPath(tx: Writer, path: string, act: Act): CodeOrNew {
  const names = orRefuse(parseCodePath(path), { path });
  let parentId: CodeId | null = null;
  let created = false;
  for (const [index, name] of names.entries()) {
    const present = codeAt(codes(tx), names.slice(0, index + 1));
    if (present === null) created = true;
    parentId = (present ?? newCode(tx, { name, parentId }, act)).id;
  }
  const code = inCodebookOrder(codes(tx)).find(({ id }) => id === parentId);
  return { code: code ?? refuse('NOT_FOUND', { what: 'code', name: path }), created };
}
