/**
 * One operation, one request: which endpoint it is sent to, under its own key, and what the answer makes of it. What was sent before is sent
 * again byte for byte. When it is sent, and what a refusal comes to, is for push.ts.
 */
import type { EndpointName } from '#shared/contract/api/endpoints.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { Outcome } from '#shared/errors.ts';
import type { RemoteAnswer } from '../remote/answer.ts';
import { registrationBody, sampleQuotaBody } from '../remote/records.ts';
import type { Remote } from '../remote/remote.ts';
import type { AnswerData, EndpointRequest } from '../remote/request.ts';
import { editBody, publishingBody } from '../remote/seller-records.ts';
import {
  settleClosing,
  settleEdit,
  settleInvitations,
  settleJoinRequest,
  settlePublishing,
} from './seller-settlement.ts';
import { type Operation, type Settlement, settleRegistration, settleSampleEdit } from './settlement.ts';

interface Sender {
  readonly remote: Remote;
  readonly shop: ShopKey;
  readonly signal: AbortSignal;
  /** Called before the first byte leaves, with the body; unless it succeeds, nothing leaves. */
  readonly beforeSending: (body: string | null) => Promise<Outcome<unknown>>;
}

/** Sends one operation. `data` is null when the API's answer is about something else. */
export function attempt(sender: Sender, operation: Operation): Promise<RemoteAnswer<Settlement | null>> {
  const inShop = { shop_id: sender.shop.shopId };
  switch (operation.kind) {
    case 'registerProducts': {
      const params = { ...inShop, campaign_id: operation.campaignId };
      const request = { params, body: registrationBody(operation) };
      return send(sender, operation, 'registerProducts', request, ({ results }) =>
        settleRegistration(operation, results),
      );
    }
    case 'editSampleQuantity': {
      const params = { ...inShop, registration_id: operation.registrationId };
      const request = { params, body: sampleQuotaBody(operation) };
      return send(sender, operation, 'editSampleQuota', request, (data) => settleSampleEdit(operation, data));
    }
    case 'publishSellerCampaign': {
      const request = { params: inShop, body: publishingBody(operation) };
      return send(sender, operation, 'createSellerCampaign', request, (data) =>
        settlePublishing(operation, data),
      );
    }
    default:
      return attemptInSellerCampaign(sender, operation);
  }
}

/** What is done in a campaign of the seller's that the API has. */
function attemptInSellerCampaign(
  sender: Sender,
  operation: Extract<Operation, { sellerCampaignId: string }>,
): Promise<RemoteAnswer<Settlement | null>> {
  const params = { shop_id: sender.shop.shopId, seller_campaign_id: operation.sellerCampaignId };
  switch (operation.kind) {
    case 'editSellerCampaign': {
      const request = { params, body: editBody(operation) };
      return send(sender, operation, 'editSellerCampaign', request, (data) => settleEdit(operation, data));
    }
    case 'closeSellerCampaign':
      return send(sender, operation, 'closeSellerCampaign', { params }, (data) =>
        settleClosing(operation, data),
      );
    case 'invitePartners': {
      const request = { params, body: { partner_ids: operation.partners.map(({ id }) => id) } };
      return send(sender, operation, 'invitePartners', request, (data) => settleInvitations(operation, data));
    }
    case 'answerJoinRequest': {
      const request = {
        params: { ...params, partner_id: operation.partner.id },
        body: { accept: operation.accepts },
      };
      return send(sender, operation, 'answerJoinRequest', request, (data) =>
        settleJoinRequest(operation, data),
      );
    }
  }
}

async function send<Name extends EndpointName>(
  { remote, shop, signal, beforeSending }: Sender,
  { id, firstAttempt }: Operation,
  name: Name,
  request: Pick<EndpointRequest<Name>, 'params' | 'body'>,
  settle: (data: AnswerData[Name]) => Settlement | null,
): Promise<RemoteAnswer<Settlement | null>> {
  const answer = await remote.call(shop.accountId, name, {
    ...request,
    bodyText: firstAttempt?.body ?? undefined,
    idempotencyKey: id,
    signal,
    beforeSending,
  });
  return answer.ok ? { ok: true, data: settle(answer.data) } : answer;
}
