const DAY = 86_400_000;

/** "Today, 09:12", "Yesterday", "Friday", "3 November", "21 September 2025": as near as it needs to be. */
export function whenWords(at: Date, now: Date): string {
  const days = Math.round((midnight(now) - midnight(at)) / DAY);
  if (days <= 0) return `Today, ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
  if (days === 1) return 'Yesterday';
  if (days < 7) return at.toLocaleDateString('en-GB', { weekday: 'long' });
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...year });
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
