/**
 * The event stream: GET /v1/events (text/event-stream, bearer token), one for an account. Each event is a
 * nudge that a shop has changes to pull; it carries no records, so that a lost one loses nothing.
 */
import { z } from 'zod';
import { wireId } from './wire.ts';

export const EVENTS_PATH = '/v1/events';

/** The `data` of an event named `changed`. */
export const changedEvent = z.object({ shop_id: wireId });
