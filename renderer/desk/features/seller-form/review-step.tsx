/** The last look before Publish: everything that was entered, what is still to mend with the way there, and what publishing does. */
import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { MESSENGER_NAMES } from '#shared/domain/market.ts';
import { isBlank, isolated, typedWord } from '#shared/domain/plain-text.ts';
import type { SellerStep } from '#shared/domain/seller-draft.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { formatMoment } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import { useSyncStatus } from '../../state/sync-statuses.ts';
import { OfferGrid } from '../registration/offer-grid.tsx';
import { totalsOf } from '../registration/offer-totals.ts';
import { ReviewFacts } from '../registration/review-facts.tsx';
import { changedParts, placeInWords } from '../seller/operation-words.ts';
import { nameOrPlaceholder, PARTICIPATION_WORDS, preferencesInWords } from '../seller/seller-words.ts';
import { changesOf } from './draft-content.ts';
import { purposeOf } from './draft-problems.ts';
import { draftOfForm, preferencesOf } from './form-draft.ts';
import { consequenceOf } from './publishing-words.ts';
import { STEP_NAMES } from './step-bar.tsx';
import type { CampaignInHand } from './use-campaign-form.ts';
import { useCategories } from './use-categories.ts';

export function ReviewStep({ shop, hand }: { shop: ShopKey; hand: CampaignInHand }) {
  const { form, context } = hand;
  const status = useSyncStatus(shop);
  return (
    <section className="registration-step form-scroll" aria-labelledby="review-step-title">
      <h3 id="review-step-title" className="step-title form-title" data-place="step" tabIndex={-1}>
        {purposeOf(form) === 'publish' ? 'Review and publish' : 'Review and save'}
      </h3>
      <div className="form-column review-column">
        <Problems hand={hand} />
        <div className="consequence">
          <Info size={16} aria-hidden />
          <p>{consequenceOf(form, context.now, context.place, status)}</p>
        </div>
        <Changes hand={hand} />
        <Part hand={hand} step="terms">
          <TermsFacts hand={hand} />
        </Part>
        <Part hand={hand} step="partners">
          <PartnerFacts hand={hand} />
        </Part>
        <Part hand={hand} step="products">
          <p>{totalsOf(hand)}</p>
          {form.offers.length > 0 && (
            <div className="review-grid">
              <OfferGrid hand={hand} />
            </div>
          )}
        </Part>
        <Part hand={hand} step="creators">
          <PreferenceFacts shop={shop} hand={hand} />
        </Part>
        <Part hand={hand} step="contact">
          <ContactFacts hand={hand} />
        </Part>
      </div>
    </section>
  );
}

/** Everything that keeps the campaign back, each with the way to its field. */
function Problems({ hand }: { hand: CampaignInHand }) {
  const { problems, context, partners, goTo } = hand;
  if (problems.length === 0) return null;
  const names = {
    product: (id: string) => context.products.get(id)?.name ?? null,
    partner: partners.nameOf,
    market: context.market,
  };
  return (
    <section className="review-problems" aria-labelledby="review-problems-title">
      <h4 id="review-problems-title">
        <CircleAlert size={16} aria-hidden />
        {countOf(problems.length, 'thing')} to fix before it can be{' '}
        {purposeOf(hand.form) === 'publish' ? 'published' : 'saved'}
      </h4>
      <ul>
        {problems.map(({ key, step, place, sentence }) => (
          <li key={key}>
            <Button size="small" className="review-problem" onPress={() => goTo(step, key)}>
              {placeInWords(place, names)}
            </Button>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which parts an edit changes: everything else below stays as it is. */
function Changes({ hand: { form, context } }: { hand: CampaignInHand }) {
  if (form.edits === null) return null;
  const changes = changesOf(form.edits, draftOfForm(form, 0), context.market);
  const names = changedParts(changes);
  return (
    <p className="review-changes">
      {names.length === 0 ? 'You have changed nothing yet.' : `You change: ${names.join(', ')}.`}
    </p>
  );
}

interface PartProps {
  readonly hand: CampaignInHand;
  readonly step: SellerStep;
  readonly children: ReactNode;
}

function Part({ hand, step, children }: PartProps) {
  const id = `review-${step}`;
  // What partners have read is there to be read again.
  const verb = hand.editable.content || EDITABLE_WHILE_ACTIVE.has(step) ? 'Change' : 'Show';
  return (
    <section className="review-part" aria-labelledby={id}>
      <div className="review-part-head">
        <h4 id={id}>{STEP_NAMES[step]}</h4>
        <Button
          size="small"
          aria-label={`${verb} ${STEP_NAMES[step].toLowerCase()}`}
          onPress={() => hand.goTo(step)}
        >
          {verb}
        </Button>
      </div>
      {children}
    </section>
  );
}

/** The steps with something that can be changed after publishing: the periods and the contact. */
const EDITABLE_WHILE_ACTIVE: ReadonlySet<SellerStep> = new Set(['terms', 'contact']);

function TermsFacts({ hand: { form, context } }: { hand: CampaignInHand }) {
  const moment = (time: number | null) => (time === null ? '…' : formatMoment(time, context.place));
  const period = (start: number | null, end: number | null) => `${moment(start)} – ${moment(end)}`;
  return (
    <ReviewFacts
      facts={[
        { name: 'Campaign name', value: nameOrPlaceholder(form.name) },
        { name: 'Campaign detail', value: isBlank(form.description) ? 'None' : form.description },
        {
          name: 'Registration period',
          value: period(form.registrationStartTime, form.registrationEndTime),
        },
        { name: 'Campaign period', value: period(form.campaignStartTime, form.campaignEndTime) },
      ]}
    />
  );
}

function PartnerFacts({ hand: { form, partners } }: { hand: CampaignInHand }) {
  const words = PARTICIPATION_WORDS[form.participation];
  const names = form.invitedPartnerIds.map((id) => isolated(partners.nameOf(id) ?? `Partner ${id}`));
  const isByInvitation = form.participation === 'INVITED_PARTNERS';
  return (
    <ReviewFacts
      facts={[
        { name: 'Who may join', value: `${words.name}. ${words.meaning}` },
        ...(isByInvitation
          ? [{ name: 'Invited', value: names.length === 0 ? 'Nobody yet' : names.join(', ') }]
          : []),
      ]}
    />
  );
}

function PreferenceFacts({ shop, hand: { form, context } }: { shop: ShopKey; hand: CampaignInHand }) {
  const categories = useCategories(shop, form.preferences.categoryIds);
  const nameOf = (id: string) => categories.find((category) => category.id === id)?.name ?? id;
  const wishes = preferencesInWords(preferencesOf(form.preferences), nameOf, context.market.locale);
  return wishes.length === 0 ? (
    <p>No preferences: every creator is welcome.</p>
  ) : (
    <ReviewFacts facts={wishes} />
  );
}

function ContactFacts({ hand: { form, context } }: { hand: CampaignInHand }) {
  const { messenger } = context.market;
  return (
    <ReviewFacts
      facts={[
        { name: 'Email', value: typedWord(form.email) || '…' },
        ...(messenger === null
          ? []
          : [{ name: MESSENGER_NAMES[messenger], value: typedWord(form.messenger) || '…' }]),
      ]}
    />
  );
}
