/** Agency campaigns as a shop sees them: the marketplace, those it has joined, and one in detail. */
import type { z } from 'zod';
import type { apiContract } from '#shared/contract/api/endpoints.ts';
import type { Handler } from '../call.ts';
import { shopOf, viewOf } from '../call.ts';
import { afterOf, nextToken } from '../page-token.ts';
import { Refusal } from '../rules/refusal.ts';
import { readCampaigns, visibleCampaigns } from '../store/records.ts';
import type { Db, ShopRow } from '../store/schema.ts';

export const listCampaigns: Handler<'listCampaigns'> = async (call) => {
  const { db } = call.store;
  const { query } = call;
  const shop = await shopOf(db, call);
  const chosen = campaignsOfScope(db, shop, query);
  const { total } = await chosen
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await chosen
    .select('feed.record_id')
    .where('feed.record_id', '>', afterOf(query))
    .orderBy('feed.record_id')
    .limit(query.page_size + 1)
    .execute();
  const ids = rows.map((row) => row.record_id);
  return {
    campaigns: await readCampaigns(db, viewOf(shop, call), ids.slice(0, query.page_size)),
    next_page_token: nextToken(ids, query.page_size),
    total_count: Number(total),
  };
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
