// The Chrome DevTools Protocol over a pair of pipes: commands with answers, and events. It knows the shape of
// the few commands and events that the host uses, and nothing of Electron.
import type { Readable, Writable } from 'node:stream';

export interface Bounds {
  left?: number;
  top?: number;
  width?: number;
  height?: number;
  windowState?: 'normal' | 'minimized' | 'maximized' | 'fullscreen';
}

export interface TargetInfo {
  targetId: string;
  type: string;
  title: string;
  url: string;
  openerId?: string;
}

export interface HeaderEntry {
  name: string;
  value: string;
}

type Command<Params extends object, Result extends object = object> = { params: Params; result: Result };

/** Command → its parameters and its answer. */
export interface Commands {
  'Browser.close': Command<object>;
  'Browser.setDownloadBehavior': Command<{ behavior: 'deny'; eventsEnabled: boolean }>;
  'Browser.getWindowForTarget': Command<{ targetId: string }, { windowId: number; bounds: Bounds }>;
  'Browser.setWindowBounds': Command<{ windowId: number; bounds: Bounds }>;
  'Browser.getVersion': Command<object, { product: string }>;
  'Browser.setPermission': Command<{
    permission: { name: string; sysex?: boolean; userVisibleOnly?: boolean };
    setting: 'granted' | 'denied';
    origin: string;
  }>;
  'Emulation.setEmulatedMedia': Command<{ features: { name: string; value: string }[] }>;
  'Fetch.enable': Command<{ patterns: { urlPattern: string }[] }>;
  'Fetch.continueRequest': Command<{ requestId: string; url?: string; headers?: HeaderEntry[] }>;
  'Fetch.failRequest': Command<{ requestId: string; errorReason: string }>;
  'Fetch.fulfillRequest': Command<{
    requestId: string;
    responseCode: number;
    responseHeaders: HeaderEntry[];
    body: string;
  }>;
  'Input.dispatchKeyEvent': Command<{ type: 'rawKeyDown' | 'keyUp'; commands?: string[] }>;
  'Network.clearBrowserCache': Command<object>;
  'Page.addScriptToEvaluateOnNewDocument': Command<{ source: string; worldName?: string }>;
  'Page.bringToFront': Command<object>;
  'Page.crash': Command<object>;
  'Page.captureScreenshot': Command<
    { format: 'png'; clip?: { x: number; y: number; width: number; height: number; scale: number } },
    { data: string }
  >;
  'Page.enable': Command<object>;
  'Page.handleJavaScriptDialog': Command<{ accept: boolean }>;
  'Page.navigate': Command<{ url: string; referrer?: string }, { errorText?: string; loaderId?: string }>;
  'Page.reload': Command<{ ignoreCache?: boolean }>;
  'Page.setLifecycleEventsEnabled': Command<{ enabled: boolean }>;
  'Page.stopLoading': Command<object>;
  'Runtime.addBinding': Command<{ name: string; executionContextName: string }>;
  'Runtime.callFunctionOn': Command<
    { functionDeclaration: string; uniqueContextId: string; arguments: { value: string }[]; silent: boolean },
    { exceptionDetails?: ExceptionDetails }
  >;
  'Runtime.enable': Command<object>;
  'Runtime.evaluate': Command<
    {
      expression: string;
      returnByValue: boolean;
      awaitPromise: boolean;
      userGesture?: boolean;
      uniqueContextId?: string;
    },
    { result: { value?: unknown }; exceptionDetails?: ExceptionDetails }
  >;
  'Storage.clearDataForOrigin': Command<{ origin: string; storageTypes: string }>;
  'Target.attachToTarget': Command<{ targetId: string; flatten: true }, { sessionId: string }>;
  'Target.closeTarget': Command<{ targetId: string }>;
  'Target.createTarget': Command<{ url: string; hidden: true }, { targetId: string }>;
  'Target.setDiscoverTargets': Command<{ discover: boolean }>;
}

export interface ExceptionDetails {
  text: string;
  exception?: { description?: string; value?: unknown };
}

export interface PausedRequest {
  requestId: string;
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
  request: {
    url: string;
    method: string;
    headers: Record<string, string>;
    hasPostData?: boolean;
    postDataEntries?: { bytes?: string }[];
  };
}

/** Event → its parameters. */
export interface Events {
  'Fetch.requestPaused': PausedRequest;
  'Inspector.targetCrashed': object;
  'Page.domContentEventFired': object;
  'Page.downloadWillBegin': { frameId: string; guid: string; url: string; suggestedFilename: string };
  'Page.frameNavigated': { frame: { id: string; parentId?: string; url: string; unreachableUrl?: string } };
  'Page.frameStartedLoading': { frameId: string };
  'Page.frameStartedNavigating': { frameId: string; url: string; navigationType: string };
  'Page.frameRequestedNavigation': { frameId: string; url: string; reason: string; disposition: string };
  'Page.frameStoppedLoading': { frameId: string };
  'Page.javascriptDialogOpening': { type: string; message: string };
  'Page.lifecycleEvent': { frameId: string; name: string };
  'Page.loadEventFired': object;
  'Page.navigatedWithinDocument': { frameId: string; url: string };
  'Page.windowOpen': { url: string; windowName: string; windowFeatures: string[]; userGesture: boolean };
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Runtime.consoleAPICalled': {
    type: string;
    args: { value?: unknown; description?: string; type: string }[];
    stackTrace?: { callFrames: { url: string; lineNumber: number }[] };
  };
  'Runtime.exceptionThrown': { exceptionDetails: ExceptionDetails & { url?: string; lineNumber: number } };
  'Runtime.executionContextCreated': {
    context: { id: number; uniqueId: string; name: string; origin: string; auxData: { frameId: string } };
  };
  'Runtime.executionContextDestroyed': { executionContextId: number };
  'Runtime.executionContextsCleared': object;
  'Target.targetCreated': { targetInfo: TargetInfo };
  'Target.targetInfoChanged': { targetInfo: TargetInfo };
  'Target.targetDestroyed': { targetId: string };
}

type Listener<Name extends keyof Events> = (params: Events[Name]) => void;

/** One flat session of the protocol: the browser's own, or one attached to a target. */
export interface Session {
  send<Name extends keyof Commands>(
    method: Name,
    params: Commands[Name]['params'],
  ): Promise<Commands[Name]['result']>;
  on<Name extends keyof Events>(event: Name, listener: Listener<Name>): void;
}

export interface Connection extends Session {
  /** The session of that id, for a target that has been attached to. */
  session(sessionId: string): Session;
}

/** What comes out of the pipe. Chromium's own protocol declaration, not the host, says what it holds. */
type Parsed = ReturnType<typeof JSON.parse>;

/** Speaks the protocol over Chromium's two pipes: messages of JSON, each ended by a zero byte. */
export function connect(toChromium: Writable, fromChromium: Readable): Connection {
  const answers = new Map<number, { sessionId: string | undefined; answer(message: Parsed): void }>();
  const listeners = new Map<string, ((params: Parsed) => void)[]>();
  const pieces: Buffer[] = [];
  let lastId = 0;
  let ended = false;

  function receive(message: Parsed): void {
    if (message.id === undefined) {
      if (message.method === 'Target.detachedFromTarget')
        abandon(message.params.sessionId, 'The page has gone');
      for (const listener of listeners.get(`${message.sessionId ?? ''} ${message.method}`) ?? []) {
        listener(message.params);
      }
      return;
    }
    const waiting = answers.get(message.id);
    answers.delete(message.id);
    waiting?.answer(message);
  }

  fromChromium.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      pieces.push(chunk.subarray(start, end));
      const text = Buffer.concat(pieces).toString('utf8');
      pieces.length = 0;
      start = end + 1;
      receive(JSON.parse(text));
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  });

  function end(): void {
    ended = true;
    for (const { sessionId } of [...answers.values()]) abandon(sessionId, 'Chromium has gone');
  }

  /** Chromium answers nothing more on a session that has ended: who waits is told. */
  function abandon(sessionId: string | undefined, message: string): void {
    for (const [id, waiting] of answers) {
      if (waiting.sessionId !== sessionId) continue;
      answers.delete(id);
      waiting.answer({ error: { message } });
    }
  }
  fromChromium.on('close', end);
  // A write after Chromium has gone; `end` tells those who wait.
  toChromium.on('error', () => {});

  function session(sessionId: string | undefined): Session {
    return {
      send: (method, params) =>
        new Promise((resolve, reject) => {
          if (ended) {
            reject(new Error(`${method}: Chromium has gone`));
            return;
          }
          const id = ++lastId;
          const answer = (message: Parsed): void => {
            if (message.error) reject(new Error(`${method}: ${message.error.message}`));
            else resolve(message.result);
          };
          answers.set(id, { sessionId, answer });
          toChromium.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        }),
      on: (event, listener) => {
        const key = `${sessionId ?? ''} ${event}`;
        listeners.set(key, [...(listeners.get(key) ?? []), listener]);
      },
    };
  }
  return { ...session(undefined), session };
}
