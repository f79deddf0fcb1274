const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const DAY_AND_YEAR = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** "Today", "Yesterday", "Friday 2 November", in another year "Thursday 2 May 2013". */
export function dayInWords(at: string, now: Date): string {
  const day = new Date(at);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (isSameDay(day, now)) return 'Today';
  if (isSameDay(day, yesterday)) return 'Yesterday';
  return (day.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(day).replace(',', '');
}

/** "14:05" */
export function timeOfDay(at: string): string {
  return TIME.format(new Date(at));
}

export function startsDay(at: string, before: string | null): boolean {
  return before === null || !isSameDay(new Date(at), new Date(before));
}

function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
