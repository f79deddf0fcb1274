import { X } from 'lucide-react';
import { useRef } from 'react';
import type { RecentView } from '../../../src/contract/shelf.ts';
import { counted } from '../../ui/counted.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './recent-projects.module.css';
import { whenWords } from './when-words.ts';

type RecentProjectsProps = {
  readonly projects: readonly RecentView[];
  readonly loaded: boolean;
  readonly open: (handle: string) => void;
  readonly forget: (handle: string) => void;
};

/** Projects opened here before, the latest first. Arrow keys move, Enter opens. */
export function RecentProjects({ projects, loaded, open, forget }: RecentProjectsProps) {
  const list = useRef<HTMLUListElement>(null);
  if (!loaded) return null;
  if (projects.length === 0) return <p className={styles.none}>Projects that you open are listed here.</p>;
  const step = (event: React.KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    const buttons: (Element | null)[] = [...(list.current?.querySelectorAll('button[data-project]') ?? [])];
    const next = buttons[buttons.indexOf(document.activeElement) + by];
    if (next instanceof HTMLElement) next.focus();
    event.preventDefault();
  };
  return (
    <section aria-labelledby="recent-projects">
      <h2 id="recent-projects" className={styles.title}>
        Recent projects
      </h2>
      <ul ref={list} className={styles.list} onKeyDown={step}>
        {projects.map((project) => (
          <li key={project.handle} className={styles.row}>
            <button
              type="button"
              data-project
              className={styles.project}
              disabled={project.missing}
              title={project.place}
              onClick={() => open(project.handle)}
            >
              <strong>{project.name}</strong>
              <span className={styles.when}>{whenWords(new Date(project.openedAt), new Date())}</span>
              <span className={styles.facts}>
                {project.missing ? `Not found: ${project.place}` : factsOf(project)}
              </span>
            </button>
            {project.missing && (
              <IconButton
                name={`Remove ${project.name} from the list`}
                icon={X}
                size="small"
                onPress={() => forget(project.handle)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf({ documents, codes, segments }: RecentView): string {
  return [counted(documents, 'transcript'), counted(codes, 'code'), counted(segments, 'segment')].join(' · ');
}
