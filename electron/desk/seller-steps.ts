/**
 * Single steps in a published campaign of the seller's: closing it early, inviting more partners, answering those that ask to join.
 * Checked in the API's order and under its names, then queued. Nothing is sent from here.
 */
import type { CacheOutput } from '#shared/contract/cache.ts';
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import type { ParticipantStatus } from '#shared/domain/participant.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { invitationProblems } from '#shared/domain/seller-campaign-rules.ts';
import { type AppError, type Outcome, success } from '#shared/errors.ts';
import { type Circumstances, type DeskHandlers, withShop } from './handlers.ts';
import { newOperation, queue } from './queueing.ts';
import type { DeskServices } from './services.ts';

type Details = CacheOutput<'readSellerCampaign'>;
type Step = DeskOutput<'closeSellerCampaign'>;

/** What a step comes to: an operation to queue, one that waits already, or why not. */
type Decision =
  | { readonly operation: Operation; readonly replaces?: string }
  | { readonly waiting: string }
  | { readonly problem: AppError };

/** Reads the campaign, decides, and queues what was decided. */
async function take(
  services: DeskServices,
  { shop, sellerCampaignId }: DeskInput<'closeSellerCampaign'>,
  decide: (campaign: SellerCampaign, details: Details) => Decision | Promise<Outcome<Decision>>,
): Promise<Outcome<Step>> {
  const details = await services.cache.call('readSellerCampaign', { shop, sellerCampaignId });
  if (!details.ok) return details;
  const { campaign } = details.data;
  const unavailable = whyNotRunning(campaign);
  if (campaign === null || unavailable)
    return notQueued(unavailable ?? { code: 'SELLER_CAMPAIGN_NOT_FOUND' });
  const decided = await decide(campaign, details.data);
  if ('ok' in decided && !decided.ok) return decided;
  const decision = 'ok' in decided ? decided.data : decided;
  if ('problem' in decision) return notQueued(decision.problem);
  if ('waiting' in decision) return success({ operationId: decision.waiting, problem: null });
  const { operation, replaces = null } = decision;
  const queued = await queue(services, { shop, operation, replaces });
  return queued.ok ? success({ operationId: queued.data, problem: null }) : queued;
}

function notQueued(problem: AppError): Outcome<Step> {
  return success({ operationId: null, problem });
}

function whyNotRunning(campaign: SellerCampaign | null): AppError | null {
  if (campaign === null) return { code: 'SELLER_CAMPAIGN_NOT_FOUND' };
  if (campaign.status === 'READY') return { code: 'SELLER_CAMPAIGN_NOT_PUBLISHED' };
  return campaign.status === 'CLOSED' ? { code: 'CAMPAIGN_CLOSED' } : null;
}

function isRegistrationOver({ registrationPeriod }: SellerCampaign, now: number): boolean {
  return now > registrationPeriod.endTime;
}

function closing(
  { operationId }: DeskInput<'closeSellerCampaign'>,
  { id, name }: SellerCampaign,
  { operations }: Details,
  now: number,
): Decision {
  const earlier = operations.find(({ kind }) => kind === 'closeSellerCampaign');
  if (earlier?.state === 'queued') return { waiting: earlier.id };
  const operation = {
    ...newOperation(operationId, now),
    kind: 'closeSellerCampaign',
    sellerCampaignId: id,
    campaignName: name,
  } as const;
  return earlier ? { operation, replaces: earlier.id } : { operation };
}

/** Partners that are in the campaign, or wait for an answer. Who said no, or was told no, may be invited again. */
const IN_CAMPAIGN: ReadonlySet<ParticipantStatus> = new Set(['INVITED', 'REQUESTED', 'JOINED']);

async function inviting(
  services: DeskServices,
  { shop, operationId, partnerIds }: DeskInput<'invitePartners'>,
  campaign: SellerCampaign,
  { participants, operations }: Details,
  now: number,
): Promise<Outcome<Decision>> {
  const problem = (code: AppError['code'], detail?: string): Outcome<Decision> =>
    success({ problem: detail === undefined ? { code } : { code, detail } });
  if (isRegistrationOver(campaign, now)) return problem('REGISTRATION_CLOSED');
  if (campaign.participation === 'ALL_PARTNERS') return problem('PARTNERS_NOT_EXPECTED');
  const known = await services.cache.call('readPartners', { shop, partnerIds });
  if (!known.ok) return known;
  const partners = known.data.partners.map(({ id, name }) => ({ id, name }));
  const waiting = operations.flatMap((operation) =>
    operation.kind === 'invitePartners' && operation.state === 'queued' && operation.id !== operationId
      ? operation.partners.map(({ id }) => id)
      : [],
  );
  const already = [...campaign.invitedPartnerIds, ...waiting];
  const hasPartner = (partnerId: string) => partners.some(({ id }) => id === partnerId);
  const [first] = invitationProblems(partnerIds, already, hasPartner);
  if (first) return problem(first.code);
  const there = new Set([
    ...waiting,
    ...participants.flatMap(({ status, partner }) => (IN_CAMPAIGN.has(status) ? partner.id : [])),
  ]);
  const twice = partners.find(({ id }) => there.has(id));
  if (twice) return problem('PARTNER_ALREADY_INVITED', twice.name);
  const { id: sellerCampaignId, name: campaignName } = campaign;
  return success({
    operation: {
      ...newOperation(operationId, now),
      kind: 'invitePartners',
      sellerCampaignId,
      campaignName,
      partners,
      problems: [],
    },
  });
}

/** Accepting takes open registration; declining is possible until the campaign is over. */
function answering(
  { operationId, partnerId, accepts }: DeskInput<'answerJoinRequest'>,
  campaign: SellerCampaign,
  { participants, operations }: Details,
  now: number,
): Decision {
  const request = participants.find(
    ({ status, partner }) => status === 'REQUESTED' && partner.id === partnerId,
  );
  if (!request) return { problem: { code: 'JOIN_REQUEST_NOT_FOUND' } };
  if (accepts && isRegistrationOver(campaign, now)) return { problem: { code: 'REGISTRATION_CLOSED' } };
  const earlier = operations.find(
    (operation) => operation.kind === 'answerJoinRequest' && operation.partner.id === partnerId,
  );
  if (earlier?.kind === 'answerJoinRequest' && earlier.state === 'queued') {
    // It may be on its way: another answer would come too late.
    return earlier.accepts === accepts
      ? { waiting: earlier.id }
      : { problem: { code: 'JOIN_REQUEST_NOT_FOUND' } };
  }
  const operation = {
    ...newOperation(operationId, now),
    kind: 'answerJoinRequest',
    sellerCampaignId: campaign.id,
    campaignName: campaign.name,
    partner: request.partner,
    accepts,
  } as const;
  return earlier ? { operation, replaces: earlier.id } : { operation };
}

export function sellerStepHandlers(
  services: DeskServices,
): Pick<DeskHandlers, 'closeSellerCampaign' | 'invitePartners' | 'answerJoinRequest'> {
  const inShop = <Input extends DeskInput<'closeSellerCampaign'>>(
    input: Input,
    decide: (
      campaign: SellerCampaign,
      details: Details,
      circumstances: Circumstances,
    ) => Decision | Promise<Outcome<Decision>>,
  ) =>
    withShop(services, input.shop, (circumstances) =>
      take(services, input, (campaign, details) => decide(campaign, details, circumstances)),
    );
  return {
    closeSellerCampaign: (input) =>
      inShop(input, (campaign, details, { now }) => closing(input, campaign, details, now)),
    invitePartners: (input) =>
      inShop(input, (campaign, details, { now }) => inviting(services, input, campaign, details, now)),
    answerJoinRequest: (input) =>
      inShop(input, (campaign, details, { now }) => answering(input, campaign, details, now)),
  };
}
