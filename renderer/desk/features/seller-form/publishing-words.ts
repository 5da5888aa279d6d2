/** What publishing a campaign, or saving an edit of it, does: who sees it, when, and when it can still be taken back. Pure. */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { formatMoment, type Place } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import type { CampaignForm } from './campaign-form.ts';
import { purposeOf } from './draft-problems.ts';

type Published = Pick<
  CampaignForm,
  'edits' | 'participation' | 'invitedPartnerIds' | 'registrationStartTime'
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
      ? `They can join from ${formatMoment(start, place)}.`
      : 'They can join at once.';
  return `${who}. ${when} From then on only the periods and the contact can be changed.`;
}

function whenSent(form: Published, status: SyncStatus | null): string {
  const what = purposeOf(form) === 'publish' ? 'The campaign is' : 'The changes are';
  switch (status?.phase.kind) {
    case 'offline':
    case 'waiting':
    case 'failed':
      return `${what} queued now and sent when the API can be reached; until then you can take that back.`;
    case 'signedOut':
      return `${what} queued now and sent after you have signed in again; until then you can take that back.`;
    default:
      return '';
  }
}
