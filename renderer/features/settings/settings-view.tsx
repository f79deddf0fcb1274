import { useCoder } from '../../data/project-context.ts';
import { useSettings } from '../../data/settings.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSettingsChange } from '../../data/use-settings-change.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { OverPane } from '../../ui/over-pane.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './settings-view.module.css';
import { TextSizeChoice } from './text-size-choice.tsx';

const THEMES = [
  { id: 'system', name: 'As the system' },
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
] as const;
const LINE_NUMBERS = [
  { id: 'off', name: 'Off' },
  { id: 'fifth', name: 'Every fifth' },
  { id: 'all', name: 'All' },
] as const;
const DENSITIES = [
  { id: 'default', name: 'Dense' },
  { id: 'comfortable', name: 'Comfortable' },
] as const;
const SNAPPINGS = [
  { id: 'character', name: 'Characters' },
  { id: 'word', name: 'Whole words' },
] as const;

/** Settings of this computer; each holds at once, in every window. */
export function SettingsView() {
  const settings = useSettings();
  const change = useSettingsChange();
  return (
    <OverPane title="Settings" note="Of this computer, for all projects">
      <div className={styles.groups}>
        <section aria-label="Reading" className={styles.group}>
          <h2>Reading</h2>
          <ChoiceGroup
            label="Theme"
            choices={THEMES}
            value={settings.theme}
            onChange={(theme) => void change({ theme })}
          />
          <TextSizeChoice size={settings.textSize} onChange={(textSize) => void change({ textSize })} />
          <ChoiceGroup
            label="Line numbers"
            choices={LINE_NUMBERS}
            value={settings.lineNumbers}
            onChange={(lineNumbers) => void change({ lineNumbers })}
          />
          <ChoiceGroup
            label="Rows of lists and tables"
            choices={DENSITIES}
            value={settings.density}
            onChange={(density) => void change({ density })}
          />
        </section>
        <section aria-label="Coding" className={styles.group}>
          <h2>Coding</h2>
          <CoderChoice />
          <ChoiceGroup
            label="A selection with the mouse takes"
            choices={SNAPPINGS}
            value={settings.snapping}
            onChange={(snapping) => void change({ snapping })}
          />
          <p className={styles.why}>
            White space at the ends is always left out, and no letter is ever cut from its accent.
          </p>
        </section>
        <section aria-label="CSV files" className={styles.group}>
          <h2>CSV files</h2>
          <Switch isSelected={settings.csvBom} onChange={(csvBom) => void change({ csvBom })}>
            Begin with a byte order mark
          </Switch>
          <p className={styles.why}>Without it Excel shows é as Ã©. Some statistics programs want it off.</p>
          <Switch isSelected={settings.csvGuard} onChange={(csvGuard) => void change({ csvGuard })}>
            Guard cells that look like formulas
          </Switch>
          <p className={styles.why}>
            A cell that begins with = + - or @ gets an apostrophe, so that a spreadsheet shows what was said
            instead of running it. Emic takes the apostrophe off again when it reads the file.
          </p>
        </section>
        {settings.setAside !== null && (
          <p className={styles.why}>
            The settings file could not be read. It was kept as {settings.setAside}; the usual settings hold.
          </p>
        )}
      </div>
    </OverPane>
  );
}

function CoderChoice() {
  const { data: coders = [] } = useQuery('coder.list', {});
  const { coder, choose } = useCoder();
  return (
    <Select
      label="Who codes here, in this project"
      labelPlace="above"
      options={coders.map(({ name }) => ({ id: name, name }))}
      value={coder}
      onChange={(name) => void choose(name)}
      placeholder="Not chosen"
      help="Somebody who is not listed yet is added by their name at the top right."
    />
  );
}
