/** What publishing a campaign, or saving an edit of it, does: who sees it, when, and until when it can be taken back. Pure. */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { type CampaignStatus, publishedStatus } from '#shared/domain/campaign.ts';
import { wholePeriod } from '#shared/domain/period.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { formatMoment, type Place } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import { editableOncePublished } from '../seller/editable-words.ts';
import { sentWhen } from '../sync/sent-when.ts';
import { type DraftPurpose, purposeOf } from './draft-problems.ts';
import type { CampaignForm } from './form-value.ts';

type Published = Pick<
  CampaignForm,
  | 'edits'
  | 'participation'
  | 'invitedPartnerIds'
  | 'registrationStartTime'
  | 'campaignStartTime'
  | 'campaignEndTime'
>;

export function consequenceOf(form: Published, now: number, place: Place, status: SyncStatus | null): string {
  return [whatHappens(form, now, place), whenSent(form, status)].filter((part) => part !== '').join(' ');
}

function whatHappens(form: Published, now: number, place: Place): string {
  if (purposeOf(form) === 'save') return 'Partners see the changes as soon as they are saved.';
  const who =
    form.participation === 'ALL_PARTNERS'
      ? 'Every partner of the market sees the campaign as soon as it is published'
      : `${countOf(form.invitedPartnerIds.length, 'partner')} ${form.invitedPartnerIds.length === 1 ? 'is' : 'are'} invited as soon as the campaign is published, and others can ask to join`;
  const start = form.registrationStartTime;
  const when =
    start !== null && start > now
      ? `Partners can join from ${formatMoment(start, place)}.`
      : 'Partners can join at once.';
  return `${who}. ${when} ${editableOncePublished(statusOncePublished(form, now))}`;
}

/** A campaign whose times are not chosen yet begins later. */
function statusOncePublished({ campaignStartTime, campaignEndTime }: Published, now: number): CampaignStatus {
  const period = wholePeriod({ startTime: campaignStartTime, endTime: campaignEndTime });
  return period ? publishedStatus(period, now) : 'UPCOMING';
}

function whenSent(form: Published, status: SyncStatus | null): string {
  const what = purposeOf(form) === 'publish' ? 'The campaign is' : 'The changes are';
  const when = sentWhen(status);
  return when === null ? '' : `${what} queued now and sent ${when}; until then you can take that back.`;
}

/** What the person is told after sending: whether it is on its way or waits, and what can still be done. */
export function sentNotice(name: string, purpose: DraftPurpose, status: SyncStatus | null): string {
  const done = purpose === 'publish' ? 'published' : 'saved';
  const [subject, verb, it] =
    purpose === 'publish'
      ? [`“${isolated(name)}”`, 'is', 'it']
      : [`The changes to “${isolated(name)}”`, 'are', 'them'];
  const when = sentWhen(status);
  if (when === null) return `${subject} ${verb} being ${done}.`;
  return `${subject} ${verb} queued, and ${done} ${when}. Until then you can take ${it} back.`;
}
