/**
 * Which terms of a campaign differ between the version that a person read and the one that holds now, with both
 * values in words. How periods and rates are worded is the caller's; nothing is decided here.
 */
import type { Campaign, SellerType } from '#shared/domain/campaign.ts';
import { CONTACT_WAY_NAMES, contactWays } from '#shared/domain/contact.ts';
import type { Period } from '#shared/domain/period.ts';
import type { Rate } from '#shared/domain/rate.ts';

export interface TermWords {
  rate(rate: Rate): string;
  period(period: Period): string;
}

export interface ChangedTerm {
  readonly term: string;
  readonly before: string;
  readonly after: string;
}

const SELLER_TYPE_NAMES: Readonly<Record<SellerType, string>> = {
  LOCAL: 'Local sellers',
  CROSS_BORDER: 'Cross-border sellers',
};

/** Every term that a seller agrees to, in the order and under the names of the campaign's details. */
function termsOf(campaign: Campaign, words: TermWords): readonly (readonly [string, string])[] {
  return [
    ['Campaign name', campaign.name],
    ['Partner', campaign.partner.name],
    ['Commission requirement', `${words.rate(campaign.commissionRequirement)} or more`],
    ['Registration period', words.period(campaign.registrationPeriod)],
    ['Campaign period', words.period(campaign.campaignPeriod)],
    ['Campaign detail', campaign.description],
    ['Who may join', campaign.targetSellerTypes.map((type) => SELLER_TYPE_NAMES[type]).join(', ')],
    ['Invitation', campaign.invited ? 'For invited shops' : 'Open to all such sellers'],
    [
      'Partner contact',
      contactWays(campaign.partnerContact)
        .map(({ kind, value }) => `${CONTACT_WAY_NAMES[kind]}: ${value}`)
        .join('\n'),
    ],
  ];
}

/** The terms whose values differ. Empty when the partner published the same terms anew. */
export function changedTerms(read: Campaign, current: Campaign, words: TermWords): readonly ChangedTerm[] {
  const now = termsOf(current, words);
  return termsOf(read, words).flatMap(([term, before], index) => {
    const after = now[index]?.[1] ?? '';
    return before === after ? [] : [{ term, before: before || NOTHING, after: after || NOTHING }];
  });
}

const NOTHING = 'Nothing given';

/** What two texts have in common at both ends, in whole words, and what differs between. */
export function differingPart(
  before: string,
  after: string,
): { readonly start: string; readonly before: string; readonly after: string; readonly end: string } {
  const a = before.split(/(?<=\s)/);
  const b = after.split(/(?<=\s)/);
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const differing = {
    before: a.slice(start, a.length - end).join(''),
    after: b.slice(start, b.length - end).join(''),
  };
  // The blank behind a word that differs is the same on both sides, and no difference.
  const blank = /\s*$/.exec(differing.before)?.[0] ?? '';
  const isShared = blank !== '' && differing.after.endsWith(blank);
  const cut = isShared ? -blank.length : undefined;
  return {
    start: a.slice(0, start).join(''),
    before: differing.before.slice(0, cut),
    after: differing.after.slice(0, cut),
    end: (isShared ? blank : '') + a.slice(a.length - end).join(''),
  };
}
