/**
 * Which operations are being sent, and which a person is taking back: never both, so that what has been taken back is not sent
 * a moment later. Knows neither requests nor why somebody takes something back.
 */
export interface Sending {
  /** Sends an operation, unless somebody is taking it back. */
  whileSending(operationId: string, send: () => Promise<void>): Promise<void>;
  /** Whether somebody is taking the operation back: nothing can be sent of it until that has ended. */
  isHeld(operationId: string): boolean;
  /** Runs `work` while the operation is not sent. Null, and nothing is run, when it is being sent. */
  whileUnsent<Value>(operationId: string, work: () => Promise<Value>): Promise<Value | null>;
}

export function createSending(): Sending {
  const sent = new Set<string>();
  const held = new Map<string, number>();

  function release(operationId: string): void {
    const others = (held.get(operationId) ?? 1) - 1;
    if (others === 0) held.delete(operationId);
    else held.set(operationId, others);
  }

  return {
    whileSending: async (operationId, send) => {
      if (held.has(operationId)) return;
      sent.add(operationId);
      try {
        await send();
      } finally {
        sent.delete(operationId);
      }
    },
    isHeld: (operationId) => held.has(operationId),
    whileUnsent: async (operationId, work) => {
      if (sent.has(operationId)) return null;
      held.set(operationId, (held.get(operationId) ?? 0) + 1);
      try {
        return await work();
      } finally {
        release(operationId);
      }
    },
  };
}
