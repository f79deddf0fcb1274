import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { desktopCarrier } from './data/desktop-carrier.ts';
import { httpCarrier } from './data/http-carrier.ts';
import { openWindow } from './data/open-window.ts';
import { followTheme } from './shell/theme.ts';
import { bridge } from './state/bridge.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root.');

const READING_FACE = "17px 'Literata Transcript'";
const desktop = bridge();
const carrier = desktop === null ? httpCarrier() : desktopCarrier(desktop, window.location.pathname);
// The face that people's words are set in comes while the host answers, so that no line breaks twice.
const [opened] = await Promise.all([openWindow(carrier), document.fonts.load(READING_FACE).catch(() => [])]);
followTheme();
createRoot(root).render(<App carrier={carrier} opened={opened} />);
