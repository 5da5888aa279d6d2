// What the parts of a window's contents share: the page, its document and frame, and what is known of its loading.
import type * as Electron from 'electron';
import type { PreloadDocument } from './documents.ts';
import type { Loading } from './loading.ts';

/** What is seen of a window from within its page. */
export interface View {
  hasFocus: boolean;
  bounds: Electron.Rectangle;
}

/** What a window gives the contents that it makes, and hears of them. */
export interface ContentsOwner {
  isFocused(): boolean;
  close(): void;
  /** A key binding of the application menu was pressed. */
  pressed(accelerator: string): void;
  /** Opens another window for `window.open` that the app allows. */
  open(url: string, options: Electron.BrowserWindowConstructorOptions | undefined): void;
  /** The page has drawn something for the first time. */
  painted(): void;
  /** The page has another title. */
  titled(title: string): void;
  /** The window has been moved, resized, entered or left, as the page sees it. */
  viewed(view: View): void;
  crashed(contents: Electron.WebContents, details: Electron.RenderProcessGoneDetails): void;
}

export interface ContentsState {
  readonly contents: Electron.WebContents;
  readonly owner: ContentsOwner;
  readonly partition: string;
  readonly loading: Loading;
  document: PreloadDocument | undefined;
  frame: Electron.WebFrameMain;
  /** The address in Chromium. */
  address: string;
  title: string;
  isLoading: boolean;
  /** Whether the window shows Chromium's page about a load that failed. */
  failed: boolean;
  /** Whether the process of the page has died, and nothing has been loaded since. */
  isCrashed: boolean;
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
}
