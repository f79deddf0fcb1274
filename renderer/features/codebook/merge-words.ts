import type { MergePreview } from '../../../src/contract/views.ts';
import { counted } from '../../ui/counted.ts';

/** What a merge would do, one fact a line. */
export function mergeFacts(preview: MergePreview): readonly string[] {
  const { segments, duplicates, subcodes, memos, definitionJoined } = preview;
  return [
    segments === 0
      ? 'No segments move.'
      : `${counted(segments, 'segment')} ${segments === 1 ? 'moves' : 'move'}.`,
    duplicates === 0
      ? ''
      : `${counted(duplicates, 'segment')} of these ${duplicates === 1 ? 'stands' : 'stand'} there already and ${duplicates === 1 ? 'becomes' : 'become'} one, with both comments.`,
    subcodes === 0
      ? ''
      : `${counted(subcodes, 'sub-code')} ${subcodes === 1 ? 'moves' : 'move'}, or ${subcodes === 1 ? 'merges' : 'merge'} with a sub-code of the same name.`,
    memos === 0 ? '' : `${counted(memos, 'memo')} ${memos === 1 ? 'moves' : 'move'}.`,
    definitionJoined ? 'The definitions are joined.' : 'The definition stays as it is.',
  ].filter((fact) => fact !== '');
}
