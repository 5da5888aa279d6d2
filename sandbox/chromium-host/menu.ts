// Menu and MenuItem: the application menu as key bindings of the windows, for a window of Chromium has no menu bar, and
// menus that pop up as the page's own world draws them.
import type * as Electron from 'electron';
import { acceleratorKey } from './accelerators.ts';
import { popUp } from './context-menu.ts';
import { performRole, roleAccelerators, roleLabels } from './menu-roles.ts';
import { notSupported, type Part, whole } from './whole.ts';

type ItemOptions = Electron.MenuItemConstructorOptions;

const bindings = new Map<string, Electron.MenuItem>();
let applicationMenu: Electron.Menu | null = null;
const changed: (() => void)[] = [];

/** The keys of the application menu, and who is told when they change. */
export const applicationKeys = {
  list: () => [...bindings.keys()],
  onChange(listener: () => void): void {
    changed.push(listener);
  },
};

/** Carries out the item of a key that was pressed in the window. */
export function pressKey(key: string, window: Electron.BrowserWindow): void {
  const item = bindings.get(key);
  if (item?.enabled) item.click(undefined, window, window.webContents);
}

function createItem(options: ItemOptions): Electron.MenuItem {
  const { role } = options;
  const type = options.type ?? (options.submenu ? 'submenu' : 'normal');
  const accelerator =
    options.accelerator ?? (role === undefined ? undefined : roleAccelerators[role.toLowerCase()]);
  const submenu = Array.isArray(options.submenu) ? buildFromTemplate(options.submenu) : options.submenu;
  let checked = options.checked ?? false;
  const part: Part<Electron.MenuItem> = {
    id: options.id ?? '',
    label: options.label ?? (role === undefined ? '' : (roleLabels[role.toLowerCase()] ?? role)),
    type,
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    get checked() {
      return checked;
    },
    set checked(value) {
      checked = value;
    },
    click(_event: Electron.KeyboardEvent | undefined, window: Electron.BaseWindow | undefined) {
      if (type === 'checkbox') checked = !checked;
      if (options.click) options.click(item, window, {});
      else if (role !== undefined) performRole(role, window);
    },
  };
  if (role !== undefined) Object.assign(part, { role });
  if (accelerator !== undefined) part.accelerator = accelerator;
  if (submenu !== undefined) part.submenu = submenu;
  const item = whole<Electron.MenuItem>('MenuItem', part);
  return item;
}

function buildFromTemplate(template: (ItemOptions | Electron.MenuItem)[]): Electron.Menu {
  const menu = createMenu();
  for (const part of template) menu.append('click' in part && isItem(part) ? part : createItem(part));
  return menu;
}

const made = new WeakSet<object>();

function isItem(part: ItemOptions | Electron.MenuItem): part is Electron.MenuItem {
  return made.has(part);
}

function createMenu(): Electron.Menu {
  const items: Electron.MenuItem[] = [];
  return whole<Electron.Menu>('Menu', {
    items,
    popup(options) {
      if (!options?.window) throw notSupported('Menu.popup without a window');
      popUp(items, options.window, options);
    },
    append(item) {
      items.push(item);
    },
    insert(position, item) {
      items.splice(position, 0, item);
    },
    getMenuItemById(id) {
      for (const item of items) {
        if (item.id === id) return item;
        const within = 'submenu' in item ? item.submenu?.getMenuItemById(id) : undefined;
        if (within) return within;
      }
      return null;
    },
  });
}

function bind(menu: Electron.Menu): void {
  for (const item of menu.items) {
    if ('submenu' in item && item.submenu) bind(item.submenu);
    const key = 'accelerator' in item && item.accelerator ? acceleratorKey(item.accelerator) : undefined;
    // Chromium itself does what the editing roles do: their keys stay with it.
    const isOwn =
      !('role' in item) || item.role === undefined || roleAccelerators[item.role.toLowerCase()] !== undefined;
    if (key !== undefined && isOwn) bindings.set(key, item);
  }
}

function setApplicationMenu(menu: Electron.Menu | null): void {
  applicationMenu = menu;
  bindings.clear();
  if (menu) bind(menu);
  for (const listener of changed) listener();
}

/** Electron's class `Menu`. */
export const Menu = menuClass();

function menuClass(): typeof Electron.Menu;
function menuClass(): object {
  function MenuConstructor() {
    return createMenu();
  }
  return whole(
    'Menu',
    Object.assign(MenuConstructor, {
      buildFromTemplate,
      setApplicationMenu,
      getApplicationMenu: () => applicationMenu,
      sendActionToFirstResponder: () => {
        throw notSupported('Menu.sendActionToFirstResponder');
      },
    }),
  );
}

/** Electron's class `MenuItem`. */
export const MenuItem = menuItemClass();

function menuItemClass(): typeof Electron.MenuItem;
function menuItemClass(): object {
  function MenuItemConstructor(options: ItemOptions) {
    const item = createItem(options);
    made.add(item);
    return item;
  }
  return whole('MenuItem', MenuItemConstructor);
}
