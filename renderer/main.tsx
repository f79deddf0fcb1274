import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { httpCarrier } from './data/http-carrier.ts';
import { openWindow } from './data/open-window.ts';
import { followTheme } from './shell/theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root.');

const READING_FACE = "17px 'Literata Transcript'";
const carrier = httpCarrier();
// The face that people's words are set in comes while the host answers, so that no line breaks twice.
const [opened] = await Promise.all([openWindow(carrier), document.fonts.load(READING_FACE).catch(() => [])]);
followTheme();
createRoot(root).render(<App carrier={carrier} opened={opened} />);
