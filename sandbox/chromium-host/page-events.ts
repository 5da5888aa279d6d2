// What Chromium reports of a page, as the events of Electron's webContents.
import type * as Electron from 'electron';
import { fromChromium, toChromium } from './address.ts';
import type { Page } from './chromium.ts';
import { consoleEvent, exceptionEvent } from './console-message.ts';
import type { ContentsState } from './contents-state.ts';
import { mayLeaveFor, openWindow } from './navigation.ts';
import { createEvent, notSupported, whole } from './whole.ts';

/** Makes the contents emit what happens in the page. */
export function watchPage(state: ContentsState, page: Page): void {
  watchLoading(state, page);
  watchNavigation(state, page);
  watchTroubles(state, page);
}

function watchLoading(state: ContentsState, page: Page): void {
  const { contents, loading } = state;
  const isMain = (frameId: string) => frameId === page.targetId;
  page.on('Page.frameStartedLoading', ({ frameId }) => {
    if (!isMain(frameId)) return;
    state.isLoading = true;
    contents.emit('did-start-loading');
  });
  page.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (!isMain(frameId)) return;
    state.isLoading = false;
    contents.emit('did-stop-loading');
  });
  page.on('Page.domContentEventFired', () => {
    if (state.address !== '' && !state.failed) contents.emit('dom-ready', createEvent({}));
  });
  page.on('Page.loadEventFired', () => {
    if (state.address === '') return;
    loading.finished();
    if (!state.failed) contents.emit('did-finish-load', createEvent({}));
  });
  page.on('Page.lifecycleEvent', ({ frameId, name }) => {
    if (isMain(frameId) && name === 'firstPaint' && state.address !== '' && !state.failed)
      state.owner.painted();
  });
}

function watchNavigation(state: ContentsState, page: Page): void {
  const { contents, loading } = state;
  const isMain = (frameId: string) => frameId === page.targetId;
  page.on('Page.frameNavigated', ({ frame: { id, url, unreachableUrl } }) => {
    // What is there before the app has loaded anything, or after a crash, is the host's own, and no news.
    const isOwn = (state.address === '' || state.isCrashed) && url === 'about:blank' && !loading.awaits(url);
    if (!isMain(id) || isOwn) return;
    state.isCrashed = false;
    state.address = unreachableUrl ?? url;
    state.failed = unreachableUrl !== undefined;
    loading.committed();
    const address = fromChromium(state.address);
    const frameId = state.frame.routingId;
    if (state.failed)
      contents.emit('did-fail-load', createEvent({}), -2, 'ERR_FAILED', address, true, 1, frameId);
    else contents.emit('did-navigate', createEvent({}), address, 200, 'OK');
  });
  page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (!isMain(frameId)) return;
    state.address = url;
    state.document?.moved(url);
    const address = fromChromium(url);
    contents.emit('did-navigate-in-page', createEvent({}), address, true, 1, state.frame.routingId);
  });
  page.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
    // Chromium does not know the app's schemes: it would ask the system for a program.
    if (!isMain(frameId) || toChromium(url, state.partition) === url || !mayLeaveFor(state, url, true))
      return;
    void contents.loadURL(url).catch(() => undefined);
  });
  page.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
    openWindow(state, url, windowName, windowFeatures.join(',')),
  );
}

function watchTroubles(state: ContentsState, page: Page): void {
  const { contents } = state;
  page.on('Page.downloadWillBegin', ({ url }) => {
    // Chromium is told to refuse every download (chromium.ts): one that the app lets pass would be one that is lost.
    const event = createEvent({});
    const item = whole<Electron.DownloadItem>('DownloadItem', { getURL: () => fromChromium(url) });
    contents.session.emit('will-download', event, item, contents);
    if (!event.defaultPrevented) console.error(notSupported(`The download of ${url}`).message);
  });
  page.on('Page.javascriptDialogOpening', ({ type }) => {
    // A page that does not want to be left: as in Electron it is the app, not the person, who is asked.
    if (type !== 'beforeunload') return;
    const event = createEvent({});
    contents.emit('will-prevent-unload', event);
    void page.send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented });
  });
  page.on('Inspector.targetCrashed', () => {
    state.isCrashed = true;
    // Electron shows nothing then; Chromium would show its own page about it, with a button that reloads.
    void page.send('Page.navigate', { url: 'about:blank' }).catch(() => undefined);
    const details = { reason: 'crashed' as const, exitCode: 5 };
    contents.emit('render-process-gone', createEvent({}), details);
    state.owner.crashed(contents, details);
  });
  page.on('Runtime.consoleAPICalled', (call) =>
    contents.emit('console-message', consoleEvent(call, state.frame)),
  );
  page.on('Runtime.exceptionThrown', (thrown) =>
    contents.emit('console-message', exceptionEvent(thrown, state.frame)),
  );
}
