/**
 * Pages stay where they were loaded: no navigation of theirs or of a frame in them, no new windows, no webviews; and none
 * speaks WebRTC past the session's proxy. Applied to every web contents of the app as it is made, so that no window can be forgotten.
 */
import type { App, WebContents } from 'electron';

function keepInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

export function keepPagesInPlace(app: App): void {
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents));
}
