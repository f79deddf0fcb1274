export type Platform = 'mac' | 'other';

const WORDS: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  meta: 'Meta',
  escape: 'Esc',
  pageup: 'Page up',
  pagedown: 'Page down',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};
const MAC_SIGNS: Readonly<Record<string, string>> = {
  ...WORDS,
  mod: '⌘',
  ctrl: '⌃',
  shift: '⇧',
  alt: '⌥',
  enter: '↩',
  backspace: '⌫',
};
const ARIA_NAMES: Readonly<Record<string, string>> = {
  ctrl: 'Control',
  pageup: 'PageUp',
  pagedown: 'PageDown',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  '+': 'Plus',
};

export function platformOf(navigatorPlatform: string): Platform {
  return /^(mac|iphone|ipad)/i.test(navigatorPlatform) ? 'mac' : 'other';
}

/**
 * How keys are shown: `mod+shift+z` is "Ctrl Shift Z", on a Mac "⇧⌘Z". Written as `keyName` names them; capitals do
 * not matter.
 */
export function shortcutWords(keys: string, platform: Platform): string {
  if (platform === 'other')
    return keysIn(keys)
      .map((key) => WORDS[key] ?? capitalised(key))
      .join(' ');
  // Apple's order: Control, Option, Shift, Command, then the key.
  const order = ['ctrl', 'alt', 'shift', 'mod'];
  const sorted = keysIn(keys).toSorted((a, b) => ((order.indexOf(a) + 5) % 5) - ((order.indexOf(b) + 5) % 5));
  return sorted.map((key) => MAC_SIGNS[key] ?? capitalised(key)).join('');
}

/** The same keys as `aria-keyshortcuts` wants them. */
export function ariaShortcut(keys: string, platform: Platform): string {
  const mod = platform === 'mac' ? 'Meta' : 'Control';
  return keysIn(keys)
    .map((key) => (key === 'mod' ? mod : (ARIA_NAMES[key] ?? capitalised(key))))
    .join('+');
}

function keysIn(keys: string): readonly string[] {
  return keys.toLowerCase().split(/\+(?!$)/);
}

function capitalised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
