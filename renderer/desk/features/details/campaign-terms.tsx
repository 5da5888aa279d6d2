/**
 * A campaign's terms as the guide lists them: name, detail, both periods, the requirement, and how to reach the partner.
 * Name, description and contact are untrusted text and stay text.
 */
import { MailOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Campaign, SellerType } from '#shared/domain/campaign.ts';
import { marketOf } from '#shared/domain/market.ts';
import { type Period, periodState } from '#shared/domain/period.ts';
import { Badge } from '../../components/badge.tsx';
import { formatMoment, type Place, placeOf } from '../../format/moment.ts';
import { formatRate } from '../../format/rate.ts';
import { campaignTimeLeft, registrationTimeLeft } from '../../format/time-left.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { CAMPAIGN_STATUS_WORDS, REGISTRATION_STATES } from '../agency/status-words.ts';
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
        <p className="details-description selectable">
          {campaign.description || 'The partner gave no detail.'}
        </p>
        <dl className="facts">
          <Fact name="Partner">{campaign.partner.name}</Fact>
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
          The least total commission rate: what you pay on each sale, for partner and creator together. The
          partner sets the split.
        </p>
      </Section>
      <Section heading="Partner contact">
        <PartnerContact contact={campaign.partnerContact} partnerName={campaign.partner.name} />
      </Section>
    </>
  );
}

export function CampaignTitle({ campaign, now }: { campaign: Campaign; now: number }) {
  const registration = REGISTRATION_STATES[periodState(campaign.registrationPeriod, now)];
  const status = CAMPAIGN_STATUS_WORDS[campaign.status];
  return (
    <header className="details-title">
      <h2 className="selectable">{campaign.name}</h2>
      <p className="muted selectable">{campaign.partner.name}</p>
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

function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="details-section">
      <h3>{heading}</h3>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd className="selectable">{children}</dd>
    </div>
  );
}

interface TimesProps {
  readonly period: Period;
  /** Of its start and its end. */
  readonly names: readonly [string, string];
  readonly left: string;
  readonly urgent: boolean;
  readonly place: Place;
}

function Times({ period, names, left, urgent, place }: TimesProps) {
  return (
    <>
      <p className={urgent ? 'details-left details-urgent' : 'details-left'}>{capitalised(left)}</p>
      <dl className="facts">
        <Fact name={names[0]}>{formatMoment(period.startTime, place)}</Fact>
        <Fact name={names[1]}>{formatMoment(period.endTime, place)}</Fact>
      </dl>
    </>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
