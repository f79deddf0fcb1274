import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsView,
  type ShelfInput,
  settingsShape,
} from '../contract/shelf.ts';
import type { Json } from '../kernel/json.ts';
import type { SettingsFile } from './settings-file.ts';

/** What is kept, each value that does not hold any more replaced by what holds without it. */
export function readSettings(file: SettingsFile): SettingsView {
  const kept = file.read();
  const known = Object.entries(settingsShape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(kept[name]);
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
  });
  return {
    ...DEFAULT_SETTINGS,
    ...(Object.fromEntries(known) as Partial<Settings>),
    setAside: file.setAside(),
  };
}

export function changeSettings(file: SettingsFile, input: ShelfInput<'settings.change'>): SettingsView {
  const { coders, ...rest } = input;
  const changes: [string, Json][] = Object.entries(rest).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  if (coders !== undefined) {
    const all = new Map(Object.entries(readSettings(file).coders));
    for (const [project, coder] of Object.entries(coders)) {
      if (coder === null) all.delete(project);
      else all.set(project, coder);
    }
    changes.push(['coders', Object.fromEntries(all)]);
  }
  file.change(Object.fromEntries(changes));
  return readSettings(file);
}
