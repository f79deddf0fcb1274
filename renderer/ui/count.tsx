import styles from './count.module.css';

type CountProps = {
  readonly value: number;
  /** What is counted, only read out: "segments". */
  readonly of?: string;
};

/** A number at the end of a row: tabular, quiet, with thousands parted. */
export function Count({ value, of }: CountProps) {
  return (
    <span className={styles.count}>
      {value.toLocaleString('en-GB')}
      {of && <span className="visually-hidden"> {of}</span>}
    </span>
  );
}
