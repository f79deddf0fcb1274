import type { Bridge } from '../../src/contract/bridge.ts';

declare global {
  interface Window {
    /** The desktop app around the page; absent in a browser. */
    readonly emic?: Bridge;
  }
}

/** The desktop app around this page; null in a browser. */
export function bridge(): Bridge | null {
  return window.emic ?? null;
}

/** Asks the window in which the page stands for something; what it refuses is its own to tell. */
export async function askWindow(name: `window.${string}`, input: unknown = {}): Promise<void> {
  await bridge()?.call('window', name, input, { coder: null, task: null });
}
