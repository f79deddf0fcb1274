/** A pressed key as actions write it: `mod+shift+z`, `alt+arrowleft`, `f2`. `mod` is Ctrl, on a Mac Cmd. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  mac: boolean,
): string {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  // Shift makes other characters of keys that are no letters: '?' is written '?', not 'shift+?'.
  const shift = event.shiftKey && (key.length > 1 || /\p{L}/u.test(key));
  return [mod && 'mod', other && (mac ? 'ctrl' : 'meta'), event.altKey && 'alt', shift && 'shift', key]
    .filter((part) => part !== false)
    .join('+');
}
