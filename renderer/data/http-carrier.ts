import { type Carrier, carrierOver, type Page } from './carrier.ts';

/** The carrier of a page that the browser host serves. One for each page. */
export function httpCarrier(): Carrier {
  return carrierOver(thisPage());
}

function thisPage(): Page {
  return {
    origin: window.location.origin,
    path: window.location.pathname,
    fetch: (url, init) => window.fetch(url, { ...init, credentials: 'same-origin', cache: 'no-store' }),
    tab: window.sessionStorage,
    windows: window.localStorage,
    takeKey,
    isVisible: () => document.visibilityState === 'visible',
    onVisibility: (listener) => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
  };
}

/** The key behind `#key=` of the opening address, which is taken out of the address before anything else happens. */
function takeKey(): string | null {
  const { hash, pathname, search } = window.location;
  const key = /^#key=([A-Za-z0-9_-]+)$/.exec(hash)?.[1] ?? null;
  if (key !== null) window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  return key;
}
