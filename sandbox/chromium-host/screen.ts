// screen: the primary display. Lacking until a window can be asked.
import type * as Electron from 'electron';
import { lacking } from './whole.ts';

/** Electron's `screen`. */
export const screen = lacking<Electron.Screen>('screen');
