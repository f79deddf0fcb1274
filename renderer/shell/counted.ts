/** "1 transcript", "28 transcripts"; thousands apart as people read them. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
