// The event console-message, from what Chromium reports of a page's console and its exceptions.
import type * as Electron from 'electron';
import { fromChromium } from './address.ts';
import type { Events } from './cdp.ts';
import { createEvent } from './whole.ts';

const levels: Record<string, string> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
};

/** The event of a call such as console.log. Line numbers begin with 1. */
export function consoleEvent(
  { type, args, stackTrace }: Events['Runtime.consoleAPICalled'],
  frame: Electron.WebFrameMain,
): object {
  const place = stackTrace?.callFrames[0];
  return createEvent({
    level: levels[type] ?? 'info',
    message: args.map(({ value, description }) => description ?? String(value)).join(' '),
    lineNumber: (place?.lineNumber ?? 0) + 1,
    sourceId: fromChromium(place?.url ?? ''),
    frame,
  });
}

/** The event of an exception that nobody has caught. */
export function exceptionEvent(
  { exceptionDetails }: Events['Runtime.exceptionThrown'],
  frame: Electron.WebFrameMain,
): object {
  const { text, exception, url, lineNumber } = exceptionDetails;
  return createEvent({
    level: 'error',
    message: `${text} ${exception?.description ?? String(exception?.value ?? '')}`,
    lineNumber: lineNumber + 1,
    sourceId: fromChromium(url ?? ''),
    frame,
  });
}
