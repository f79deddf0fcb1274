type EmicMarkProps = {
  /** Height in pixels: 18 in the top bar, 34 on the welcome page. */
  readonly size?: number;
};

/** The mark of the product: a bracket, a coded stripe, and one in the accent. Beside the name, so it says nothing. */
export function EmicMark({ size = 18 }: EmicMarkProps) {
  return (
    <svg width={size * (30 / 34)} height={size} viewBox="0 0 30 34" aria-hidden="true" focusable="false">
      <path d="M0 0H9V4H4V30H9V34H0Z" fill="var(--ink)" />
      <path d="M14.3 2H18.8V10.3H14.3ZM14.3 12.9H18.8V21.1H14.3ZM14.3 23.7H18.8V32H14.3Z" fill="var(--ink)" />
      <path d="M23.3 9H28.8V24.7H23.3Z" fill="var(--accent-fill)" />
    </svg>
  );
}
