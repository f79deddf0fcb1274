import { Moon, Redo2, Search, Sun, Undo2 } from 'lucide-react';
import { useSettings } from '../data/settings.ts';
import { useQuery } from '../data/use-query.ts';
import { useSettingsChange } from '../data/use-settings-change.ts';
import { useUndo } from '../data/use-undo.ts';
import { useView } from '../state/view.ts';
import { counted } from '../ui/counted.ts';
import { EmicMark } from '../ui/emic-mark.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { CoderMenu } from './coder-menu.tsx';
import { ProjectMenu } from './project-menu.tsx';
import styles from './top-bar.module.css';

/** The project, search, undo and redo by name, who codes, light and dark. */
export function TopBar() {
  const { data: project } = useQuery('project.read', {});
  return (
    <header className={styles.bar}>
      <a className={styles.home} href="/" aria-label="All projects">
        <EmicMark />
      </a>
      {project && <ProjectMenu name={project.name} />}
      {project && <span className={styles.facts}>{counted(project.documents, 'transcript')} · saved</span>}
      <SearchButton />
      <UndoRedo />
      <CoderMenu />
      <ThemeButton />
    </header>
  );
}

function SearchButton() {
  const toggled = useView(({ paletteToggled }) => paletteToggled);
  return (
    <button
      type="button"
      className={styles.search}
      aria-keyshortcuts="Control+K"
      aria-haspopup="dialog"
      onClick={() => toggled(true)}
    >
      <Icon of={Search} />
      <span>Search codes, transcripts, commands, text</span>
      <Kbd keys="Mod+K" />
    </button>
  );
}

function UndoRedo() {
  const { undo, redo, undoLabel, redoLabel } = useUndo();
  return (
    <div className={styles.undo}>
      <button
        type="button"
        className={styles.undoButton}
        disabled={undoLabel === null}
        title={undoLabel === null ? undefined : `Undo: ${undoLabel}`}
        aria-label={undoLabel === null ? 'Nothing to undo' : `Undo: ${undoLabel}`}
        onClick={() => void undo()}
      >
        <Icon of={Undo2} />
        <span>{undoLabel === null ? 'Undo' : `Undo “${undoLabel}”`}</span>
      </button>
      <IconButton
        name={redoLabel === null ? 'Nothing to redo' : `Redo: ${redoLabel}`}
        icon={Redo2}
        shortcut="Mod+Shift+Z"
        isDisabled={redoLabel === null}
        onPress={() => void redo()}
      />
    </div>
  );
}

function ThemeButton() {
  // The settings are read so that the button follows them; what is shown may be the system's choice.
  useSettings();
  const change = useSettingsChange();
  const dark = document.documentElement.dataset.theme === 'dark';
  return (
    <IconButton
      name={dark ? 'Light theme' : 'Dark theme'}
      icon={dark ? Sun : Moon}
      onPress={() => void change({ theme: dark ? 'light' : 'dark' })}
    />
  );
}
