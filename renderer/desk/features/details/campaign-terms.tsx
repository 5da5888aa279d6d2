/**
 * A campaign's terms as the guide lists them: name, detail, both periods, the requirement, and how to reach the partner.
 * Name, description and contact are untrusted text and stay text.
 */
import { MailOpen } from 'lucide-react';
import type { Campaign, SellerType } from '#shared/domain/campaign.ts';
import { marketOf } from '#shared/domain/market.ts';
import { periodState } from '#shared/domain/period.ts';
import { Badge } from '../../components/badge.tsx';
import { Name, OutsideText } from '../../components/name.tsx';
import { placeOf } from '../../format/moment.ts';
import { formatRate } from '../../format/rate.ts';
import { campaignTimeLeft, registrationTimeLeft } from '../../format/time-left.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { CAMPAIGN_STATUS_WORDS, REGISTRATION_STATES } from '../agency/status-words.ts';
import { Fact, Section, Times } from './details-parts.tsx';
import { PartnerContact } from './partner-contact.tsx';

const SELLER_TYPE_NAMES: Readonly<Record<SellerType, string>> = {
  LOCAL: 'Local',
  CROSS_BORDER: 'Cross-border',
};

export function CampaignTerms({ shop, campaign }: { shop: KnownShop; campaign: Campaign }) {
  const now = useNow(shop.key);
  const place = placeOf(shop.record);
  const state = periodState(campaign.registrationPeriod, now);
  return (
    <>
      <Section heading="Campaign detail">
        <OutsideText className="details-description selectable">
          {campaign.description || 'The partner gave no detail.'}
        </OutsideText>
        <dl className="facts">
          <Fact name="Partner">
            <Name>{campaign.partner.name}</Name>
          </Fact>
          <Fact name="Market">{marketOf(campaign.region).name}</Fact>
          <Fact name="For sellers">
            {campaign.targetSellerTypes.map((type) => SELLER_TYPE_NAMES[type]).join(', ') || 'All'}
          </Fact>
        </dl>
      </Section>
      <Section heading="Registration period">
        <Times
          period={campaign.registrationPeriod}
          names={['Opens', 'Closes']}
          left={registrationTimeLeft(campaign.registrationPeriod, now)}
          urgent={state === 'closingSoon'}
          place={place}
        />
      </Section>
      <Section heading="Campaign period">
        <Times
          period={campaign.campaignPeriod}
          names={['Starts', 'Ends']}
          left={campaignTimeLeft(campaign.campaignPeriod, now)}
          urgent={false}
          place={place}
        />
      </Section>
      <Section heading="Commission requirement">
        <p>
          <span className="details-figure">{formatRate(campaign.commissionRequirement, place.locale)}</span>{' '}
          or more
        </p>
        <p className="muted">
          The lowest total commission rate: what you pay on each sale, for partner and creator together. The
          partner sets the split.
        </p>
      </Section>
      <Section heading="Partner contact">
        <PartnerContact
          contact={campaign.partnerContact}
          partnerName={campaign.partner.name}
          region={campaign.region}
        />
      </Section>
    </>
  );
}

export function CampaignTitle({ campaign, now }: { campaign: Campaign; now: number }) {
  const registration = REGISTRATION_STATES[periodState(campaign.registrationPeriod, now)];
  const status = CAMPAIGN_STATUS_WORDS[campaign.status];
  return (
    <header className="details-title">
      <h2 className="selectable">
        <Name>{campaign.name}</Name>
      </h2>
      <p className="muted selectable">
        <Name>{campaign.partner.name}</Name>
      </p>
      <p className="details-badges">
        <Badge tone={registration.tone} icon={registration.icon}>
          {`Registration ${registration.name.toLowerCase()}`}
        </Badge>
        <Badge tone={status.tone} icon={status.icon}>
          {`Campaign ${status.name.toLowerCase()}`}
        </Badge>
        {campaign.invited && (
          <Badge tone="accent" icon={MailOpen}>
            Your shop is invited
          </Badge>
        )}
      </p>
    </header>
  );
}
