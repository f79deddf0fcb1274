import { codes } from '../db/codes.ts';
import type { Writer } from '../db/connection.ts';
import {
  type Codebook,
  childNamed,
  codebookOf,
  keepCode,
  lastPositionUnder,
  type PlacedCode,
  themesIn,
} from '../domain/code.ts';
import { nextThemeColor } from '../domain/code-look.ts';
import { formatCodePath, parseCodePath } from '../domain/code-path.ts';
import { orRefuse, refuse } from '../kernel/errors.ts';
import { codeBehind } from './codebook.ts';
import type { Act } from './done.ts';
import { codeKnown } from './references.ts';

type CodeOrNew = { readonly code: PlacedCode; readonly created: boolean };

/** The code meant by an id, a path or a name that only one has; the parts of a path that are new become codes. */
export function codeOrNew(tx: Writer, reference: string, act: Act): CodeOrNew {
  const known = codeKnown(tx, reference);
  return known === null
    ? codeAtPath(tx, codebookOf(codes(tx)), reference, act)
    : { code: known, created: false };
}

/**
 * The code at the very end of a path, as tables write it: `Risk` is a theme, whatever is called so elsewhere.
 * Codes that are new join the codebook that is held.
 */
export function codeAtPath(tx: Writer, codebook: Codebook, path: string, act: Act): CodeOrNew {
  let code: PlacedCode | null = null;
  let created = false;
  for (const name of orRefuse(parseCodePath(path), { path })) {
    const present: PlacedCode | null = childNamed(codebook, code?.id ?? null, name);
    if (present === null) created = true;
    code = present ?? newCodeUnder(tx, codebook, code, name, act);
  }
  return { code: code ?? refuse('CODE_PATH_INVALID', { path }), created };
}

function newCodeUnder(
  tx: Writer,
  codebook: Codebook,
  parent: PlacedCode | null,
  name: string,
  act: Act,
): PlacedCode {
  const parentId = parent?.id ?? null;
  const color = parent === null ? nextThemeColor(themesIn(codebook)) : null;
  const code = codeBehind(tx, { name, parentId, color, last: lastPositionUnder(codebook, parentId) }, act);
  const own = formatCodePath([name]);
  const placed: PlacedCode = {
    ...code,
    level: (parent?.level ?? 0) + 1,
    path: parent === null ? own : `${parent.path} > ${own}`,
  };
  keepCode(codebook, placed);
  return placed;
}
