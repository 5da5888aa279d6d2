// Navigation that a page begins: the app may prevent it, and decides about new windows.
import { fromChromium } from './address.ts';
import type { PausedRequest } from './cdp.ts';
import type { ContentsState } from './contents-state.ts';
import { createEvent } from './whole.ts';

/** Asks the app about a new window, and opens what it allows. Without a handler all is allowed, as in Electron. */
export function openWindow(state: ContentsState, address: string, frameName: string, features: string): void {
  const url = fromChromium(address);
  const referrer = {
    url: fromChromium(state.address),
    policy: 'strict-origin-when-cross-origin' as const,
  };
  const details = { url, frameName, features, disposition: 'new-window' as const, referrer };
  const decision = state.openHandler?.(details) ?? { action: 'allow' as const };
  if (decision.action === 'allow') state.owner.open(url, decision.overrideBrowserWindowOptions);
}

/** Asks the listeners of will-frame-navigate and, for the window itself, of will-navigate. */
export function mayLeaveFor(state: ContentsState, url: string, isMainFrame: boolean): boolean {
  const { contents, frame } = state;
  const details = {
    url,
    isMainFrame,
    isSameDocument: false,
    frame: isMainFrame ? frame : null,
    initiator: frame,
  };
  const anyFrame = createEvent(details);
  contents.emit('will-frame-navigate', anyFrame);
  if (anyFrame.defaultPrevented || !isMainFrame) return !anyFrame.defaultPrevented;
  const event = createEvent(details);
  contents.emit('will-navigate', event, url, false, true, 1, frame.frameTreeNodeId);
  return !event.defaultPrevented;
}

/** Asks the listeners of will-redirect. */
function mayRedirect(state: ContentsState, url: string, isMainFrame: boolean): boolean {
  const event = createEvent({
    url,
    isMainFrame,
    isSameDocument: false,
    frame: state.frame,
    initiator: state.frame,
  });
  state.contents.emit('will-redirect', event, url, false, isMainFrame, 1, state.frame.frameTreeNodeId);
  return !event.defaultPrevented;
}

/**
 * Whether a document that Chromium asks for may be loaded. What the app itself has begun is not asked about, nor a
 * reload or a step in the history (`isRepeat`), as in Electron.
 */
export function mayLoadDocument(
  state: ContentsState,
  { request, redirectedRequestId }: PausedRequest,
  isMainFrame: boolean,
  isRepeat: boolean,
): boolean {
  if (redirectedRequestId !== undefined) return mayRedirect(state, fromChromium(request.url), isMainFrame);
  if ((isMainFrame && state.loading.takeOwn(request.url)) || isRepeat) return true;
  return mayLeaveFor(state, fromChromium(request.url), isMainFrame);
}
