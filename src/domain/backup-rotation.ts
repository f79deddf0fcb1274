const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Backup = { readonly name: string; readonly at: number };

/** At most one automatic backup an hour. Instants in milliseconds. */
export function isBackupDue(backups: readonly Backup[], now: number): boolean {
  return backups.every((backup) => now - backup.at >= HOUR || backup.at > now);
}

/**
 * Which backups may go: kept are the newest 24, the newest of each day for 30 days, and the newest of
 * each month for ever. Days and months are UTC.
 */
export function expendableBackups(backups: readonly Backup[], now: number): readonly Backup[] {
  const newestFirst = [...backups].sort((one, other) => other.at - one.at);
  const days = new Set<string>();
  const months = new Set<string>();
  return newestFirst.filter((backup, index) => {
    const iso = new Date(backup.at).toISOString();
    const firstOfDay = !days.has(iso.slice(0, 10));
    const firstOfMonth = !months.has(iso.slice(0, 7));
    days.add(iso.slice(0, 10));
    months.add(iso.slice(0, 7));
    return !(index < 24 || (firstOfDay && now - backup.at < 30 * DAY) || firstOfMonth);
  });
}
