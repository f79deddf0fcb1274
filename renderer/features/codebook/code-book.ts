import type { CodeView } from '../../../src/contract/views.ts';
import { foldName } from '../../../src/domain/name.ts';
import { counted } from '../../ui/counted.ts';
import type { TreePlace } from '../../ui/tree-drop.ts';

/** The codes as a tree to look things up in. Codes come in codebook order: each before its sub-codes. */
export type CodeBook = {
  readonly codes: readonly CodeView[];
  readonly byId: ReadonlyMap<string, CodeView>;
  readonly childrenOf: (parentId: string | null) => readonly CodeView[];
};

const NONE: readonly CodeView[] = [];

export function codeBookOf(codes: readonly CodeView[]): CodeBook {
  const byParent = Map.groupBy(codes, (code) => code.parentId);
  return {
    codes,
    byId: new Map(codes.map((code) => [code.id, code])),
    childrenOf: (parentId) => byParent.get(parentId) ?? NONE,
  };
}

/** The code itself and all beneath it. */
export function branchOf(book: CodeBook, id: string): readonly CodeView[] {
  const code = book.byId.get(id);
  if (code === undefined) return NONE;
  return [code, ...book.childrenOf(id).flatMap((child) => branchOf(book, child.id))];
}

/** Codes above a code, its theme first. */
export function ancestorsOf(book: CodeBook, id: string): readonly CodeView[] {
  const parentId = book.byId.get(id)?.parentId ?? null;
  const parent = parentId === null ? undefined : book.byId.get(parentId);
  return parent === undefined ? NONE : [...ancestorsOf(book, parent.id), parent];
}

/** What is selected once a code is gone: the next sibling, else the one before, else the parent. */
export function neighbourOf(book: CodeBook, id: string): string | null {
  const parentId = book.byId.get(id)?.parentId ?? null;
  const siblings = book.childrenOf(parentId);
  const at = siblings.findIndex((sibling) => sibling.id === id);
  return siblings[at + 1]?.id ?? siblings[at - 1]?.id ?? parentId;
}

/** "9 themes, 21 sub-codes" */
export function sizeInWords(book: CodeBook): string {
  const themes = book.childrenOf(null).length;
  const beneath = book.codes.length - themes;
  return `${counted(themes, 'theme')}, ${counted(beneath, 'sub-code')}`;
}

/** Whether a code stands at a place already. */
export function isPlaced(book: CodeBook, code: CodeView, { parentId, beforeId }: TreePlace): boolean {
  if (code.parentId !== parentId) return false;
  const siblings = book.childrenOf(parentId);
  const behind = siblings[siblings.findIndex(({ id }) => id === code.id) + 1]?.id ?? null;
  return beforeId === behind || beforeId === code.id;
}

/** What a filter leaves: codes whose name holds what was typed, and all codes above them. */
export type Found = { readonly shown: ReadonlySet<string>; readonly matches: number };

/** Null where nothing was typed. */
export function foundBy(book: CodeBook, filter: string): Found | null {
  const sought = folded(filter);
  if (sought === '') return null;
  const matching = book.codes.filter(({ name }) => folded(name).includes(sought));
  const shown = matching.flatMap(({ id }) => [id, ...ancestorsOf(book, id).map((above) => above.id)]);
  return { shown: new Set(shown), matches: matching.length };
}

/** As people type when they search: no capitals, no accents. */
export function folded(text: string): string {
  return foldName(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}
