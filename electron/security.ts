import type { IpcMainEvent, IpcMainInvokeEvent, Session, WebContents, WebPreferences } from 'electron';
import { ORIGIN, PRELOAD } from './places.ts';

/** Written out: a page of ours gets nothing of Node, and nothing of it leaves its sandbox. */
export function webPreferences(session: Session): WebPreferences {
  return {
    session,
    preload: PRELOAD,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Its dictionaries would be fetched from the network.
    spellcheck: false,
  };
}

/** What a page may do with the system: write to the clipboard, which it does for who copies. */
const PERMITTED: readonly string[] = ['clipboard-sanitized-write', 'clipboard-read'];

/** No page of this session reaches any network, or gets a permission that it does not need. */
export function lockDown(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isOurAddress(contents.getURL()) && PERMITTED.includes(permission)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => isOurAddress(origin) && PERMITTED.includes(permission),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isHarmless(request.url) }));
  // Files are saved through a dialog and a host; nothing else comes down.
  session.on('will-download', (event) => event.preventDefault());
}

/** What a page holds in memory, and the tools of a developer, come from no network. */
function isHarmless(url: string): boolean {
  return isOurAddress(url) || /^(blob:app:\/\/emic\/|data:|devtools:)/.test(url);
}

/** No page leads elsewhere, opens a window, or holds a foreign page inside. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

export function isOurAddress(url: string): boolean {
  return url === ORIGIN || url.startsWith(`${ORIGIN}/`);
}

/** Only the top frame of a page of ours is listened to. */
export function isFromOurPage({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurAddress(senderFrame.url);
}
