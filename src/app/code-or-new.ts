import { codes } from '../db/codes.ts';
import type { Writer } from '../db/connection.ts';
import { codeAt, inCodebookOrder, type PlacedCode } from '../domain/code.ts';
import { parseCodePath } from '../domain/code-path.ts';
import type { CodeId } from '../domain/ids.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { newCode } from './codebook.ts';
import type { Act } from './done.ts';
import { codeKnown } from './references.ts';

/** The code meant by an id or a path; the parts of a path that are new become codes. */
export function codeOrNew(tx: Writer, reference: string, act: Act): { code: PlacedCode; created: boolean } {
  const known = codeKnown(tx, reference);
  if (known !== null) return { code: known, created: false };
  const names = orRefuse(parseCodePath(reference), { path: reference });
  let parentId: CodeId | null = null;
  for (const [index, name] of names.entries()) {
    const present = codeAt(codes(tx), names.slice(0, index + 1));
    parentId = (present ?? newCode(tx, { name, parentId }, act)).id;
  }
  const code = inCodebookOrder(codes(tx)).find(({ id }) => id === parentId);
  return { code: code ?? refuse('NOT_FOUND', { what: 'code', name: reference }), created: true };
}
