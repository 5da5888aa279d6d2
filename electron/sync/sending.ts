/**
 * Which operations are being sent, and which a person is taking back: never both, so that what has been taken back is not sent
 * a moment later. Knows neither requests nor why somebody takes something back.
 */
export interface Sending {
  /** Sends an operation, unless somebody is taking it back. */
  whileSending(operationId: string, send: () => Promise<void>): Promise<void>;
  /** Whether somebody is taking the operation back: nothing can be sent of it until that has ended. */
  isHeld(operationId: string): boolean;
  /** Runs `work` while the operation is not sent: after the attempt that is under way, before the next. */
  whileUnsent<Value>(operationId: string, work: () => Promise<Value>): Promise<Value>;
}

export function createSending(): Sending {
  const sent = new Map<string, Promise<void>>();
  const held = new Map<string, number>();

  function release(operationId: string): void {
    const others = (held.get(operationId) ?? 1) - 1;
    if (others === 0) held.delete(operationId);
    else held.set(operationId, others);
  }

  return {
    whileSending: async (operationId, send) => {
      if (held.has(operationId)) return;
      const sending = send().finally(() => sent.delete(operationId));
      sent.set(operationId, sending);
      await sending;
    },
    isHeld: (operationId) => held.has(operationId),
    whileUnsent: async (operationId, work) => {
      held.set(operationId, (held.get(operationId) ?? 0) + 1);
      try {
        // Whoever sends tells of its own failure.
        await sent.get(operationId)?.catch(() => undefined);
        return await work();
      } finally {
        release(operationId);
      }
    },
  };
}
