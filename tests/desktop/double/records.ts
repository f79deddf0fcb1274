/** What the app did to the world outside, for the stories to look at. */
export type Records = {
  readonly dialogs: { readonly kind: string; readonly options: unknown }[];
  readonly openedExternal: string[];
  readonly shownInFolder: string[];
  /** Requests that no handler of the app answered: all of them were stopped. */
  readonly requests: { readonly url: string; readonly stopped: string }[];
  readonly recentDocuments: string[];
};

export const records: Records = {
  dialogs: [],
  openedExternal: [],
  shownInFolder: [],
  requests: [],
  recentDocuments: [],
};

export const requestWatchers = new Set<(url: string, stopped: string) => void>();

export function noteRequest(url: string, stopped: string): void {
  records.requests.push({ url, stopped });
  for (const watcher of requestWatchers) watcher(url, stopped);
}

/** Where the functions that the harness sends find them, on the double as on the real binary. */
export const RECORDS = Symbol.for('emic.desktop.records');
Object.defineProperty(globalThis, RECORDS, { value: records });
