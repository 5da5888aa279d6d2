/** The last look before Submit: the campaign's terms that count, every offer, the totals and the contact. */
import { MESSENGER_NAMES } from '#shared/domain/market.ts';
import type { Shop } from '#shared/domain/shop.ts';
import { formatMoment, placeOf } from '../../format/moment.ts';
import { formatRate } from '../../format/rate.ts';
import { capitalised, registrationTimeLeft } from '../../format/time-left.ts';
import { OfferGrid } from './offer-grid.tsx';
import { totalsOf } from './offer-totals.ts';
import { ReviewFacts } from './review-facts.tsx';
import { SampleWarning } from './sample-warning.tsx';
import { contactOf } from './submission.ts';
import type { RegistrationInHand } from './use-registration.ts';
import './offer-step.css';

export function ReviewStep({ shopRecord, hand }: { shopRecord: Shop; hand: RegistrationInHand }) {
  return (
    <section className="registration-step" aria-labelledby="review-step-title">
      <div className="step-head">
        <h3 id="review-step-title" className="step-title" data-place="step" tabIndex={-1}>
          Review and submit
        </h3>
        <p className="muted">{totalsOf(hand)}</p>
      </div>
      <div className="offer-columns">
        <div className="review-offers">
          <OfferGrid hand={hand} />
        </div>
        <aside className="offer-aside">
          {/* First: in a small window what stands below the terms is out of sight. */}
          <SampleWarning />
          <TermsSummary shopRecord={shopRecord} hand={hand} />
        </aside>
      </div>
    </section>
  );
}

function TermsSummary({ shopRecord, hand }: { shopRecord: Shop; hand: RegistrationInHand }) {
  const { form, context } = hand;
  const { readTerms } = form;
  const place = placeOf(shopRecord);
  const contact = contactOf(form, context.market);
  const { startTime, endTime } = readTerms.campaignPeriod;
  const facts = [
    { name: 'Campaign', value: readTerms.name },
    { name: 'Partner', value: readTerms.partner.name },
    {
      name: 'Commission requirement',
      value: `${formatRate(readTerms.commissionRequirement, context.market.locale)} or more`,
    },
    {
      name: 'Registration',
      value: capitalised(registrationTimeLeft(readTerms.registrationPeriod, context.now)),
    },
    {
      name: 'Campaign period',
      value: `${formatMoment(startTime, place)} – ${formatMoment(endTime, place)}`,
    },
    { name: 'Your email', value: contact.email },
  ];
  const messenger = contact.messenger
    ? [{ name: `Your ${MESSENGER_NAMES[contact.messenger.kind]}`, value: contact.messenger.value }]
    : [];
  return <ReviewFacts facts={[...facts, ...messenger]} />;
}
