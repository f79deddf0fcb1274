import { sentenceFor } from '../../../src/contract/messages.ts';
import type { ParticipantImport, RefusedRow, TablePreview } from '../../../src/contract/views.ts';
import { Banner } from '../../ui/banner.tsx';
import { counted } from '../../ui/counted.ts';
import { TYPE_NAMES } from './grid-data.ts';
import styles from './table-import.module.css';

/** So many names are listed; the others are counted. */
const MOST_NAMES = 12;

/** What importing would do. */
export function TableFacts({ preview }: { readonly preview: TablePreview }) {
  const { rows, newcomers, known, unmatched, refused, columns } = preview;
  const added = columns.flatMap(({ attribute }) => (attribute?.created ? [attribute.name] : []));
  return (
    <section className={styles.facts} aria-label="What importing will do" aria-live="polite">
      <p>
        {counted(rows, 'row')}: {counted(newcomers.length, 'new participant')}, {known.length} already there.
        {added.length > 0 && ` New attributes: ${namesIn(added)}.`}
      </p>
      {newcomers.length > 0 && <p>New: {namesIn(newcomers)}.</p>}
      {known.length > 0 && <p>Changed: {namesIn(known)}. A blank cell takes away what is recorded.</p>}
      <Unmatched names={unmatched} />
      <RefusedRows refused={refused} willBe />
    </section>
  );
}

/** What importing did. */
export function TableResult({ result }: { readonly result: ParticipantImport }) {
  const { imported, attributes, linked, cleared, spellings, unmatched, refused } = result;
  const added = attributes.filter(({ created }) => created);
  return (
    <section className={styles.facts} aria-label="What was imported">
      <p>
        {counted(imported, 'participant')} imported, {counted(linked, 'link')} to transcripts made
        {cleared > 0 && `, ${counted(cleared, 'value')} taken away by blank cells`}.
      </p>
      {added.length > 0 && (
        <p>
          New attributes:{' '}
          {added.map(({ name, type }) => `${name} (${TYPE_NAMES[type].toLowerCase()})`).join(', ')}.
        </p>
      )}
      {spellings.length > 0 && (
        <p>
          Taken for the choice that is there:{' '}
          {namesIn(spellings.map(([entered, used]) => `${entered} as ${used}`))}.
        </p>
      )}
      <Unmatched names={unmatched} />
      <RefusedRows refused={refused} />
    </section>
  );
}

function Unmatched({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Banner tone="warning">
      No transcript has the name {namesIn(names)}. Nobody is linked to {names.length === 1 ? 'it' : 'them'}.
    </Banner>
  );
}

type RefusedRowsProps = { readonly refused: readonly RefusedRow[]; readonly willBe?: boolean };

function RefusedRows({ refused, willBe = false }: RefusedRowsProps) {
  if (refused.length === 0) return null;
  return (
    <>
      <Banner tone="warning">
        {counted(refused.length, 'row')} {willBe ? 'will be left out' : 'left out'}; the others{' '}
        {willBe ? 'go' : 'went'} in.
      </Banner>
      <ul className={styles.refused}>
        {refused.map(({ row, code, details }) => (
          <li key={`${row} ${code}`}>
            <span className={styles.line}>Line {row}:</span> {sentenceFor(code, details)}
          </li>
        ))}
      </ul>
    </>
  );
}

function namesIn(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
}
