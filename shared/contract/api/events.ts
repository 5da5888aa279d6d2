/**
 * The event stream: GET /v1/events (text/event-stream, bearer token), one for an account. Each event is a
 * nudge that a shop has changes to pull; it carries no records, so that a lost one loses nothing. Its first event says
 * how often something comes at least, so that a silence tells of a network that has gone.
 */
import { z } from 'zod';
import { wireId } from './wire.ts';

export const EVENTS_PATH = '/v1/events';

/** The `data` of the event named `hello`, the first of a stream that promises never to be silent for longer. */
export const helloEvent = z.object({
  /** Seconds between two signs of life at most: an event, or a comment when there is none to send. */
  heartbeat_seconds: z.int().min(1).max(600),
});

/** The `data` of an event named `changed`. */
export const changedEvent = z.object({ shop_id: wireId });
