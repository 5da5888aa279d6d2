// Faults of the engine that the schedules must notice, each as a change of the sources. A change that no longer fits stops the
// run: then the sources have moved on, and the sabotage goes after them.

import type { PlantedChange } from '#build/planted-copy.ts';

export interface Sabotage {
  readonly what: string;
  readonly changes: readonly PlantedChange[];
}

const ATTEMPT = 'electron/sync/attempt.ts';
const PUSH = 'electron/sync/push.ts';
const PARKS = 'if (!staysQueued(error.code)) return { settlement: park(operation, answer) };';

export const SABOTAGES: Readonly<Record<string, Sabotage>> = {
  'fresh-key': {
    what: 'every attempt has a key of its own',
    changes: [{ file: ATTEMPT, from: 'idempotencyKey: id,', to: 'idempotencyKey: crypto.randomUUID(),' }],
  },
  'fresh-key-at-retries': {
    what: 'an attempt after the first has a key of its own',
    changes: [
      {
        file: ATTEMPT,
        from: 'idempotencyKey: id,',
        to: 'idempotencyKey: firstAttempt ? crypto.randomUUID() : id,',
      },
    ],
  },
  'no-mark': {
    what: 'no mark goes in before the first byte leaves',
    changes: [
      {
        file: PUSH,
        from: 'if (operation.firstAttempt) return success(operation);',
        to: 'return success(operation);',
      },
    ],
  },
  'no-copy': {
    what: 'the second copy of unsent work is never written',
    changes: [
      {
        file: 'electron/cache/mirrored-client.ts',
        from: 'await mirror.write(shop, work);\n      uncopied.delete(key);',
        to: 'uncopied.delete(key);',
      },
    ],
  },
  'unseen-terms': {
    what: 'what was refused because the terms changed is sent again under the new ones',
    changes: [
      {
        file: PUSH,
        from: PARKS,
        to: `if (error.code === 'TERMS_CHANGED' && answer.currentCampaign && operation.kind === 'registerProducts')
    return {
      settlement: {
        ...DONE,
        operation: { ...operation, readTerms: answer.currentCampaign, firstAttempt: null },
      },
      fault: { error, retryAfter: null },
    };
  ${PARKS}`,
      },
    ],
  },
  'no-terms-check': {
    what: 'the app takes a submission under terms that it knows to be old',
    changes: [
      {
        file: 'electron/desk/submission.ts',
        from: "if (campaign.termsVersion !== termsVersion) return [wholeProblem('TERMS_CHANGED')];",
        to: '',
      },
    ],
  },
  'refused-dropped': {
    what: 'what the API refused is forgotten in place of parked',
    changes: [{ file: PUSH, from: PARKS, to: 'if (!staysQueued(error.code)) return { settlement: DONE };' }],
  },
  'every-fault-parks': {
    what: 'nothing stays queued: every fault is put before the person as a refusal',
    changes: [{ file: PUSH, from: PARKS, to: 'return { settlement: park(operation, answer) };' }],
  },
  'sample-edits-dropped': {
    what: 'changed sample quantities are settled without being sent',
    changes: [
      {
        file: PUSH,
        from: 'const known = outbox.unsettled.get(operation.id);',
        to: "const known = operation.kind === 'editSampleQuantity' ? DONE : outbox.unsettled.get(operation.id);",
      },
    ],
  },
  'cursor-first': {
    what: 'the position of a page is committed before the page',
    changes: [
      {
        file: 'renderer/cache/shop/changes.ts',
        from: `    await addSegments(database, rows);
    await database.state.put(next);
  });`,
        to: `    await database.state.put(next);
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  await database.dexie.transaction('rw', database.segments, () => addSegments(database, rows));`,
      },
    ],
  },
};
