import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { LiveRegion } from '../ui/live-region.tsx';
import { ToastRegion } from '../ui/toast-region.tsx';
import { ButtonsPage } from './buttons-page.tsx';
import { CodesPage } from './codes-page.tsx';
import { FieldsPage } from './fields-page.tsx';
import styles from './gallery.module.css';
import { MessagesPage } from './messages-page.tsx';
import { PanesPage } from './panes-page.tsx';
import { TreePage } from './tree-page.tsx';

const PAGES = {
  buttons: ButtonsPage,
  fields: FieldsPage,
  codes: CodesPage,
  messages: MessagesPage,
  panes: PanesPage,
  tree: TreePage,
} as const;

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme') === 'dark' ? 'dark' : 'light';
document.documentElement.dataset.theme = theme;
if (asked.get('density') === 'comfortable') document.documentElement.dataset.density = 'comfortable';

/** Every control in every state, one page each: `?page=tree&theme=dark&density=comfortable`. */
function Gallery() {
  const [name, Page] =
    Object.entries(PAGES).find(([each]) => each === asked.get('page')) ?? (['buttons', ButtonsPage] as const);
  return (
    <div className={styles.gallery}>
      <nav className={styles.pages} aria-label="Pages">
        {Object.keys(PAGES).map((each) => (
          <a
            key={each}
            href={`?page=${each}&theme=${theme}`}
            aria-current={each === name ? 'page' : undefined}
          >
            {each}
          </a>
        ))}
        <a href={`?page=${name}&theme=${theme === 'dark' ? 'light' : 'dark'}`}>
          {theme === 'dark' ? 'in light' : 'in dark'}
        </a>
      </nav>
      <main className={styles.page}>
        <h1 className="visually-hidden">Every control in every state: {name}</h1>
        <Page />
      </main>
      <LiveRegion />
      <ToastRegion besideRail={false} />
    </div>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Gallery />);
