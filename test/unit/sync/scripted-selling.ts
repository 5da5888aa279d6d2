// What a small API does with campaigns of a seller's own: it notes each request, and answers as the contract says.

import { apiContract } from '#shared/contract/api/endpoints.ts';
import { wireParticipantExample, wireSellerCampaignExample } from '../remote/wire-examples.ts';

export interface Sold {
  readonly key: string | null;
  /** `create`, `edit`, `close`, `invitations` or `join_requests`. */
  readonly what: string;
  /** The campaign; the number of a new one. */
  readonly id: string;
  readonly body: unknown;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: unknown;
}

export function sell({ method, path, key, body }: Request, sold: Sold[]): unknown {
  const [, , , , , id = `${8_000 + sold.length}`, part, partnerId = ''] = path.split('/');
  const what = part ?? (method === 'POST' ? 'create' : 'edit');
  sold.push({ key, what, id, body });
  const campaign = { ...wireSellerCampaignExample, id, version: `v${sold.length + 1}` };
  const participants = what === 'invitations' ? invited(id, body) : [];
  switch (what) {
    case 'create':
      return { seller_campaign: { ...campaign, ...created(body) } };
    case 'close':
      return { seller_campaign: { ...campaign, status: 'CLOSED', closed_time: 1_700_300_000 } };
    case 'invitations':
      return {
        seller_campaign: { ...campaign, invited_partner_ids: participants.map(({ partner }) => partner.id) },
        participants,
      };
    case 'join_requests': {
      const { accept } = apiContract.answerJoinRequest.body.parse(body);
      return { participant: { ...participant(id, partnerId), status: accept ? 'JOINED' : 'REFUSED' } };
    }
    default:
      return { seller_campaign: { ...campaign, ...apiContract.editSellerCampaign.body.parse(body).changes } };
  }
}

function created(body: unknown) {
  const { content } = apiContract.createSellerCampaign.body.parse(body);
  const products = content.products.map((offer) => ({ ...offer, product_name: '', main_image_url: '' }));
  return { ...content, products };
}

function invited(id: string, body: unknown) {
  const { partner_ids } = apiContract.invitePartners.body.parse(body);
  return partner_ids.map((partnerId) => ({ ...participant(id, partnerId), status: 'INVITED' }));
}

function participant(id: string, partnerId: string) {
  return {
    ...wireParticipantExample,
    id: `${id}${partnerId}`,
    seller_campaign_id: id,
    partner: { id: partnerId, name: 'A partner' },
  };
}
