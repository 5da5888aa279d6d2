/**
 * What a right click, Shift+F10 or the menu key offers where the page has no menu of its own: the editing commands in a field,
 * copying elsewhere. Electron shows none by itself.
 */
import { type BrowserWindow, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron';

type Place = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>;

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The commands for a place of the page; none where nothing can be edited or copied. */
export function commandsAt({ isEditable, selectionText, editFlags }: Place): MenuItemConstructorOptions[] {
  if (isEditable)
    return [
      { role: 'undo', enabled: editFlags.canUndo },
      { role: 'redo', enabled: editFlags.canRedo },
      SEPARATOR,
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      SEPARATOR,
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ];
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
}

export function showContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, params) => {
    const commands = commandsAt(params);
    if (commands.length > 0) Menu.buildFromTemplate(commands).popup({ window, x: params.x, y: params.y });
  });
}
