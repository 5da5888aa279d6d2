// The module `electron` as the app imports it, by name, as a whole, or by require. What the host lacks can be
// imported too, and throws by name when it is used.
import type * as Electron from 'electron';
import { app, setWindowList } from './app.ts';
import { BrowserWindow, openWindows } from './browser-window.ts';
import { clipboard } from './clipboard.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { MessageChannelMain, MessagePortMain } from './message-ports.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { net } from './net.ts';
import { Notification } from './notification.ts';
import { powerMonitor } from './power-monitor.ts';
import { safeStorage } from './safe-storage.ts';
import { sessionModule as session, sessionOf } from './session.ts';
import { shell } from './shell.ts';
import { webContentsModule as webContents } from './web-contents.ts';
import { lacking } from './whole.ts';

setWindowList(openWindows);

const protocol = sessionOf('').protocol;

const autoUpdater = lacking<Electron.AutoUpdater>('autoUpdater');
const BaseWindow = lacking<typeof Electron.BaseWindow>('BaseWindow');
const BrowserView = lacking<typeof Electron.BrowserView>('BrowserView');
const contentTracing = lacking<Electron.ContentTracing>('contentTracing');
const crashReporter = lacking<Electron.CrashReporter>('crashReporter');
const desktopCapturer = lacking<Electron.DesktopCapturer>('desktopCapturer');
const globalShortcut = lacking<Electron.GlobalShortcut>('globalShortcut');
const ImageView = lacking<typeof Electron.ImageView>('ImageView');
const inAppPurchase = lacking<Electron.InAppPurchase>('inAppPurchase');
const netLog = lacking<Electron.NetLog>('netLog');
const powerSaveBlocker = lacking<Electron.PowerSaveBlocker>('powerSaveBlocker');
const pushNotifications = lacking<Electron.PushNotifications>('pushNotifications');
const screen = lacking<Electron.Screen>('screen');
const ShareMenu = lacking<typeof Electron.ShareMenu>('ShareMenu');
const systemPreferences = lacking<Electron.SystemPreferences>('systemPreferences');
const TouchBar = lacking<typeof Electron.TouchBar>('TouchBar');
const Tray = lacking<typeof Electron.Tray>('Tray');
const utilityProcess = lacking<typeof Electron.utilityProcess>('utilityProcess');
const View = lacking<typeof Electron.View>('View');
const webFrameMain = lacking<typeof Electron.webFrameMain>('webFrameMain');
const WebContentsView = lacking<typeof Electron.WebContentsView>('WebContentsView');

/** All of it: `import electron from 'electron'`. */
const electron = {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  clipboard,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  MessagePortMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  safeStorage,
  screen,
  session,
  ShareMenu,
  shell,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  webContents,
  webFrameMain,
  WebContentsView,
};

export {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  clipboard,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  electron as 'module.exports',
  electron as default,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  MessagePortMain,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  ShareMenu,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  WebContentsView,
  webContents,
  webFrameMain,
};
