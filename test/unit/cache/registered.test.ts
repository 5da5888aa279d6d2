import { describe, expect, it } from 'vitest';
import {
  countRegistered,
  newestOf,
  queuedProductIds,
  registeredProducts,
} from '#cache-page/query/registered.ts';
import type { EditSampleQuantityOperation, QueuedOffer } from '#shared/domain/outbox.ts';
import type { Registration } from '#shared/domain/registration.ts';
import { NOW, productOf, registerOperationOf, registrationOf } from '#test/fixtures/records.ts';

const policy = { registerAgainAfterSeconds: 60 };

function offerOf(productId: string, changes: Partial<QueuedOffer> = {}): QueuedOffer {
  return {
    productId,
    totalCommissionRate: 1_500,
    sampleQuantity: 2,
    productName: `Product ${productId}`,
    mainImageUrl: 'https://images.example/p.svg',
    refusal: null,
    ...changes,
  };
}

const edit: EditSampleQuantityOperation = {
  id: '00000000-0000-4000-8000-00000000000e',
  kind: 'editSampleQuantity',
  campaignId: registrationOf().campaignId,
  createdTime: NOW,
  attempts: 0,
  firstAttempt: null,
  state: 'queued',
  refusal: null,
  registrationId: registrationOf().id,
  productId: productOf().id,
  productName: productOf().name,
  sampleQuantity: 25,
};

const rejected = registrationOf({
  id: '10',
  reviewStatus: 'REJECTED',
  submittedTime: NOW - 500,
  reviewedTime: NOW - 400,
});
const again = registrationOf({ id: '11', reviewStatus: 'APPROVED', submittedTime: NOW - 300 });

const rowsOf = (
  registrations: Registration[],
  operations: Parameters<typeof registeredProducts>[1] = [],
  productOfId: Parameters<typeof registeredProducts>[4] = () => productOf(),
) => registeredProducts(registrations, operations, policy, NOW, productOfId);

describe('the newest of all registrations', () => {
  const at = (id: string, submittedTime: number) =>
    registrationOf({ id, submittedTime, campaignId: `71${id}`, reviewStatus: 'REJECTED' });

  it('is the one that was submitted last, whatever its campaign, its place and its review', () => {
    const newest = at('3', NOW - 100);
    for (const all of [
      [newest, at('9', NOW - 300), at('4', NOW - 200)],
      [at('9', NOW - 300), newest, at('4', NOW - 200)],
      [at('9', NOW - 300), at('4', NOW - 200), newest],
    ])
      expect(newestOf(all)).toBe(newest);
  });

  it('of those submitted together is the one with the highest id, and none of none', () => {
    expect(newestOf([at('9', NOW), at('10', NOW), at('8', NOW)])?.id).toBe('10');
    expect(newestOf([])).toBeUndefined();
  });
});

describe('counts of a campaign', () => {
  it('take the newest registration of each product', () => {
    const other = registrationOf({ id: '12', productId: '5' });
    expect(countRegistered([rejected, again, other], [])).toEqual({
      PENDING: 1,
      APPROVED: 1,
      REJECTED: 0,
      PENDING_CLOSED: 0,
      CLOSED: 0,
      queued: 0,
      refused: 0,
    });
  });

  it('tell what waits for the API from what waits for a person', () => {
    const half = registerOperationOf({
      offers: [offerOf('1'), offerOf('2', { refusal: { code: 'PRODUCT_NOT_FOUND' } })],
    });
    const parked = registerOperationOf({
      state: 'parked',
      refusal: { code: 'TERMS_CHANGED' },
      offers: [offerOf('3')],
    });
    expect(countRegistered([], [half, parked, edit])).toMatchObject({ queued: 1, refused: 2 });
    const refusedEdit = { ...edit, state: 'parked' as const };
    expect(countRegistered([], [refusedEdit])).toMatchObject({ queued: 0, refused: 1 });
    expect([...queuedProductIds([half, parked, edit])]).toEqual(['1']);
  });
});

describe('registered products', () => {
  it('list what is unsent first, then the newest registrations, older ones too', () => {
    const rows = rowsOf([rejected, again], [registerOperationOf({ offers: [offerOf('7')] })]);
    expect(rows.map((row) => (row.source === 'api' ? row.registration.id : row.productId))).toEqual([
      '7',
      '11',
      '10',
    ]);
  });

  it('show once what the API has registered although its answer was lost', () => {
    const resent = registerOperationOf({ offers: [offerOf(again.productId), offerOf('7')] });
    const rows = rowsOf([again], [resent]);
    expect(rows.map((row) => row.source)).toEqual(['outbox', 'api']);
    expect(rows).toMatchObject([{ productId: '7' }, { registration: { id: '11' } }]);
    expect(countRegistered([again], [resent])).toMatchObject({ APPROVED: 1, queued: 1 });
  });

  it('keep what waits beside a rejection, which it answers, and what was refused beside anything', () => {
    const resent = registerOperationOf({ offers: [offerOf(rejected.productId)] });
    expect(rowsOf([rejected], [resent]).map((row) => row.source)).toEqual(['outbox', 'api']);
    const parked = registerOperationOf({ state: 'parked', offers: [offerOf(again.productId)] });
    expect(rowsOf([again], [parked]).map((row) => row.source)).toEqual(['outbox', 'api']);
  });

  it('show a refused offer with its own reason, or else its operation’s', () => {
    const operation = registerOperationOf({
      state: 'parked',
      refusal: { code: 'TERMS_CHANGED' },
      offers: [offerOf('1'), offerOf('2', { refusal: { code: 'PRODUCT_NOT_FOUND' } })],
    });
    expect(rowsOf([], [operation])).toMatchObject([
      { productId: '1', state: 'parked', refusal: { code: 'TERMS_CHANGED' } },
      { productId: '2', state: 'parked', refusal: { code: 'PRODUCT_NOT_FOUND' } },
    ]);
  });

  it('lay the latest edit of a sample quantity over its registration only', () => {
    const later = { ...edit, id: '00000000-0000-4000-8000-00000000000f', sampleQuantity: 30 };
    const rows = rowsOf([registrationOf(), again], [edit, later]);
    const edits = rows.map((row) => (row.source === 'api' ? row.sampleEdit : null));
    expect(edits).toEqual([
      null,
      { operationId: later.id, sampleQuantity: 30, state: 'queued', mayHaveArrived: false, refusal: null },
    ]);
  });

  it('may be registered again where the rules allow: the newest, rejected a while ago, and not on its way', () => {
    const mayRegisterAgain = (...args: Parameters<typeof rowsOf>) =>
      rowsOf(...args).map((row) => row.source === 'api' && row.mayRegisterAgain);
    expect(mayRegisterAgain([rejected])).toEqual([true]);
    expect(mayRegisterAgain([rejected, again])).toEqual([false, false]);
    expect(mayRegisterAgain([{ ...rejected, reviewedTime: NOW - 59 }])).toEqual([false]);
    expect(mayRegisterAgain([{ ...rejected, rejectedForever: true }])).toEqual([false]);
    const onItsWay = registerOperationOf({ offers: [offerOf(rejected.productId)] });
    expect(mayRegisterAgain([rejected], [onItsWay])).toEqual([false, false]);
    expect(mayRegisterAgain([rejected], [], () => undefined)).toEqual([false]);
  });
});
