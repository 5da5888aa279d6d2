/** Agency campaigns as a shop sees them: the marketplace, those it has joined, and one in detail. */
import type { z } from 'zod';
import type { apiContract } from '#shared/contract/api/endpoints.ts';
import type { Handler } from '../call.ts';
import { shopOf, viewOf } from '../call.ts';
import { Refusal } from '../rules/refusal.ts';
import { readCampaigns, visibleCampaigns } from '../store/records.ts';
import type { Db, ShopRow } from '../store/schema.ts';
import { pageOf } from './page.ts';

export const listCampaigns: Handler<'listCampaigns'> = async (call) => {
  const { db } = call.store;
  const shop = await shopOf(db, call);
  const listed = campaignsOfScope(db, shop, call.query).select('feed.record_id').as('listed');
  const { items: campaigns, page } = await pageOf(db, listed, call.query, (ids) =>
    readCampaigns(db, viewOf(shop, call), ids),
  );
  return { campaigns, ...page };
};

type CampaignQuery = z.infer<(typeof apiContract)['listCampaigns']['query']>;

/** TARGET: the shop was invited. LOCAL: the agency is at home in the shop's market. */
function campaignsOfScope(db: Db, shop: ShopRow, { scope, filter }: CampaignQuery) {
  let campaigns = visibleCampaigns(db, shop.id);
  if (filter === 'TARGET') campaigns = campaigns.where('campaigns.is_targeted', '=', 1);
  if (filter === 'LOCAL') campaigns = campaigns.where('partners.home_region', '=', shop.region);
  if (scope === 'marketplace') return campaigns;
  const joined = db.selectFrom('registrations').select('campaign_id').where('shop_id', '=', shop.id);
  return campaigns.where('campaigns.id', 'in', joined);
}

export const readCampaign: Handler<'readCampaign'> = async (call) => {
  const shop = await shopOf(call.store.db, call);
  const [campaign] = await readCampaigns(call.store.db, viewOf(shop, call), [call.params.campaign_id]);
  if (!campaign) throw new Refusal('CAMPAIGN_NOT_FOUND');
  return { campaign };
};
