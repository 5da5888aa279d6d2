/** The last look before Submit: the campaign's terms that count, every offer, the totals and the contact. */
import { MESSENGER_NAMES } from '#shared/domain/market.ts';
import { formatRate } from '#shared/domain/rate.ts';
import type { Shop } from '#shared/domain/shop.ts';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { formatMoment, placeOf } from '../../format/moment.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { registrationTimeLeft } from '../../format/time-left.ts';
import { type OfferEntry, offerOf, rateOf } from './offer-entry.ts';
import { commissionOfOneSale, upliftInWords } from './offer-figures.ts';
import { SampleWarning } from './sample-warning.tsx';
import { contactOf } from './submission.ts';
import type { RegistrationInHand } from './use-registration.ts';
import './offer-step.css';

export function ReviewStep({ shopRecord, hand }: { shopRecord: Shop; hand: RegistrationInHand }) {
  const { form } = hand;
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
          <VirtualGrid
            label="Offers"
            columns={columnsFor(hand)}
            rowCount={form.offers.length}
            rowAt={(index) => form.offers[index]}
            rowId={({ productId }) => productId}
            rowLabel={(entry) => nameOf(entry, hand)}
          />
        </div>
        <aside className="offer-aside">
          <TermsSummary shopRecord={shopRecord} hand={hand} />
          <SampleWarning />
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
  const facts: [string, string][] = [
    ['Campaign', readTerms.name],
    ['Partner', readTerms.partner.name],
    [
      'Commission requirement',
      `${formatRate(readTerms.commissionRequirement, context.market.locale)} or more`,
    ],
    ['Registration', registrationTimeLeft(readTerms.registrationPeriod, context.now)],
    [
      'Campaign period',
      `${formatMoment(readTerms.campaignPeriod.startTime, place)} – ${formatMoment(readTerms.campaignPeriod.endTime, place)}`,
    ],
    ['Your email', contact.email],
    ...(contact.messenger
      ? [
          [`Your ${MESSENGER_NAMES[contact.messenger.kind]}`, contact.messenger.value] satisfies [
            string,
            string,
          ],
        ]
      : []),
  ];
  return (
    <dl className="review-facts selectable">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** "3 products · 30 free samples in all · 12% – 15%". */
function totalsOf({ form, context }: RegistrationInHand): string {
  const { locale } = context.market;
  const offers = form.offers.flatMap((entry) => offerOf(entry) ?? []);
  const samples = offers.reduce((sum, { sampleQuantity }) => sum + sampleQuantity, 0);
  const rates = offers.map(({ totalCommissionRate }) => totalCommissionRate);
  const lowest = formatRate(Math.min(...rates), locale);
  const highest = formatRate(Math.max(...rates), locale);
  return [
    countOf(form.offers.length, 'product'),
    `${countOf(samples, 'free sample')} in all`,
    ...(rates.length === 0 ? [] : [lowest === highest ? lowest : `${lowest} – ${highest}`]),
  ].join(' · ');
}

function nameOf({ productId }: OfferEntry, { context }: RegistrationInHand): string {
  return context.products.get(productId)?.name ?? `Product ${productId}`;
}

function columnsFor(hand: RegistrationInHand): GridColumn<OfferEntry>[] {
  const { context } = hand;
  const { locale } = context.market;
  return [
    {
      id: 'product',
      header: 'Product',
      track: 'minmax(160px, 1fr)',
      cell: (entry) => (
        <span className="ellipsis" title={nameOf(entry, hand)}>
          {nameOf(entry, hand)}
        </span>
      ),
    },
    {
      id: 'rate',
      header: 'Rate',
      track: '72px',
      align: 'end',
      cell: ({ rateText }) => formatRate(rateOf(rateText) ?? 0, locale),
    },
    {
      id: 'perSale',
      header: 'Commission a sale',
      track: 'minmax(130px, 180px)',
      align: 'end',
      cell: ({ productId, rateText }) => {
        const product = context.products.get(productId);
        return product ? commissionOfOneSale(product, rateOf(rateText), locale) : null;
      },
    },
    {
      id: 'uplift',
      header: 'Uplift',
      track: '104px',
      align: 'end',
      cell: ({ productId, rateText }) => {
        const open = context.products.get(productId)?.openCollaborationCommissionRate ?? null;
        return (
          <span className="muted">
            {upliftInWords(rateOf(rateText), open, locale)?.text.replace(
              / (?:over|below|as) open collaboration$/,
              '',
            ) ?? '–'}
          </span>
        );
      },
    },
    {
      id: 'samples',
      header: 'Samples',
      track: '80px',
      align: 'end',
      cell: (entry) => formatCount(offerOf(entry)?.sampleQuantity ?? 0, locale),
    },
  ];
}
