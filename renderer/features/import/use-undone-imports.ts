import { useEffect, useRef } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { useImporting } from '../../state/importing.ts';

/** A file whose import was taken back is one that can be imported. */
export function useUndoneImports(): void {
  const documents = useQuery('document.list', {}).data;
  const seen = useRef(new Set<string>());
  useEffect(() => {
    if (documents === undefined) return;
    const ids = new Set(documents.map(({ id }) => id));
    const { files, changed } = useImporting.getState();
    for (const { id, outcome } of files) {
      if (outcome?.kind !== 'imported' || ids.has(outcome.documentId)) continue;
      // The list may not tell yet of what came in a moment ago.
      if (seen.current.has(outcome.documentId)) changed(id, { outcome: null });
    }
    seen.current = ids;
  }, [documents]);
}
