/** What can still be edited of a campaign, in one wording wherever it is said. Pure: the rule is the domain's. */
import type { CampaignStatus } from '#shared/domain/campaign.ts';
import { type EditableParts, editableParts } from '#shared/domain/seller-campaign-rules.ts';

const PARTS: Readonly<Record<EditableParts, string>> = {
  everything: 'Everything',
  periodsAndContact: 'Both periods and the contact',
  endsAndContact: 'The ends of both periods and the contact',
  nothing: 'Nothing',
};

/** "The ends of both periods and the contact can be edited." of a campaign in this state. */
export function editableInWords(status: CampaignStatus): string {
  return `${PARTS[editableParts({ status })]} can be edited.`;
}

/** What is said before a campaign is published, of the state that it will then be in. */
export function editableOncePublished(status: CampaignStatus): string {
  const [first = '', ...rest] = PARTS[editableParts({ status })];
  return `From then on only ${first.toLowerCase()}${rest.join('')} can be edited.`;
}
