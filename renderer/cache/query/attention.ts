/**
 * What in a shop needs a person: work that the API refused, products to register again, deadlines with nothing
 * registered, samples that run out. Pure: the clock is in the question; knows no storage and no words.
 */
import { type AttentionItem, SAMPLES_NEARLY_USED } from '#shared/contract/query.ts';
import { compareUrgency, urgencyOf } from '#shared/domain/attention.ts';
import { type Campaign, joiningProblem } from '#shared/domain/campaign.ts';
import { type AgencyOperation, isAgencyOperation, type RegistrationDraft } from '#shared/domain/outbox.ts';
import { CLOSING_SOON_SECONDS, periodState } from '#shared/domain/period.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { type CampaignColumns, catchUp } from './campaign-columns.ts';
import { type RecordTable, recordAt, recordOf, slotsOf } from './record-table.ts';
import { isTaken, mayRegisterAgain, newestByProduct } from './registered.ts';
import { type SellerAttentionSources, sellerAttention } from './seller-attention.ts';

/** What is known of a shop, and when it is asked. */
export interface AttentionSources extends SellerAttentionSources {
  readonly campaigns: RecordTable<Campaign>;
  readonly columns: CampaignColumns;
  readonly products: RecordTable<Product>;
  readonly byCampaign: ReadonlyMap<string, ReadonlyMap<string, Registration>>;
  readonly drafts: readonly RegistrationDraft[];
  readonly policy: Pick<RegistrationPolicy, 'registerAgainAfterSeconds'>;
}

/** Everything that needs a person, in its order; for a deadline the time is its end. One piece of work is one item. */
export function attentionOf(sources: AttentionSources): AttentionItem[] {
  const agency = sources.operations.filter(isAgencyOperation);
  const operations = Map.groupBy(agency, ({ campaignId }) => campaignId);
  const items = [
    ...refusedWork(sources, agency),
    ...sellerAttention(sources),
    ...[...sources.byCampaign].flatMap(([campaignId, registrations]) =>
      ofRegistrations(sources, campaignId, registrations.values(), operations.get(campaignId) ?? []),
    ),
    ...closingSoon(sources, operations),
  ];
  const { now } = sources;
  return items
    .map((item) => ({ item, urgency: urgencyOf(item, now) }))
    .sort(
      (left, right) =>
        compareUrgency(left.urgency, right.urgency) || compareTexts(left.item.id, right.item.id),
    )
    .map(({ item }) => item);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** Operations with something that waits for a person, at the time at which they were submitted. */
function refusedWork(
  { campaigns }: AttentionSources,
  operations: readonly AgencyOperation[],
): AttentionItem[] {
  return operations.flatMap((operation): AttentionItem[] => {
    const refusals =
      operation.kind === 'registerProducts' ? operation.offers.flatMap(({ refusal }) => refusal ?? []) : [];
    if (operation.state === 'queued' && refusals.length === 0) return [];
    const error = operation.refusal ?? refusals[0] ?? null;
    const item = {
      campaignId: operation.campaignId,
      campaignName: recordOf(campaigns, operation.campaignId)?.name ?? readName(operation),
      time: operation.createdTime,
      id: `operation/${operation.id}`,
      operationId: operation.id,
      ...productsOf(operation),
    };
    return error?.code === 'TERMS_CHANGED'
      ? [{ ...item, kind: 'termsChanged' }]
      : [{ ...item, kind: 'refused', error }];
  });
}

/** What the campaign was called when it was read; it may be gone since. */
function readName(operation: AgencyOperation): string {
  return operation.kind === 'registerProducts' ? operation.readTerms.name : '';
}

function productsOf(operation: AgencyOperation) {
  if (operation.kind === 'editSampleQuantity') {
    const { productId, productName, registrationId } = operation;
    return { productId, productName, registrationId, productCount: 1 };
  }
  const { offers } = operation;
  const first = offers.find(({ refusal }) => refusal !== null) ?? offers[0];
  return {
    productId: first?.productId ?? null,
    productName: first?.productName ?? '',
    registrationId: null,
    productCount: offers.length,
  };
}

/** The rejected products of a campaign that can be registered again now, and those whose samples run out. */
function ofRegistrations(
  { campaigns, products, policy, now }: AttentionSources,
  campaignId: string,
  registrations: Iterable<Registration>,
  operations: readonly AgencyOperation[],
): AttentionItem[] {
  const campaign = recordOf(campaigns, campaignId);
  if (!campaign || campaign.status === 'CLOSED') return [];
  const isOpen = joiningProblem(campaign, now) === null;
  // A product that is in an operation is on its way, or told of with that operation's refusal.
  const unsent = new Set(operations.flatMap(productIdsOf));
  return [...newestByProduct(registrations).values()].flatMap((registration): AttentionItem[] => {
    const {
      id: registrationId,
      productId,
      productName,
      reviewStatus,
      reviewedTime,
      submittedTime,
    } = registration;
    if (unsent.has(productId)) return [];
    const time = reviewedTime ?? submittedTime;
    const base = { campaignId, campaignName: campaign.name, time, registrationId, productId, productName };
    if (isNearlyUsed(registration))
      return [
        { ...base, kind: 'samplesNearlyUsed', id: `samples/${registrationId}`, ...samplesOf(registration) },
      ];
    const isToRegisterAgain =
      isOpen &&
      reviewStatus === 'REJECTED' &&
      mayRegisterAgain(registration, recordOf(products, productId), policy, now);
    const { rejectReasons } = registration;
    return isToRegisterAgain
      ? [{ ...base, kind: 'rejected', id: `rejected/${registrationId}`, rejectReasons }]
      : [];
  });
}

function productIdsOf(operation: AgencyOperation): string[] {
  return operation.kind === 'registerProducts'
    ? operation.offers.map(({ productId }) => productId)
    : [operation.productId];
}

function samplesOf({ progress, sampleQuantity }: Registration) {
  return { samplesRequested: progress.samplesRequested, sampleQuantity };
}

function isNearlyUsed({ reviewStatus, progress, sampleQuantity }: Registration): boolean {
  if (reviewStatus !== 'APPROVED' || sampleQuantity === 0) return false;
  return progress.samplesRequested >= sampleQuantity * SAMPLES_NEARLY_USED;
}

/**
 * Campaigns that the shop was invited to, or has a draft for, whose registration ends within three days with nothing of it in
 * them. The columns find them: a shop has many more campaigns than deadlines.
 */
function closingSoon(
  { campaigns, columns, byCampaign, drafts, now }: AttentionSources,
  operations: ReadonlyMap<string, readonly AgencyOperation[]>,
): AttentionItem[] {
  const drafted = new Set(drafts.map(({ campaignId }) => campaignId));
  const candidates = [...invitedSlots(campaigns, columns, now), ...slotsOf(campaigns, drafted)];
  return [...new Set(candidates)].flatMap((slot): AttentionItem[] => {
    const campaign = recordAt(campaigns, slot);
    if (!campaign || joiningProblem(campaign, now) !== null) return [];
    const { id: campaignId, name: campaignName, registrationPeriod } = campaign;
    const isRegistering = (operations.get(campaignId) ?? []).some(({ kind }) => kind === 'registerProducts');
    const newest = newestByProduct(byCampaign.get(campaignId)?.values() ?? []);
    if (isRegistering || [...newest.values()].some(isTaken)) return [];
    if (periodState(registrationPeriod, now) !== 'closingSoon') return [];
    const reason = drafted.has(campaignId) ? 'draft' : 'invited';
    const time = registrationPeriod.endTime;
    return [{ kind: 'closingSoon', id: `closing/${campaignId}`, campaignId, campaignName, time, reason }];
  });
}

function invitedSlots(table: RecordTable<Campaign>, columns: CampaignColumns, now: number): Uint32Array {
  catchUp(columns, table);
  return columns.published.filter((slot) => {
    const end = columns.registrationEnd[slot] ?? 0;
    return columns.invited[slot] === 1 && end >= now && end - now <= CLOSING_SOON_SECONDS;
  });
}
