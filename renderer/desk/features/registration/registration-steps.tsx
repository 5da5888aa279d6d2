/**
 * The inside of the dialog once it knows what it begins with: stepper, what concerns the whole, the step on show,
 * and the way back and forwards. Submitting and leaving happen here; each step draws itself.
 */
import { useEffect, useRef, useState } from 'react';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { Tooltip } from '../../components/tooltip.tsx';
import { deskCall } from '../../desk-client.ts';
import { countOf } from '../../format/number.ts';
import { dismissNotice, notify } from '../../state/notices.ts';
import { showCampaign } from '../../state/show-shop.ts';
import { useSyncStatus } from '../../state/sync-statuses.ts';
import { OfferStep } from './offer-step.tsx';
import { focusPlace } from './place.ts';
import { blocking } from './problems.ts';
import { ProductsStep } from './products-step.tsx';
import { beginForm, type RegistrationForm, STEPS, type Step } from './registration-form.ts';
import { RegistrationNotes } from './registration-notes.tsx';
import { ReviewStep } from './review-step.tsx';
import { Stepper } from './stepper.tsx';
import { submissionOf, submittedNotice } from './submission.ts';
import { TermsComparison } from './terms-comparison.tsx';
import { useDraftKeeping } from './use-draft-keeping.ts';
import type { ReadyOpening } from './use-opening.ts';
import { type RegistrationInHand, useRegistration } from './use-registration.ts';

interface RegistrationStepsProps {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly opening: ReadyOpening;
  readonly onCampaign: (name: string) => void;
  readonly onClose: () => void;
}

export function RegistrationSteps(props: RegistrationStepsProps) {
  const { opening } = props;
  const [beginning, setBeginning] = useState<Beginning>({
    turn: 0,
    form: opening.form,
    stored: opening.restored === null ? null : opening.form,
    restored: opening.restored,
    setAside: null,
  });
  const beginAgain = (form: RegistrationForm, from: RegistrationForm, setAside: boolean): void =>
    setBeginning(({ turn }) => ({
      turn: turn + 1,
      form,
      stored: from,
      restored: null,
      setAside: setAside ? from : null,
    }));
  return (
    <RegistrationInProgress {...props} key={beginning.turn} beginning={beginning} onBeginAgain={beginAgain} />
  );
}

/** What a form in progress began with: the opening's, a fresh one after "Start over", or the one that was set aside then. */
interface Beginning {
  readonly turn: number;
  readonly form: RegistrationForm;
  /** What the stored draft holds; null when there is none. */
  readonly stored: RegistrationForm | null;
  /** When the draft was saved that the form was taken from. */
  readonly restored: number | null;
  readonly setAside: RegistrationForm | null;
}

interface InProgressProps extends RegistrationStepsProps {
  readonly beginning: Beginning;
  readonly onBeginAgain: (form: RegistrationForm, from: RegistrationForm, setAside: boolean) => void;
}

function RegistrationInProgress(props: InProgressProps) {
  const { shop, shopRecord, opening, beginning, onCampaign, onClose, onBeginAgain } = props;
  const hand = useRegistration(shop, shopRecord, opening, beginning.form);
  const { form, campaign, context } = hand;
  const root = useRef<HTMLDivElement>(null);
  const draft = useDraftKeeping(shop, form, opening.fresh, beginning.stored, tellOfDraft);
  const { submit, isSubmitting } = useSubmit(shop, hand, draft, onClose);

  useEffect(() => onCampaign(campaign.name), [onCampaign, campaign.name]);
  // What was said of the draft when the dialog was closed is over when it is open again.
  useEffect(() => dismissNotice(draftNotice), []);
  useEffect(() => {
    return hand.focusRequest ? focusPlace(root.current, hand.focusRequest.key) : undefined;
  }, [hand.focusRequest]);

  const beginAgain = (to: RegistrationForm, setAside: boolean): void => {
    // The next form in progress saves over the stored draft, or deletes it when it is fresh.
    draft.settle();
    onBeginAgain(to, form, setAside);
  };
  const next = (): void => {
    const following = STEPS[STEPS.indexOf(form.step) + 1];
    if (following) hand.goTo(following);
    else void submit();
  };

  if (campaign.termsVersion !== form.readTerms.termsVersion) {
    return (
      <TermsComparison
        read={form.readTerms}
        current={campaign}
        shopRecord={shopRecord}
        isMending={form.replaces !== null}
        onAccept={() => {
          hand.change({ type: 'termsAccepted', terms: campaign });
          hand.focusOn('step');
        }}
        onDiscard={async () => {
          draft.settle();
          await discard(shop, form);
          onClose();
        }}
      />
    );
  }
  return (
    <div
      className="registration"
      ref={root}
      // Heard before a button that has the focus, which would take it as a press.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        next();
      }}
    >
      <div className="registration-head">
        <Stepper
          step={form.step}
          isDone={(step) => blocking(hand.problems, step).length === 0}
          onOpen={hand.goTo}
        />
      </div>
      <RegistrationNotes
        shop={shop}
        hand={hand}
        restored={beginning.restored}
        now={context.now}
        onStartOver={() => beginAgain(beginForm({ ...opening.fresh, readTerms: form.readTerms }), true)}
        onTakeBack={beginning.setAside && (() => beginAgain(beginning.setAside ?? form, false))}
      />
      {form.step === 'products' && <ProductsStep shop={shop} shopRecord={shopRecord} hand={hand} />}
      {form.step === 'terms' && <OfferStep shop={shop} hand={hand} />}
      {form.step === 'review' && <ReviewStep shopRecord={shopRecord} hand={hand} />}
      <StepFooter hand={hand} isSubmitting={isSubmitting} onNext={next} />
    </div>
  );
}

interface StepFooterProps {
  readonly hand: RegistrationInHand;
  readonly isSubmitting: boolean;
  readonly onNext: () => void;
}

function StepFooter({ hand, isSubmitting, onNext }: StepFooterProps) {
  const { form, objection } = hand;
  const before: Step | undefined = STEPS[STEPS.indexOf(form.step) - 1];
  const isLast = form.step === 'review';
  return (
    <footer className="dialog-footer registration-footer">
      <p className="registration-count">{countOf(form.offers.length, 'product')} chosen</p>
      <p className="registration-objection" role="alert">
        {objection > 0 && `${countOf(objection, 'thing')} to mend before you can go on`}
      </p>
      {before && <Button onPress={() => hand.open(before)}>Back</Button>}
      <Tooltip text="Ctrl Enter">
        <Button kind="primary" onPress={onNext} isPending={isSubmitting}>
          {isLast ? 'Submit' : 'Next'}
        </Button>
      </Tooltip>
    </footer>
  );
}

function useSubmit(
  shop: ShopKey,
  hand: RegistrationInHand,
  draft: { settle: () => void; resume: () => void },
  onClose: () => void,
) {
  const [isSubmitting, setSubmitting] = useState(false);
  const status = useSyncStatus(shop);
  const submit = async (): Promise<void> => {
    if (isSubmitting || !hand.passes('review')) return;
    const { form, campaign, context } = hand;
    setSubmitting(true);
    // The main process deletes the draft when it queues the registration: a late save must not bring it back.
    draft.settle();
    const answer = await deskCall('submitRegistration', submissionOf(form, shop, context.market));
    setSubmitting(false);
    if (answer.ok && answer.data.problems.length === 0) {
      notify({
        text: submittedNotice(form.offers.length, campaign.partner.name, status),
        tone: 'positive',
        action: { label: 'Show', run: () => void showCampaign(shop, 'joined', campaign.id) },
      });
      onClose();
      return;
    }
    draft.resume();
    hand.showRefused(answer.ok ? answer.data.problems : [{ at: 'registration', error: answer.error }]);
  };
  return { submit, isSubmitting };
}

let draftNotice = 0;

function tellOfDraft(form: RegistrationForm): void {
  draftNotice = notify({
    text: `Draft kept: ${countOf(form.offers.length, 'product')}. Register products takes it up again.`,
  });
}

async function discard(shop: ShopKey, form: RegistrationForm): Promise<void> {
  await deskCall('deleteDraft', { shop, campaignId: form.readTerms.id });
  if (form.replaces !== null) await deskCall('discardOperation', { shop, operationId: form.replaces });
  notify({ text: 'Registration discarded.' });
}
