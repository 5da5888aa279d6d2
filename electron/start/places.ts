/**
 * Where the app's own files are: bundles inside the app, records in the user's folder.
 * The one place that knows the layout of `out/`.
 */
import { join } from 'node:path';
import { app } from 'electron';

/** The folder that holds the pages and their assets. */
export function rendererFolder(): string {
  return join(app.getAppPath(), 'out', 'renderer');
}

export function preloadFile(page: 'desk' | 'cache'): string {
  return join(app.getAppPath(), 'out', 'preload', `${page}.cjs`);
}

/** A folder of the app's records in the user's folder. */
export function userFolder(name: 'accounts' | 'unsent' | 'images' | 'logs'): string {
  return join(app.getPath('userData'), name);
}
