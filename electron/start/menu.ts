/**
 * The application menu: what a person expects of each system's own menus, and nothing that opens a door
 * (no reload, no developer tools in a packaged app).
 */
import { type App, Menu, type MenuItemConstructorOptions } from 'electron';

function appMenu(name: string): MenuItemConstructorOptions {
  return {
    label: name,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

/** The role's own key is Ctrl and the plus that needs Shift on most keyboards; people press the key as it is, or the one of the number pad. */
const OTHER_ZOOM_KEYS: readonly MenuItemConstructorOptions[] = ['CmdOrCtrl+=', 'CmdOrCtrl+numadd'].map(
  (accelerator) => ({ role: 'zoomIn', accelerator, visible: false, acceleratorWorksWhenHidden: true }),
);

export function setMenu(app: App): void {
  const mac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [appMenu(app.name)] : []),
    { label: 'File', submenu: [mac ? { role: 'close' } : { role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        ...OTHER_ZOOM_KEYS,
        { role: 'zoomOut' },
        {
          role: 'zoomOut',
          accelerator: 'CmdOrCtrl+numsub',
          visible: false,
          acceleratorWorksWhenHidden: true,
        },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
