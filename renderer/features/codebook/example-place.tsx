import { Button } from 'react-aria-components';
import { useQuery } from '../../data/use-query.ts';
import { useReading } from '../../state/reading.ts';
import { useView } from '../../state/view.ts';
import styles from './code-page.module.css';

/** Where the example was said, if its words stand in a transcript: "N04 Denise, line 32" leads there. */
export function ExamplePlace({ example }: { readonly example: string }) {
  const quote = withoutMarks(example);
  const { data } = useQuery(
    'search.find',
    { text: quote.slice(0, LONGEST), mode: 'exact', limit: 1 },
    { enabled: quote.length >= SHORTEST, keep: false },
  );
  const place = data?.[0];
  if (quote.length < SHORTEST || place === undefined) return null;
  const { documentId, document, start, end, line } = place;
  const show = () => {
    useReading.getState().soughtPlace(documentId, { start, end });
    useView.getState().jumpedTo('transcripts');
  };
  return (
    <Button className={styles.place ?? ''} onPress={show}>
      {document}, line {line}
    </Button>
  );
}

/** Fewer characters stand anywhere; more the search does not take. */
const SHORTEST = 12;
const LONGEST = 10_000;

/** The words alone: people write examples between quotation marks. */
function withoutMarks(example: string): string {
  return example.trim().replace(/^[“”"'‘’«»]+|[“”"'‘’«»]+$/gu, '');
}
