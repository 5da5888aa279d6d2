/** A part of a campaign's content as lines of words, to stand beside another version of it. Pure. */
import { MESSENGER_NAMES, marketOf } from '#shared/domain/market.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import type { SellerCampaignContent, SellerCampaignPart } from '#shared/domain/seller-campaign.ts';
import type { Shop } from '#shared/domain/shop.ts';
import { formatMoment, placeOf } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import { PARTICIPATION_WORDS, preferencesInWords } from '../seller/seller-words.ts';

/** What the ids in a campaign are called. */
export interface Names {
  readonly product: (productId: string) => string;
  readonly partner: (partnerId: string) => string;
  readonly category: (categoryId: string) => string;
}

const NOTHING = ['Nothing entered'];

/** The lines of a part: a period has two, a list of products one for each. */
export function partInWords(
  part: SellerCampaignPart,
  content: SellerCampaignContent,
  shop: Pick<Shop, 'region' | 'timeZone'>,
  names: Names,
): readonly string[] {
  const { locale } = marketOf(shop.region);
  switch (part) {
    case 'name':
      return content.name === '' ? NOTHING : [content.name];
    case 'description':
      return content.description === '' ? NOTHING : [content.description];
    case 'registrationPeriod':
    case 'campaignPeriod': {
      const place = placeOf(shop);
      const { startTime, endTime } = content[part];
      return [`From ${formatMoment(startTime, place)}`, `To ${formatMoment(endTime, place)}`];
    }
    case 'participation':
      return [PARTICIPATION_WORDS[content.participation].name];
    case 'invitedPartnerIds':
      return linesOr(
        content.invitedPartnerIds.map((id) => isolated(names.partner(id))),
        'Nobody invited',
      );
    case 'products':
      return linesOr(
        content.products.map(
          ({ productId, totalCommissionRate, sampleQuantity }) =>
            `${isolated(names.product(productId))}: ${formatRate(totalCommissionRate, locale)}, ${countOf(sampleQuantity, 'sample')}`,
        ),
        'No products',
      );
    case 'creatorPreferences':
      return linesOr(
        preferencesInWords(content.creatorPreferences, names.category, locale).map(
          ({ name, value }) => `${name}: ${value}`,
        ),
        'Any creators',
      );
    case 'sellerContact': {
      const { email, messenger } = content.sellerContact;
      return [email, ...(messenger ? [`${MESSENGER_NAMES[messenger.kind]}: ${messenger.value}`] : [])];
    }
  }
}

function linesOr(lines: readonly string[], otherwise: string): readonly string[] {
  return lines.length > 0 ? lines : [otherwise];
}

export interface ComparedLine {
  /** Its place among the lines: two may say the same. */
  readonly place: number;
  readonly text: string;
  /** It is not in the version that both began with. */
  readonly isNew: boolean;
}

/** Which lines of a version were not there in the beginning. */
export function comparedLines(lines: readonly string[], base: readonly string[]): readonly ComparedLine[] {
  const known = new Set(base);
  return lines.map((text, place) => ({ place, text, isNew: !known.has(text) }));
}
