/**
 * The cache page's preload: hands the port that the main process sends over to the page, and nothing else.
 * Ports cannot cross the context bridge; a window message can carry them.
 */
import { ipcRenderer } from 'electron';
import { CACHE_PORT_MESSAGE } from '#shared/contract/bridge.ts';
import { CACHE_PORT_CHANNEL } from '#shared/contract/channels.ts';

ipcRenderer.on(CACHE_PORT_CHANNEL, (event) => {
  window.postMessage(CACHE_PORT_MESSAGE, window.location.origin, [...event.ports]);
});
