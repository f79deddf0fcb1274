import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHost } from '../../src/app/projects.ts';
import { settingsFile } from '../../src/app/settings-file.ts';
import { type Shelf, shelfOf } from '../../src/app/shelf.ts';
import type { Input } from '../../src/contract/contract.ts';
import type { SettingsView } from '../../src/contract/shelf.ts';
import { exampleAt } from '../support/example-project.ts';
import { steadyMachine, temporaryFolder } from '../support/project.ts';

type Setting = { readonly shelf: Shelf; readonly example: string; readonly folder: string };

/** The shelf of a person with this name at their computer, with the example study on it. */
async function shelfWithExample(userName: string): Promise<Setting> {
  const folder = temporaryFolder();
  const example = join(folder, 'example.emic');
  await exampleAt(example);
  const shelf = shelfOf({
    machine: { ...steadyMachine(folder), userName },
    folder,
    example,
    recent: settingsFile(join(folder, 'projects.json'), Date.now),
    settings: settingsFile(join(folder, 'settings.json'), Date.now),
  });
  return { shelf, example, folder };
}

async function codersChosen({ shelf }: Setting): Promise<readonly string[]> {
  const reply = await shelf.handle('settings.read', {});
  return Object.values((reply.ok ? (reply.value as SettingsView) : { coders: {} }).coders);
}

async function rename(
  { example, folder }: Setting,
  input: Input<'code.rename'>,
  coder: string | null,
): Promise<readonly string[]> {
  const host = await openHost(example, steadyMachine(folder, 3));
  try {
    expect(await host.handle('code.rename', input, { coder })).toEqual({ ok: true, value: null });
    const listed = await host.handle('coder.list', {}, { coder: null });
    return listed.ok ? (listed.value as readonly { name: string }[]).map(({ name }) => name) : [];
  } finally {
    host.close();
  }
}

describe('whoever opens the example study', () => {
  it.each([
    ['wei', 'wei'],
    ['root', 'You'],
    ['', 'You'],
    [' ', 'You'],
  ])('codes in it at once: %j as %j', async (userName, coder) => {
    const setting = await shelfWithExample(userName);
    expect(await codersChosen(setting)).toEqual([]);
    const told: string[] = [];
    setting.shelf.onChanged((table) => told.push(table));
    expect(await setting.shelf.handle('shelf.example', {})).toMatchObject({ ok: true });
    expect(await codersChosen(setting)).toEqual([coder]);
    expect(told.toSorted()).toEqual(['settings', 'shelf']);
    const [chosen = null] = await codersChosen(setting);
    expect(await rename(setting, { code: 'Risk', name: 'Danger' }, chosen)).toEqual([
      'Priya',
      'Daniel',
      coder,
    ]);
  });

  it('stays who they chose to be', async () => {
    const setting = await shelfWithExample('wei');
    await setting.shelf.handle('shelf.example', {});
    const { coders } = JSON.parse(readFileSync(join(setting.folder, 'settings.json'), 'utf8'));
    const [projectId = ''] = Object.keys(coders);
    await setting.shelf.handle('settings.change', { coders: { [projectId]: 'Daniel' } });
    await setting.shelf.handle('shelf.example', {});
    expect(await codersChosen(setting)).toEqual(['Daniel']);
  });

  it('is nobody yet in any other project', async () => {
    const setting = await shelfWithExample('wei');
    await setting.shelf.open(setting.example);
    await setting.shelf.handle('shelf.create', { name: 'Budgets' });
    expect(await codersChosen(setting)).toEqual([]);
  });
});
