// webContents 'context-menu' and Menu.popup: what a page says of the place becomes Electron's parameters, and the lines
// of a menu go to the page, which draws them. The window around the page is told what was chosen.
import type * as Electron from 'electron';
import { fromChromium } from './address.ts';
import type { MenuLine, MenuPlace } from './bridge/context-menu.ts';
import type { ContentsState } from './contents-state.ts';
import { contentsOf } from './menu-roles.ts';
import { createEvent, notSupported, type Part, whole } from './whole.ts';

interface Open {
  chosen(index: number): void;
}

const open = new Map<number, Open>();
const drawers = new WeakMap<
  Electron.WebContents,
  (id: number, lines: MenuLine[], x: number, y: number) => void
>();
let lastId = 0;

/** Lets menus be drawn in the page of the contents. */
export function drawMenusIn(state: ContentsState): void {
  drawers.set(state.contents, (id, lines, x, y) =>
    state.document?.post({ kind: 'menu', id, lines, x, y }, ''),
  );
}

/** Emits Electron's event. Without a listener no menu comes, as in Electron. */
export function askForMenu(state: ContentsState, frame: Electron.WebFrameMain, place: MenuPlace): void {
  const { x, y, isEditable, selectionText, linkURL, linkText, canUndo, canRedo } = place;
  const hasSelection = selectionText !== '';
  const params: Part<Electron.ContextMenuParams> = {
    x,
    y,
    frame,
    isEditable,
    selectionText,
    linkURL: fromChromium(linkURL),
    linkText,
    pageURL: fromChromium(state.address),
    mediaType: 'none',
    editFlags: whole<Electron.EditFlags>('editFlags', {
      canUndo: isEditable && canUndo,
      canRedo: isEditable && canRedo,
      canCut: isEditable && hasSelection,
      canCopy: hasSelection,
      canPaste: isEditable,
      canDelete: isEditable && hasSelection,
      canSelectAll: true,
    }),
  };
  state.contents.emit(
    'context-menu',
    createEvent({}),
    whole<Electron.ContextMenuParams>('ContextMenuParams', params),
  );
}

/** Draws the menu in the window's page, and clicks the item that is chosen. */
export function popUp(
  all: readonly Electron.MenuItem[],
  window: Electron.BaseWindow,
  { x = 0, y = 0, callback }: Electron.PopupOptions,
): void {
  const items = all.filter(({ visible }) => visible);
  const lines = items.map(
    ({ type, label, enabled }): MenuLine => ({
      type: type === 'separator' ? 'separator' : 'item',
      label,
      isEnabled: enabled,
    }),
  );
  const contents = contentsOf(window);
  if (!contents) throw notSupported('Menu.popup in a window without contents');
  const id = ++lastId;
  open.set(id, {
    chosen(index) {
      items[index]?.click(undefined, window, contents);
      callback?.();
    },
  });
  drawers.get(contents)?.(id, lines, x, y);
}

/** The person has chosen a line, or left the menu (-1). */
export function menuChosen(id: number, index: number): void {
  const menu = open.get(id);
  open.delete(id);
  menu?.chosen(index);
}
