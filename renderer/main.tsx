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

const carrier = httpCarrier();
const opened = await openWindow(carrier);
followTheme();
createRoot(root).render(<App carrier={carrier} opened={opened} />);
