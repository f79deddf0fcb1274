import type { LucideIcon } from 'lucide-react';
import {
  ChartNoAxesColumn,
  CircleHelp,
  FileText,
  History,
  ListTree,
  Quote,
  Settings,
  Users,
} from 'lucide-react';
import { useView, VIEW_WORDS, VIEWS, type ViewName } from '../state/view.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './rail.module.css';

const ICONS: { readonly [Name in ViewName]: LucideIcon } = {
  transcripts: FileText,
  codebook: ListTree,
  participants: Users,
  compare: ChartNoAxesColumn,
  segments: Quote,
  history: History,
};
const OVERS = [
  { over: 'settings', word: 'Settings', icon: Settings },
  { over: 'help', word: 'Help', icon: CircleHelp },
] as const;

/** Where one can go: named exactly by its word. */
export function Rail() {
  const { view, over, wentTo, opened, closed } = useView();
  return (
    <nav className={styles.rail} aria-label="Views">
      {VIEWS.map((place) => (
        <RailLink
          key={place}
          word={VIEW_WORDS[place]}
          icon={ICONS[place]}
          current={over === null && view === place}
          go={() => wentTo(place)}
        />
      ))}
      <span className={styles.space} />
      {OVERS.map(({ over: place, word, icon }) => (
        <RailLink
          key={place}
          word={word}
          icon={icon}
          current={over === place}
          go={() => (over === place ? closed() : opened(place))}
        />
      ))}
    </nav>
  );
}

type RailLinkProps = {
  readonly word: string;
  readonly icon: LucideIcon;
  readonly current: boolean;
  readonly go: () => void;
};

function RailLink({ word, icon, current, go }: RailLinkProps) {
  return (
    <a
      className={styles.link}
      href={`#${word.toLowerCase().replaceAll(' ', '-')}`}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Icon of={icon} size={20} />
      {word}
    </a>
  );
}
