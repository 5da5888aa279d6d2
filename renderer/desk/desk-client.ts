/**
 * The window's one way to the main process: every call of the desk contract with its answer parsed, and
 * the events. Knows no screen and keeps nothing; a bridge that misbehaves becomes an INTERNAL answer, never an exception.
 */
import { z } from 'zod';
import type { DeskBridge } from '#shared/contract/bridge.ts';
import {
  type DeskCallName,
  type DeskEvent,
  type DeskEventName,
  type DeskInput,
  type DeskOutput,
  deskContract,
  deskEvent,
  deskEvents,
} from '#shared/contract/desk.ts';
import { unparsedOutcome } from '#shared/contract/record.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';

declare global {
  interface Window {
    readonly deskBridge: DeskBridge;
  }
}

export interface DeskClient {
  call<Name extends DeskCallName>(name: Name, input: DeskInput<Name>): Promise<Outcome<DeskOutput<Name>>>;
  /** Hears one kind of event; answers the way to stop. Events that break the contract are left out. */
  on<Name extends DeskEventName>(name: Name, listener: (event: DeskEvent<Name>) => void): () => void;
}

/** A client over a bridge. The bridge is read at each call, so that it may appear after this module is loaded. */
export function createDeskClient(bridge: () => DeskBridge): DeskClient {
  return {
    async call(name, input) {
      try {
        return answerOf(name, await bridge().call(name, input));
      } catch (error) {
        return failure('INTERNAL', error instanceof Error ? error.message : 'The bridge did not answer.');
      }
    },
    on<Name extends DeskEventName>(name: Name, listener: (event: DeskEvent<Name>) => void) {
      const schema: z.ZodType<DeskEvent<Name>> = events[name];
      return bridge().subscribe((message) => {
        const heard = deskEvent.safeParse(message);
        if (!heard.success || heard.data.name !== name) return;
        const event = schema.safeParse(heard.data.payload);
        if (event.success) listener(event.data);
      });
    },
  };
}

function answerOf<Name extends DeskCallName>(name: Name, answer: unknown): Outcome<DeskOutput<Name>> {
  const parsed = unparsedOutcome.safeParse(answer);
  if (!parsed.success) return failure('INTERNAL', `The answer to ${name} was not an outcome.`);
  if (!parsed.data.ok) return parsed.data;
  const data = calls[name].output.safeParse(parsed.data.data);
  return data.success
    ? success(data.data)
    : failure('INTERNAL', `The answer to ${name} broke its contract: ${z.prettifyError(data.error)}`);
}

// The contract's schemas by name, in a type that TypeScript can follow through a type parameter.
const calls: { readonly [Name in DeskCallName]: { readonly output: z.ZodType<DeskOutput<Name>> } } =
  deskContract;
const events: { readonly [Name in DeskEventName]: z.ZodType<DeskEvent<Name>> } = deskEvents;

const client = createDeskClient(() => window.deskBridge);
export const deskCall = client.call;
export const onDeskEvent = client.on;
