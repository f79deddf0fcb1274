import styles from './group-marks.module.css';
import { type GroupShape, SHAPE_PATHS } from './group-shapes.ts';

/** The shape of a group in the head of its column: the chart's legend. */
export function GroupMark({ shape }: { readonly shape: GroupShape }) {
  return (
    <svg
      className={styles.mark}
      data-shape={shape}
      viewBox="0 0 10 10"
      width={10}
      height={10}
      aria-hidden="true"
    >
      <path d={SHAPE_PATHS[shape]} />
    </svg>
  );
}
