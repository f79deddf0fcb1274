/** A time of a recording in text: `mm:ss` or `hh:mm:ss`, either with decimals behind a point or a comma. */
export const RECORDING_TIME = String.raw`(?:\d+:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?`;

/** Milliseconds; null where the text is no such time or seconds or minutes pass 59. */
export function millisecondsOf(time: string): number | null {
  const match = /^(?:(\d{1,6}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?$/.exec(time);
  if (match === null) return null;
  const [, hours, minutes, seconds, decimals = ''] = match;
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return null;
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(decimals.padEnd(3, '0'));
}
