import type { BrowserWindowConstructorOptions } from 'electron';
import { onlyKnown } from './refuse.ts';

const WINDOW_OPTIONS = [
  'width',
  'height',
  'x',
  'y',
  'minWidth',
  'minHeight',
  'useContentSize',
  'center',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'darkTheme',
  'autoHideMenuBar',
  'titleBarStyle',
  'titleBarOverlay',
  'trafficLightPosition',
  'tabbingIdentifier',
  'webPreferences',
];

/** Must be these where they are given; `null` may be anything. */
const WEB_PREFERENCES: Readonly<Record<string, boolean | null>> = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  preload: null,
  partition: null,
  session: null,
  spellcheck: null,
  devTools: null,
  safeDialogs: null,
  backgroundThrottling: null,
  v8CacheOptions: null,
  defaultEncoding: null,
};

/** Throws on options that the double does not know, and on ones that open the page to the machine. */
export function checkOptions(options: BrowserWindowConstructorOptions): void {
  const preferences: Record<string, unknown> = { ...options.webPreferences };
  onlyKnown('option of BrowserWindow', options, WINDOW_OPTIONS);
  onlyKnown('webPreferences', preferences, Object.keys(WEB_PREFERENCES));
  for (const name of ['contextIsolation', 'sandbox'])
    if (preferences[name] !== true)
      throw new Error(`insecure webPreferences: ${name} is not written out as true`);
  for (const [name, wanted] of Object.entries(WEB_PREFERENCES))
    if (wanted !== null && name in preferences && preferences[name] !== wanted)
      throw new Error(`insecure webPreferences: ${name} is ${preferences[name]}`);
}
