import { useSyncExternalStore } from 'react';

/** The pixels of a length in tokens.css, followed when theme, density or width change it. */
export function useTokenLength(token: `--${string}`): number {
  return useSyncExternalStore(watchRoot, () => readLength(token));
}

function readLength(token: string): number {
  const length = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(token));
  return Number.isFinite(length) ? length : 0;
}

function watchRoot(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true });
  window.addEventListener('resize', changed);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', changed);
  };
}
