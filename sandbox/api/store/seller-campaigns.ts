/**
 * Writing the campaigns that shops start, and the partners in them, each with its entry in the change log. The rules have been asked
 * before; seller and partners both write through here.
 */
import type { WireSellerCampaignContent } from '#shared/contract/api/wire.ts';
import type { ParticipantStatus } from '#shared/domain/participant.ts';
import { noteChanged } from './feed.ts';
import { newId } from './new-id.ts';
import type { ParticipantRow, SellerCampaignRow } from './schema.ts';
import { invitedIn, type KeptOffer, type WirePromotedProduct } from './seller-records.ts';
import type { Unit } from './store.ts';

/** What a seller entered, with the products as they are kept. */
export type KeptContent = Omit<WireSellerCampaignContent, 'products'> & {
  readonly products: readonly KeptOffer[];
};

/** The columns that the content fills. */
export function contentColumns(content: KeptContent) {
  return {
    name: content.name,
    description: content.description,
    registration_start_time: content.registration_start_time,
    registration_end_time: content.registration_end_time,
    campaign_start_time: content.campaign_start_time,
    campaign_end_time: content.campaign_end_time,
    participation: content.participation,
    invited_partner_ids: JSON.stringify(content.invited_partner_ids),
    products: JSON.stringify(content.products),
    creator_preferences: JSON.stringify(content.creator_preferences),
    seller_contact: JSON.stringify(content.seller_contact),
  };
}

/** A new campaign, not published. */
export async function insertSellerCampaign(
  unit: Unit,
  shopId: string,
  content: KeptContent,
  now: number,
): Promise<SellerCampaignRow> {
  const row: SellerCampaignRow = {
    id: newId(now),
    shop_id: shopId,
    version: 1,
    ...contentColumns(content),
    created_time: now,
    published_time: null,
    closed_time: null,
  };
  await unit.db.insertInto('seller_campaigns').values(row).execute();
  await noteChanged(unit, shopId, 'seller_campaign', row.id);
  return row;
}

/** Writes what an edit made of a campaign: a new version, even when it says the same. */
export async function editSellerCampaignRow(
  unit: Unit,
  before: SellerCampaignRow,
  content: KeptContent,
): Promise<SellerCampaignRow> {
  return writeSellerCampaign(unit, before, { ...contentColumns(content), version: before.version + 1 });
}

/** Opens a campaign to partners: those that it names are invited. */
export async function publishSellerCampaign(
  unit: Unit,
  campaign: SellerCampaignRow,
  now: number,
): Promise<SellerCampaignRow> {
  const published = await writeSellerCampaign(unit, campaign, { published_time: now });
  for (const partnerId of invitedIn(published)) {
    await setParticipant(unit, published, partnerId, { status: 'INVITED', message: '' }, now);
  }
  return published;
}

/** Ends a campaign. What its partners have done stays. */
export function closeSellerCampaignRow(
  unit: Unit,
  campaign: SellerCampaignRow,
  now: number,
): Promise<SellerCampaignRow> {
  return writeSellerCampaign(unit, campaign, { closed_time: now });
}

/** Invites partners to a published campaign. An invitation is no edit: the version stays. Returns the participants' ids. */
export async function invite(
  unit: Unit,
  campaign: SellerCampaignRow,
  partnerIds: readonly string[],
  now: number,
): Promise<string[]> {
  const invited = [...new Set([...invitedIn(campaign), ...partnerIds])];
  await writeSellerCampaign(unit, campaign, { invited_partner_ids: JSON.stringify(invited) });
  const ids: string[] = [];
  for (const partnerId of partnerIds) {
    ids.push(await setParticipant(unit, campaign, partnerId, { status: 'INVITED', message: '' }, now));
  }
  return ids;
}

/** Where a partner stands in a campaign from now on, for the first time or again. Returns the participant's id. */
export async function setParticipant(
  unit: Unit,
  campaign: Pick<SellerCampaignRow, 'id' | 'shop_id'>,
  partnerId: string,
  { status, message }: { readonly status: ParticipantStatus; readonly message: string },
  now: number,
): Promise<string> {
  const { id } = await unit.db
    .insertInto('participants')
    .values({
      id: newId(now),
      shop_id: campaign.shop_id,
      seller_campaign_id: campaign.id,
      partner_id: partnerId,
      status,
      message,
      changed_time: now,
      products: '[]',
    })
    .onConflict((conflict) =>
      conflict
        .columns(['seller_campaign_id', 'partner_id'])
        .doUpdateSet({ status, message, changed_time: now }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await noteChanged(unit, campaign.shop_id, 'participant', id);
  return id;
}

/** What a participant promotes from now on. */
export async function setPromotedProducts(
  unit: Unit,
  participant: ParticipantRow,
  products: readonly WirePromotedProduct[],
): Promise<void> {
  await unit.db
    .updateTable('participants')
    .set({ products: JSON.stringify(products) })
    .where('id', '=', participant.id)
    .execute();
  await noteChanged(unit, participant.shop_id, 'participant', participant.id);
}

/** A partner in a campaign, or undefined where they have nothing to do with each other. */
export function participantOf(
  { db }: Unit,
  campaignId: string,
  partnerId: string,
): Promise<ParticipantRow | undefined> {
  return db
    .selectFrom('participants')
    .selectAll()
    .where('seller_campaign_id', '=', campaignId)
    .where('partner_id', '=', partnerId)
    .executeTakeFirst();
}

async function writeSellerCampaign(
  unit: Unit,
  campaign: SellerCampaignRow,
  change: Partial<SellerCampaignRow>,
): Promise<SellerCampaignRow> {
  await unit.db.updateTable('seller_campaigns').set(change).where('id', '=', campaign.id).execute();
  await noteChanged(unit, campaign.shop_id, 'seller_campaign', campaign.id);
  return { ...campaign, ...change };
}
