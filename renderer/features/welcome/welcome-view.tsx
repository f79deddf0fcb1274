import { useQuery } from '@tanstack/react-query';
import { BookOpen, FilePlus, FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ShelfClient } from '../../../src/contract/shelf.ts';
import { EmicMark } from '../../ui/emic-mark.tsx';
import { RecentProjects } from './recent-projects.tsx';
import { Sample } from './sample.tsx';
import { StartCard } from './start-card.tsx';
import { useProjects } from './use-projects.ts';
import styles from './welcome-view.module.css';

type WelcomeViewProps = {
  readonly shelf: ShelfClient;
  /** Goes to a project's window. */
  readonly go: (handle: string) => void;
};

/** The first page: a new project, one that is there, the example. */
export function WelcomeView({ shelf, go }: WelcomeViewProps) {
  const { data } = useQuery({
    queryKey: ['shelf.read'],
    queryFn: async () => {
      const reply = await shelf.call('shelf.read', {});
      return reply.ok ? reply.value : null;
    },
  });
  const { create, open, openFile, example, forget, busy, fault, ...projects } = useProjects(shelf, go);
  const [naming, setNaming] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const choose = projects.choose ?? (() => file.current?.click());
  useStartKeys({ n: () => setNaming(true), o: choose, e: example });
  const dropped = useDroppedProject(openFile);
  return (
    <div className={styles.page} data-dropping={dropped.over || undefined} {...dropped.handlers}>
      <main className={styles.start}>
        <h1 className={styles.name}>
          <EmicMark size={34} />
          Emic
        </h1>
        <p className={styles.promise}>Read closely, code what people say, and see who says it.</p>
        <div className={styles.cards}>
          <StartCard
            icon={FilePlus}
            name="New project"
            note={naming ? `It is kept in ${data?.folder ?? ''}` : 'A single file that holds the whole study'}
            keys="n"
            main
            onPress={() => setNaming(true)}
            form={naming ? { onName: create, onCancel: () => setNaming(false), busy } : null}
          />
          <StartCard
            icon={FolderOpen}
            name="Open project"
            note={
              projects.choose === null
                ? 'An .emic file from elsewhere: a copy joins yours'
                : 'An .emic file, wherever it lies'
            }
            keys="o"
            onPress={choose}
          />
          <StartCard
            icon={BookOpen}
            name="Open the example study"
            note={busy ? 'Making a copy for you…' : '28 interviews with nurses, social workers and OTs'}
            keys="e"
            onPress={example}
          />
        </div>
        <input
          ref={file}
          type="file"
          accept=".emic"
          aria-label="Project file"
          hidden
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) void openFile(chosen);
            target.value = '';
          }}
        />
        {fault !== null && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
        <p className={styles.quiet}>
          Or drop a project file anywhere in this window; transcripts are dropped into an open project.
          Everything stays on this computer: Emic never goes online.
        </p>
      </main>
      <aside className={styles.side} aria-label="Your projects">
        <RecentProjects
          projects={data?.recent ?? []}
          loaded={data !== undefined}
          open={open}
          forget={forget}
        />
        <Sample />
      </aside>
    </div>
  );
}

/** Plain letters, since a browser keeps Ctrl N for itself; with Ctrl as well where it lets us. */
function useStartKeys(runs: { readonly [key: string]: () => void }): void {
  const latest = useRef(runs);
  latest.current = runs;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const run = latest.current[event.key.toLowerCase()];
      if (event.target instanceof HTMLInputElement || event.altKey || event.shiftKey || run === undefined)
        return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function useDroppedProject(openFile: (file: File) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event: React.DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: React.DragEvent) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) openFile(file);
      },
    },
  };
}
