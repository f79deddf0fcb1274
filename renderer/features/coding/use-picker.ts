import { useMemo, useState } from 'react';
import type { CodeView } from '../../../src/contract/views.ts';
import { parseCodePath } from '../../../src/domain/code-path.ts';
import { sameName } from '../../../src/domain/name.ts';
import { useCodingState } from '../../state/coding.ts';
import { type FoundCode, indexCodes, matchCodes } from './match-codes.ts';

/** A code that would be made: its name, and the code it goes beneath. */
export type NewCode = { readonly name: string; readonly parent: CodeView | null };

export type PickerModel = {
  readonly query: string;
  readonly found: readonly FoundCode[];
  /** Null where there is nothing typed, or such a code already. */
  readonly newCode: NewCode | null;
  /** Index among the rows: the codes found, then the new one. */
  readonly active: number;
  readonly rows: number;
  readonly ticked: ReadonlySet<string>;
  readonly typed: (query: string) => void;
  readonly moved: (to: number) => void;
  readonly tickToggled: (id: string) => void;
};

/** What the code picker shows for what is typed. */
export function usePicker(codes: readonly CodeView[]): PickerModel {
  // As they were when the picker opened: rows must not move under the hand that ticks them.
  const [{ recent, lastParent }] = useState(useCodingState.getState);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const index = useMemo(() => indexCodes(codes), [codes]);
  const found = useMemo(() => matchCodes(index, query, recent), [index, query, recent]);
  const newCode = useMemo(() => codeToMake(codes, query, lastParent), [codes, query, lastParent]);
  const rows = found.length + (newCode === null ? 0 : 1);
  return {
    query,
    found,
    newCode,
    rows,
    active: Math.min(chosen, Math.max(0, rows - 1)),
    ticked,
    typed: (words) => {
      setQuery(words);
      setChosen(0);
    },
    moved: (to) => setChosen(((to % Math.max(1, rows)) + rows) % Math.max(1, rows)),
    tickToggled: (id) => setTicked((was) => was.symmetricDifference(new Set([id]))),
  };
}

/** The code of the typed name under the parent last used; `Theme > Name` names another parent. */
export function codeToMake(
  codes: readonly CodeView[],
  query: string,
  lastParent: string | null,
): NewCode | null {
  const path = parseCodePath(query);
  if (!path.ok) return null;
  const name = path.value.at(-1) ?? '';
  const above = path.value.slice(0, -1);
  const parent =
    above.length === 0 ? (codes.find(({ id }) => id === lastParent) ?? null) : codeNamed(codes, above);
  if (above.length > 0 && parent === null) return null;
  const taken = codes.some((code) => code.parentId === (parent?.id ?? null) && sameName(code.name, name));
  return taken ? null : { name, parent };
}

function codeNamed(codes: readonly CodeView[], names: readonly string[]): CodeView | null {
  return (
    names.reduce<CodeView | null | undefined>(
      (parent, name) =>
        parent === undefined
          ? undefined
          : codes.find((code) => code.parentId === (parent?.id ?? null) && sameName(code.name, name)),
      null,
    ) ?? null
  );
}
