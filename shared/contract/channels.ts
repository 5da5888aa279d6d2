/**
 * The raw IPC channels: one of calls, one of events, one that hands a port over. Only preloads and the
 * main process's two walls use them.
 */
export const DESK_CALL_CHANNEL = 'desk:call';
export const DESK_EVENT_CHANNEL = 'desk:event';
export const CACHE_PORT_CHANNEL = 'cache:port';
