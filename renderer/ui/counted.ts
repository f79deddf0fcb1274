/** "1 word", "1,012 words": thousands apart as people read them; the plural is the singular and an s unless it is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
