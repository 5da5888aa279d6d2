/**
 * The control over HTTP: POST /control/<name> with the arguments as a JSON object. Only on a server that was started for it:
 * whoever reaches it can do everything.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  wireCreatorPreferences,
  wireId,
  wireRate,
  wireSellerContact,
  wireTime,
} from '#shared/contract/api/wire.ts';
import { GMV_BANDS } from '#shared/domain/partner-profile.ts';
import { AUDIT_STATUSES, PRODUCT_STATUSES } from '#shared/domain/product.ts';
import { REJECT_REASONS } from '#shared/domain/registration.ts';
import type { Control } from '../control.ts';
import { readPart } from '../envelope.ts';
import { faultRule } from '../faults.ts';
import { Refusal } from '../rules/refusal.ts';

const flag = z.union([z.literal(0), z.literal(1)]);
const count = z.int().min(0);
const none = z.object({});

const campaignEdit = z.strictObject({
  name: z.string().min(1).max(49).exactOptional(),
  description: z.string().max(999).exactOptional(),
  commission_rate: wireRate.exactOptional(),
  registration_start_time: wireTime.exactOptional(),
  registration_end_time: wireTime.exactOptional(),
  campaign_start_time: wireTime.exactOptional(),
  campaign_end_time: wireTime.exactOptional(),
  is_targeted: flag.exactOptional(),
  is_published: flag.exactOptional(),
  closed_time: wireTime.nullable().exactOptional(),
});
const shopEdit = z.strictObject({
  payment_account_active: flag.exactOptional(),
  operations_allowed: flag.exactOptional(),
});
const productEdit = z.strictObject({
  name: z.string().min(1).max(500).exactOptional(),
  inventory: count.exactOptional(),
  status: z.enum(PRODUCT_STATUSES).exactOptional(),
  audit_status: z.enum(AUDIT_STATUSES).exactOptional(),
  under_enforcement: flag.exactOptional(),
});
const sellerCampaign = z.object({ campaignId: wireId });
const sellerCampaignEdit = z.strictObject({
  name: z.string().exactOptional(),
  description: z.string().exactOptional(),
  registration_start_time: wireTime.exactOptional(),
  registration_end_time: wireTime.exactOptional(),
  campaign_start_time: wireTime.exactOptional(),
  campaign_end_time: wireTime.exactOptional(),
  creator_preferences: wireCreatorPreferences.exactOptional(),
  seller_contact: wireSellerContact.exactOptional(),
});
const partner = z.object({ partnerId: wireId });
const taking = sellerCampaign.extend({ partnerId: wireId, message: z.string().max(1_000).default('') });
const promotion = sellerCampaign.extend({
  partnerId: wireId,
  productId: wireId,
  creators: count,
  samples: count,
  orders: count,
});
const partnerEdit = z.strictObject({
  creator_count: count.exactOptional(),
  gmv_band: z.enum(GMV_BANDS).exactOptional(),
  rating: z.int().min(10).max(50).nullable().exactOptional(),
});
const reviewAnswer = z.discriminatedUnion('result', [
  z.object({ result: z.literal('APPROVE'), creatorPercent: z.number().min(0).max(100) }),
  z.object({ result: z.enum(['REJECT', 'REJECT_FOREVER']), reasons: z.array(z.enum(REJECT_REASONS)).min(1) }),
]);
const rateLimitRule = z.object({ burst: z.int().min(1), perSecond: z.number().positive() });

/** Binds a schema to what is done with it, so that the argument's type follows. */
function command<Schema extends z.ZodType>(schema: Schema, run: (given: z.infer<Schema>) => unknown) {
  return (body: unknown): unknown => run(readPart(schema, 'body', body));
}

function commandsOf(control: Control): ReadonlyMap<string, (body: unknown) => unknown> {
  const shop = z.object({ shopId: wireId });
  const registration = z.object({ registrationId: wireId });
  return new Map(
    Object.entries({
      addFault: command(faultRule, control.addFault),
      clearFaults: command(none, control.clearFaults),
      heldRequests: command(none, control.heldRequests),
      setRateLimit: command(z.object({ rule: rateLimitRule.nullable() }), ({ rule }) =>
        control.setRateLimit(rule),
      ),
      acceptances: command(none, control.acceptances),
      ownFaults: command(none, () => control.ownFaults().map(String)),
      editCampaign: command(z.object({ campaignId: wireId, edit: campaignEdit }), ({ campaignId, edit }) =>
        control.editCampaign(campaignId, edit),
      ),
      closeCampaignRegistration: command(z.object({ campaignId: wireId }), ({ campaignId }) =>
        control.closeCampaignRegistration(campaignId),
      ),
      review: command(registration.extend({ answer: reviewAnswer }), ({ registrationId, answer }) =>
        control.review(registrationId, answer),
      ),
      closeRegistration: command(
        registration.extend({ status: z.enum(['PENDING_CLOSED', 'CLOSED']) }),
        ({ registrationId, status }) => control.closeRegistration(registrationId, status),
      ),
      requestSamples: command(
        registration.extend({ creators: count, samples: count }),
        ({ registrationId, ...more }) => control.requestSamples(registrationId, more),
      ),
      sell: command(registration.extend({ creators: count, orders: count }), ({ registrationId, ...more }) =>
        control.sell(registrationId, more),
      ),
      sellerCampaignsNamed: command(z.object({ name: z.string() }), ({ name }) =>
        control.sellerCampaignsNamed(name),
      ),
      productsNamed: command(shop.extend({ name: z.string() }), ({ shopId, name }) =>
        control.productsNamed(shopId, name),
      ),
      partnersNamed: command(z.object({ name: z.string() }), ({ name }) => control.partnersNamed(name)),
      editSellerCampaign: command(
        sellerCampaign.extend({ edit: sellerCampaignEdit }),
        ({ campaignId, edit }) => control.editSellerCampaign(campaignId, edit),
      ),
      closeSellerCampaign: command(sellerCampaign, ({ campaignId }) =>
        control.closeSellerCampaign(campaignId),
      ),
      removeSellerCampaign: command(sellerCampaign, ({ campaignId }) =>
        control.removeSellerCampaign(campaignId),
      ),
      joinSellerCampaign: command(taking, ({ campaignId, partnerId, message }) =>
        control.joinSellerCampaign(campaignId, partnerId, message),
      ),
      declineInvitation: command(taking, ({ campaignId, partnerId, message }) =>
        control.declineInvitation(campaignId, partnerId, message),
      ),
      promote: command(promotion, control.promote),
      editPartner: command(partner.extend({ edit: partnerEdit }), ({ partnerId, edit }) =>
        control.editPartner(partnerId, edit),
      ),
      removePartner: command(partner, ({ partnerId }) => control.removePartner(partnerId)),
      editShop: command(shop.extend({ edit: shopEdit }), ({ shopId, edit }) =>
        control.editShop(shopId, edit),
      ),
      editProduct: command(
        shop.extend({ productId: wireId, edit: productEdit }),
        ({ shopId, productId, edit }) => control.editProduct(shopId, productId, edit),
      ),
      removeProduct: command(shop.extend({ productId: wireId }), ({ shopId, productId }) =>
        control.removeProduct(shopId, productId),
      ),
      expireCursors: command(shop, ({ shopId }) => control.expireCursors(shopId)),
      forgetDeletions: command(shop, ({ shopId }) => control.forgetDeletions(shopId)),
      revokeTokens: command(none, control.revokeTokens),
      expireAccessTokens: command(none, control.expireAccessTokens),
    }),
  );
}

export function mountControl(app: FastifyInstance, control: Control): void {
  const commands = commandsOf(control);
  app.post<{ Params: { name: string } }>('/control/:name', async (request) => {
    const run = commands.get(request.params.name);
    if (!run) throw new Refusal('NOT_FOUND');
    return { result: (await run(request.body)) ?? null };
  });
}
