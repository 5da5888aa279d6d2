// What can be done with a campaign, and what closing it early means: by its state and by what about it is unsent.
import { describe, expect, it } from 'vitest';
import { editableOncePublished } from '#desk/features/seller/editable-words.ts';
import {
  begunEdit,
  closingConsequences,
  invitable,
  possibleActions,
} from '#desk/features/seller/possible-actions.ts';
import { publishedStatus } from '#shared/domain/campaign.ts';
import { marketOf } from '#shared/domain/market.ts';
import { editableParts, editProblems } from '#shared/domain/seller-campaign-rules.ts';
import { NOW, shopOf } from '#test/fixtures/records.ts';
import { DAY, editOf, participantOf, promotedOf, sellerCampaignOf } from './examples.ts';

const queued = { state: 'queued', refusal: null } as const;
const closing = {
  ...editOf({}),
  ...queued,
  kind: 'closeSellerCampaign',
  campaignName: 'Spring Glow',
} as const;
const inviting = (ids: readonly string[]) =>
  ({
    ...editOf({}),
    ...queued,
    kind: 'invitePartners',
    campaignName: 'Spring Glow',
    partners: ids.map((id) => ({ id, name: id })),
    problems: [],
  }) as const;

describe('what can be done', () => {
  it('follows from the state of the campaign', () => {
    const can = (status: 'READY' | 'UPCOMING' | 'ONGOING' | 'CLOSED') => {
      const { edit, publish, close } = possibleActions({ status }, []);
      return { edit, publish, close };
    };
    expect(can('READY')).toEqual({ edit: true, publish: true, close: false });
    expect(can('UPCOMING')).toEqual({ edit: true, publish: false, close: true });
    expect(can('ONGOING')).toEqual({ edit: true, publish: false, close: true });
    expect(can('CLOSED')).toEqual({ edit: false, publish: false, close: false });
  });

  it('is said before publishing as it is said afterwards, by the state that the campaign then has', () => {
    const period = { startTime: NOW, endTime: NOW + DAY };
    expect(editableOncePublished(publishedStatus(period, NOW))).toBe(
      'From then on only the ends of both periods and the contact can be edited.',
    );
    expect(possibleActions({ status: 'ONGOING' }, []).note).toBe(
      'The ends of both periods and the contact can be edited. The rest stays: partners have read it.',
    );
    expect(editableOncePublished(publishedStatus(period, NOW - 1))).toBe(
      'From then on only both periods and the contact can be edited.',
    );
    expect(possibleActions({ status: 'UPCOMING' }, []).note).toBe(
      'Both periods and the contact can be edited. The rest stays: partners have read it.',
    );
  });

  it('is what the rules of an edit let through', () => {
    const market = marketOf('TH');
    const policy = shopOf().registrationPolicy;
    const circumstances = { now: NOW, market, policy, productOf: () => undefined, hasPartner: () => true };
    const base = sellerCampaignOf({
      registrationPeriod: { startTime: NOW - DAY, endTime: NOW + DAY },
      campaignPeriod: { startTime: NOW - DAY, endTime: NOW + 9 * DAY },
    });
    const may = (status: 'UPCOMING' | 'ONGOING', changes: Parameters<typeof editProblems>[1]) =>
      editProblems({ ...base, status }, changes, circumstances).length === 0;
    const { registrationPeriod } = base;
    const start = { registrationPeriod: { ...registrationPeriod, startTime: NOW - DAY + 60 } };
    const end = { registrationPeriod: { ...registrationPeriod, endTime: NOW + DAY - 60 } };
    for (const status of ['UPCOMING', 'ONGOING'] as const) {
      expect(may(status, start)).toBe(editableParts({ status }) === 'periodsAndContact');
      expect(may(status, end)).toBe(true);
      expect(may(status, { name: 'Another name' })).toBe(false);
    }
  });

  it('waits for what is queued, not for what was refused', () => {
    const ongoing = { status: 'ONGOING' } as const;
    expect(possibleActions(ongoing, [editOf({}, queued)])).toMatchObject({ edit: false, close: true });
    expect(possibleActions(ongoing, [editOf({})])).toMatchObject({ edit: true, close: true });
    expect(possibleActions(ongoing, [closing])).toMatchObject({ edit: false, close: false });
    expect(possibleActions({ status: 'READY' }, [editOf({}, { ...queued, publishes: true })])).toMatchObject({
      publish: false,
    });
  });

  it('begins an edit with the one that was begun, then with the one that was refused, never with a conflict', () => {
    const refused = editOf({}, { refusal: { code: 'PERIOD_ALREADY_OVER' } });
    expect(begunEdit({ id: 'd' }, [refused])).toEqual({ kind: 'draft', draftId: 'd' });
    expect(begunEdit(null, [refused])).toEqual({ kind: 'mend', operation: refused });
    expect(begunEdit(null, [editOf({})])).toBeNull();
    expect(begunEdit(null, [editOf({}, queued)])).toBeNull();
  });
});

describe('inviting', () => {
  it('leaves what is left of twenty, counting those that are queued, and excludes who stands already', () => {
    const campaign = sellerCampaignOf({ invitedPartnerIds: ['1', '2'] });
    const participants = [
      participantOf({ partner: { id: '1', name: 'Lotus' }, status: 'JOINED' }),
      participantOf({ partner: { id: '2', name: 'Orchid' }, status: 'DECLINED' }),
      participantOf({ partner: { id: '3', name: 'Jasmine' }, status: 'REQUESTED' }),
    ];
    expect(invitable(campaign, participants, [inviting(['4'])], NOW)).toEqual({
      left: 17,
      excluded: ['1', '3', '4'],
      invited: ['1', '2', '4'],
      reason: null,
    });
  });

  it('counts no invitation that was refused', () => {
    const refused = { ...inviting(['4']), state: 'parked' } as const;
    expect(invitable(sellerCampaignOf({ invitedPartnerIds: ['1'] }), [], [refused], NOW)).toMatchObject({
      left: 19,
      excluded: [],
      invited: ['1'],
    });
  });

  it('says why nobody can be invited', () => {
    const all = Array.from({ length: 20 }, (_, index) => String(index));
    const reason = (changes: Parameters<typeof sellerCampaignOf>[0], now = NOW) =>
      invitable(sellerCampaignOf(changes), [], [], now).reason;
    expect(reason({ invitedPartnerIds: all })).toMatch(/20 invitations/);
    expect(reason({ status: 'CLOSED' })).toMatch(/closed/);
    expect(reason({}, NOW + 20 * DAY)).toMatch(/over/);
  });
});

describe('closing early', () => {
  it('says who loses what, and what stays owed', () => {
    const words = closingConsequences(sellerCampaignOf(), [
      participantOf({ products: [promotedOf({ samplesRequested: 4 })] }),
      participantOf({ status: 'INVITED' }),
      participantOf({ status: 'REQUESTED' }),
      participantOf({ status: 'DECLINED' }),
    ]);
    expect(words).toBe(
      '1 partner that joined stops promoting, and its creators earn no commission from new orders. 1 invitation and 1 request to join end unanswered. 4 samples already requested are still owed. 6 promised samples are no longer available. A closed campaign cannot be opened again.',
    );
  });

  it('counts requests to join as people do', () => {
    const asking = [participantOf({ status: 'REQUESTED' }), participantOf({ status: 'REQUESTED' })];
    expect(closingConsequences(sellerCampaignOf(), asking)).toContain('2 requests to join end unanswered.');
    expect(closingConsequences(sellerCampaignOf(), asking.slice(1))).toContain(
      '1 request to join ends unanswered.',
    );
  });

  it('says so when nobody loses anything', () => {
    const words = closingConsequences(sellerCampaignOf({ products: [] }), []);
    expect(words).toBe(
      'No partner has joined, so nobody loses anything they began. A closed campaign cannot be opened again.',
    );
  });
});
