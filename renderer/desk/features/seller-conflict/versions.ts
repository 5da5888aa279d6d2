/**
 * Two versions of one campaign: what the person wanted and what somewhere else made of it meanwhile, part by part against what both
 * began with; and what a choice for each part comes to. Pure: nothing is chosen here that both sides changed.
 */
import type { EditSellerCampaignOperation } from '#shared/domain/outbox.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import {
  contentOf,
  editedContent,
  SELLER_CAMPAIGN_PARTS,
  type SellerCampaign,
  type SellerCampaignChanges,
  type SellerCampaignContent,
  type SellerCampaignPart,
} from '#shared/domain/seller-campaign.ts';
import { editingProblem } from '#shared/domain/seller-campaign-rules.ts';

export type Side = 'yours' | 'theirs';

export interface Difference {
  readonly part: SellerCampaignPart;
  readonly base: SellerCampaignContent;
  readonly yours: SellerCampaignContent;
  readonly theirs: SellerCampaignContent;
  /** Who changed the part since both began. */
  readonly changedBy: 'you' | 'them' | 'both';
  /** Why yours can no longer be sent, as the campaign now is; null when it can. */
  readonly unavailable: 'CAMPAIGN_CLOSED' | 'FIELD_NOT_EDITABLE' | 'START_NOT_EDITABLE' | null;
}

export type Choices = { readonly [Name in SellerCampaignPart]?: Side | undefined };

type Edit = Pick<EditSellerCampaignOperation, 'base' | 'changes' | 'publishes'>;

/** The parts in which what the person wanted differs from what the campaign now is. */
export function differencesOf({ base, changes }: Edit, current: SellerCampaign): Difference[] {
  const began = contentOf(base);
  const theirs = contentOf(current);
  const yours = editedContent(base, changes);
  return SELLER_CAMPAIGN_PARTS.filter((part) => !sameValue(yours[part], theirs[part])).map((part) => {
    const isYours = !sameValue(began[part], yours[part]);
    const isTheirs = !sameValue(began[part], theirs[part]);
    return {
      part,
      base: began,
      yours,
      theirs,
      changedBy: isYours && isTheirs ? 'both' : isYours ? 'you' : 'them',
      unavailable: unavailability(part, yours, current),
    };
  });
}

function unavailability(
  part: SellerCampaignPart,
  yours: SellerCampaignContent,
  current: SellerCampaign,
): Difference['unavailable'] {
  const problem = editingProblem(current, part);
  if (problem !== null) return problem;
  const isPeriod = part === 'registrationPeriod' || part === 'campaignPeriod';
  const startMoves = isPeriod && yours[part].startTime !== current[part].startTime;
  return startMoves && current.status === 'ONGOING' ? 'START_NOT_EDITABLE' : null;
}

/** What is chosen before the person has chosen: the side that alone changed a part, and the only side there is left. */
export function firstChoices(differences: readonly Difference[]): Choices {
  return Object.fromEntries(
    differences.flatMap(({ part, changedBy, unavailable }): [SellerCampaignPart, Side][] => {
      if (unavailable !== null) return [[part, 'theirs']];
      return changedBy === 'both' ? [] : [[part, changedBy === 'you' ? 'yours' : 'theirs']];
    }),
  );
}

/** What the choices come to: an edit of the campaign as it now is, nothing left to send, or parts that are still open. */
export type Resolution =
  | { readonly kind: 'open'; readonly parts: readonly SellerCampaignPart[] }
  | { readonly kind: 'discard' }
  | {
      readonly kind: 'edit';
      readonly base: SellerCampaign;
      readonly changes: SellerCampaignChanges;
      readonly publishes: boolean;
    };

export function resolutionOf(
  edit: Edit,
  current: SellerCampaign,
  differences: readonly Difference[],
  choices: Choices,
): Resolution {
  const open = differences.filter(({ part }) => choices[part] === undefined).map(({ part }) => part);
  if (open.length > 0) return { kind: 'open', parts: open };
  const kept = differences.filter(
    ({ part, unavailable }) => unavailable === null && choices[part] === 'yours',
  );
  // A campaign that was published meanwhile needs no publishing.
  const publishes = edit.publishes && current.status === 'READY';
  if (kept.length === 0 && !publishes) return { kind: 'discard' };
  const changes = Object.fromEntries(kept.map(({ part, yours }) => [part, yours[part]]));
  return { kind: 'edit', base: current, changes, publishes };
}
