import type { Page } from './carrier.ts';

const TAB_KEY = 'emic-tab-key';
const WINDOW_KEY = 'emic-window-key';

export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/**
 * Lets the page in. Cookies ignore ports, so that another program on this machine could be sent ours; every request
 * therefore carries a key of this tab, too. The opening address hands the page a window key behind its `#`, which
 * no request contains; it is kept where only pages of this origin, port included, can read it, and changed for a key
 * of the tab. Where the host was started anew and opened in another tab, that tab leaves the new window key there.
 */
export function admissionTo(page: Page): { readonly ask: Ask } {
  const handed = page.takeKey();
  if (handed !== null) page.windows.setItem(WINDOW_KEY, handed);
  const pending: { key: Promise<string> | null } = { key: null };

  const newKey = async (): Promise<string> => {
    const response = await page.fetch(`${page.origin}/tab`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-emic-window': page.windows.getItem(WINDOW_KEY) ?? '',
      },
      body: '{}',
    });
    const answer: unknown = await response.json();
    const key = typeof answer === 'object' && answer !== null && 'key' in answer ? answer.key : null;
    if (typeof key !== 'string') return '';
    page.tab.setItem(TAB_KEY, key);
    return key;
  };
  /** Calls that find the key stale at the same time ask for one new key together. */
  const renewed = (): Promise<string> => {
    pending.key ??= newKey().finally(() => {
      pending.key = null;
    });
    return pending.key;
  };
  const withKey = (path: string, init: RequestInit, key: string) => {
    const headers = new Headers(init.headers);
    headers.set('x-emic-tab', key);
    return page.fetch(`${page.origin}${path}`, { ...init, headers });
  };
  const ask: Ask = async (path, init = {}) => {
    const kept = page.tab.getItem(TAB_KEY) ?? (await renewed());
    const response = await withKey(path, init, kept);
    if (response.status !== 401) return response;
    const key = await renewed();
    return key === '' ? response : withKey(path, init, key);
  };
  return { ask };
}
