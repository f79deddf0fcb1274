// Chromium loads no scheme of ours, so `app://emic/p/1` is `https://emic.app-double.invalid/p/1` in the page.
const ENDING = '-double.invalid';
/** Schemes that the browser answers by itself or reaches for elsewhere. */
const ITS_OWN = ['http:', 'https:', 'ws:', 'wss:', 'data:', 'blob:', 'about:', 'file:', 'chrome:'];

/** As the page has it. */
export function toPage(url: string): string {
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  if (found === null || ITS_OWN.includes(`${found[1]}:`.toLowerCase())) return url;
  return `https://${found[2]}.${found[1]}${ENDING}${found[3] || '/'}`;
}

/** As main sees it. */
export function toMain(url: string): string {
  const found = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)-double\.invalid(.*)$/is.exec(url);
  return found === null ? url : `${found[2]}://${found[1]}${found[3] || '/'}`;
}

export function schemeOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0]?.toLowerCase() ?? '';
}
