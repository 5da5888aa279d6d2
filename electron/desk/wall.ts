/**
 * The wall between window and main process: one channel of calls, one of events. The sender is checked, names that
 * are not in the contract are refused, input and output are parsed, and an unexpected exception becomes
 * INTERNAL with the id under which it is logged.
 */
import type { IpcMain } from 'electron';
import type { z } from 'zod';
import { DESK_CALL_CHANNEL, DESK_EVENT_CHANNEL } from '#shared/contract/channels.ts';
import {
  type DeskCallName,
  type DeskEvent,
  type DeskEventName,
  type DeskInput,
  type DeskOutput,
  deskCall,
  deskContract,
  deskEvents,
} from '#shared/contract/desk.ts';
import { type ErrorCode, failure, type Outcome, success } from '#shared/errors.ts';
import { isDeskPage } from '../security/sender.ts';
import type { Log } from '../start/log.ts';
import type { DeskHandlers } from './handlers.ts';

function isCallName(name: string): name is DeskCallName {
  return Object.hasOwn(deskContract, name);
}

// The contract's schemas by name, in a type that TypeScript can follow through a type parameter.
const calls: {
  readonly [Name in DeskCallName]: {
    readonly input: z.ZodType<DeskInput<Name>>;
    readonly output: z.ZodType<DeskOutput<Name>>;
  };
} = deskContract;

async function answerNamed<Name extends DeskCallName>(
  handlers: DeskHandlers,
  name: Name,
  unparsed: unknown,
): Promise<Outcome<DeskOutput<Name>>> {
  const input = calls[name].input.safeParse(unparsed);
  if (!input.success) return failure('INVALID_INPUT', `${name}: ${input.error.issues[0]?.path.join('.')}`);
  const outcome = await handlers[name](input.data);
  return outcome.ok ? success(calls[name].output.parse(outcome.data)) : outcome;
}

/** Answers one call: what the window sent is parsed here, and so is what goes back. */
export async function answerCall(
  handlers: DeskHandlers,
  message: unknown,
  log: Log,
): Promise<Outcome<unknown>> {
  const call = deskCall.safeParse(message);
  if (!call.success) return failure('INVALID_INPUT', 'no such call');
  const { name, input } = call.data;
  if (!isCallName(name)) return failure('INVALID_INPUT', 'no such call');
  try {
    return await answerNamed(handlers, name, input);
  } catch (error) {
    return failure('INTERNAL', undefined, log.exception(`desk call ${name}`, error));
  }
}

/**
 * Answers the window from now on. Calls that come before the handlers wait for them. When the start has to wait too, `heldUp` resolves with the
 * reason, and these calls get it as their answer. When the handlers never come, each call gets START_FAILED with the one id under which the
 * cause is logged. `settled` of the returned value waits for the calls that are under way at that moment.
 */
export function answerDeskCalls(
  ipcMain: Pick<IpcMain, 'handle'>,
  handlers: Promise<DeskHandlers>,
  heldUp: Promise<ErrorCode>,
  log: Log,
): { settled(): Promise<void> } {
  const underWay = new Set<Promise<unknown>>();
  const started = handlers.then(success, (error: unknown) =>
    failure('START_FAILED', undefined, log.exception('start', error)),
  );
  const waiting = heldUp.then((code) => failure(code));
  const answer = async (message: unknown): Promise<Outcome<unknown>> => {
    const outcome = await Promise.race([started, waiting]);
    return outcome.ok ? answerCall(outcome.data, message, log) : outcome;
  };
  ipcMain.handle(DESK_CALL_CHANNEL, async (event, message: unknown) => {
    if (!isDeskPage(event)) return failure('INVALID_INPUT', 'not from the desk window');
    const answered = answer(message);
    underWay.add(answered);
    return answered.finally(() => underWay.delete(answered));
  });
  return {
    settled: async () => {
      await Promise.allSettled(underWay);
    },
  };
}

/** What telling needs of a window. */
export interface ToldWindow {
  isDestroyed(): boolean;
  readonly webContents: { send(channel: string, message: unknown): void };
}

/** Tells the window something, parsed by the contract first. A window that is gone is told nothing. */
export function tellWindow<Name extends DeskEventName>(
  window: ToldWindow,
  name: Name,
  payload: DeskEvent<Name>,
): void {
  if (window.isDestroyed()) return;
  window.webContents.send(DESK_EVENT_CHANNEL, { name, payload: deskEvents[name].parse(payload) });
}
