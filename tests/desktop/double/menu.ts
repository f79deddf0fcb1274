import type { MenuItemConstructorOptions } from 'electron';
import { quit } from './app.ts';
import { absent, honest, honestClass, onlyKnown } from './refuse.ts';
import { BrowserWindow } from './window.ts';

const OPTIONS = [
  'id',
  'label',
  'sublabel',
  'type',
  'role',
  'accelerator',
  'registerAccelerator',
  'enabled',
  'checked',
  'visible',
  'submenu',
  'click',
];

type Item = {
  readonly id: string | undefined;
  label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: unknown;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  checked: boolean;
  visible: boolean;
  readonly click: (event?: object, window?: object | null, contents?: object) => void;
};
type Menu = { readonly items: readonly Item[]; readonly getMenuItemById: (id: string) => Item | null };

const state: { menu: Menu | null } = { menu: null };

function itemOf(options: MenuItemConstructorOptions): Item {
  onlyKnown('option of a menu item', options, OPTIONS);
  const { submenu, role } = options;
  const item: Item = honest('MenuItem', {
    id: options.id,
    label: options.label ?? role ?? '',
    type: options.type ?? (submenu === undefined ? 'normal' : 'submenu'),
    role,
    accelerator: options.accelerator,
    submenu: Array.isArray(submenu) ? menuOf(submenu) : (submenu as Menu | undefined),
    enabled: options.enabled ?? true,
    checked: options.checked ?? false,
    visible: options.visible ?? true,
    click(event = {}, window = BrowserWindow.getFocusedWindow()) {
      if (item.type === 'checkbox' || item.type === 'radio') item.checked = !item.checked;
      if (role === undefined) options.click?.(item as never, window as never, event as never);
      else playRole(role, window);
    },
  });
  return item;
}

function playRole(role: string, window: object | null): void {
  if (role === 'quit') quit();
  else if (role === 'close') (window as { close(): void } | null)?.close();
  // The others are the system's: editing, minimising, services.
  else throw absent(`click on the role ${role}`);
}

function menuOf(template: readonly MenuItemConstructorOptions[]): Menu {
  const items = template.map(itemOf);
  const all = (of: readonly Item[]): readonly Item[] =>
    of.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
  return honest('Menu', {
    items,
    getMenuItemById: (id: string) => all(items).find((item) => item.id === id) ?? null,
  });
}

function newMenu(): never {
  throw absent('new Menu(): only Menu.buildFromTemplate');
}

export const Menu = honestClass('Menu', newMenu as () => object, {
  buildFromTemplate: menuOf,
  setApplicationMenu: (menu: Menu | null) => {
    state.menu = menu;
  },
  getApplicationMenu: () => state.menu,
});
