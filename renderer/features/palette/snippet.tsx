import { matchText, matchWord, queryWords, unitedStretches } from '../../../src/domain/fuzzy-match.ts';
import { MatchedText } from '../../ui/matched-text.tsx';
import styles from './palette.module.css';

/** What somebody said around a found place, on one line, with the words sought set stronger. */
export function Snippet({ text, query }: { readonly text: string; readonly query: string }) {
  const line = text.replace(/\s+/gu, ' ');
  const target = matchText(line);
  const stretches = queryWords(query).flatMap((word) => {
    const match = target.folded.includes(word) ? matchWord(word, target) : null;
    return match?.stretches ?? [];
  });
  return (
    <span className={styles.snippet}>
      <MatchedText text={line} stretches={unitedStretches(stretches)} />
    </span>
  );
}
