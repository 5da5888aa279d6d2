// What a person does with what waits or could not be sent: sends it again, mends it, takes it back, gives it up; and what they
// were told of it. Knows no fault.

import { resendIdOf } from '#electron/desk/resend-id.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import { type Desk, mendRegistration } from './agency-work.ts';
import { chosen } from './asking.ts';
import { type Intent, note } from './ledger.ts';

async function unsent(
  { life, own }: Desk,
  pick: number,
  state: Operation['state'],
): Promise<Operation | undefined> {
  const answer = await life.client.call('listOperations', { shop: own.key });
  const operations = answer.ok ? answer.data.operations : [];
  return chosen(
    operations.filter((one) => one.state === state),
    pick,
  );
}

function intentOf({ ledger }: Desk, { id }: Operation): Intent | undefined {
  return ledger.intents.get(id);
}

/** Sends a parked operation again, as a click or as a double click does. */
export async function sendAgain(
  desk: Desk,
  step: { pick: number; isTwice: boolean; knowingly: boolean },
): Promise<void> {
  const parked = await unsent(desk, step.pick, 'parked');
  const intent = parked && intentOf(desk, parked);
  if (!parked || !intent) return;
  const { life, own, ledger } = desk;
  const deaths = life.deaths();
  const { knowingly } = step;
  const input = { shop: own.key, operationId: parked.id, knowingly };
  const once = () => life.client.call('resendOperation', input);
  const answers = await Promise.all(step.isTwice ? [once(), once()] : [once()]);
  const isQueued = answers.some(({ ok }) => ok);
  if (!isQueued && life.deaths() === deaths) return;
  intent.ended = isQueued ? 'passedOn' : 'unknown';
  note(ledger, {
    shop: own.key,
    operationId: resendIdOf(parked.id),
    kind: parked.kind,
    told: isQueued ? 'queued' : 'unknown',
    submission:
      parked.kind === 'registerProducts' && intent.submission
        ? { ...intent.submission, productIds: parked.offers.map(({ productId }) => productId) }
        : null,
  });
}

/** Submits a parked registration in another form. */
export async function mend(desk: Desk, { pick }: { pick: number }): Promise<void> {
  const parked = await unsent(desk, pick, 'parked');
  const intent = parked && intentOf(desk, parked);
  if (parked?.kind !== 'registerProducts' || !intent) return;
  const { id, campaignId } = parked;
  const productIds = parked.offers.map(({ productId }) => productId);
  const told = await mendRegistration(desk, { id, campaignId, productIds });
  if (told === 'queued') intent.ended = 'passedOn';
  if (told === 'unknown') intent.ended = 'unknown';
}

/** Takes a campaign that waits to be published back to its draft. */
export async function takeBack(desk: Desk, { pick }: { pick: number }): Promise<void> {
  const queued = await unsent(desk, pick, 'queued');
  const intent = queued && intentOf(desk, queued);
  if (queued?.kind !== 'publishSellerCampaign' || !intent) return;
  const { life, own } = desk;
  const deaths = life.deaths();
  const answer = await life.client.call('takeBackSellerCampaign', { shop: own.key, operationId: queued.id });
  if (answer.ok && answer.data.draftId !== null) intent.ended = 'withdrawn';
  if (!answer.ok && life.deaths() > deaths) intent.ended = 'unknown';
}

/** Gives something up: for good, or knowing that it may have arrived. */
export async function discard(
  desk: Desk,
  { pick, knowingly }: { pick: number; knowingly: boolean },
): Promise<void> {
  const one = (await unsent(desk, pick, 'queued')) ?? (await unsent(desk, pick, 'parked'));
  const intent = one && intentOf(desk, one);
  if (!one || !intent) return;
  const { life, own } = desk;
  const deaths = life.deaths();
  const answer = await life.client.call('discardOperation', {
    shop: own.key,
    operationId: one.id,
    knowingly,
  });
  if (answer.ok) intent.ended = knowingly ? 'withdrawnKnowingly' : 'withdrawn';
  else if (life.deaths() > deaths) intent.ended = 'unknown';
}
