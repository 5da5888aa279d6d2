/**
 * The inside of the dialog once it knows what it begins with: stepper, what concerns the whole, the step on show,
 * and the way back and forwards. Leaving happens here; each step draws itself.
 */
import { useEffect, useRef, useState } from 'react';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { isSecondClick } from '../../components/send-button.tsx';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { useNewStep } from '../../state/use-new-step.ts';
import { tellError } from '../unsent/unsent-work.ts';
import { useFocusRequest } from './focus-place.ts';
import { OfferStep } from './offer-step.tsx';
import { onCommandEnter } from './on-command-enter.ts';
import { blocking } from './problems.ts';
import { ProductsStep } from './products-step.tsx';
import { beginForm, type RegistrationForm, STEPS } from './registration-form.ts';
import { RegistrationNotes } from './registration-notes.tsx';
import { ReviewStep } from './review-step.tsx';
import { StepFooter } from './step-footer.tsx';
import { Stepper } from './stepper.tsx';
import { TermsComparison } from './terms-comparison.tsx';
import { useDraftKeeping } from './use-draft-keeping.ts';
import type { ReadyOpening } from './use-opening.ts';
import { useRegistration } from './use-registration.ts';
import { useSubmit } from './use-submit.ts';

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
    stored: opening.stored,
    restored: opening.restored,
    setAside: null,
  });
  const beginAgain: InProgressProps['onBeginAgain'] = (again) =>
    setBeginning(({ turn }) => ({ ...again, turn: turn + 1, restored: null }));
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
  readonly onBeginAgain: (again: Omit<Beginning, 'turn' | 'restored'>) => void;
}

function RegistrationInProgress(props: InProgressProps) {
  const { shop, shopRecord, opening, beginning, onCampaign, onClose, onBeginAgain } = props;
  const hand = useRegistration(shop, shopRecord, opening, beginning.form);
  const { form, campaign, context } = hand;
  const { setAside } = beginning;
  const root = useRef<HTMLDivElement>(null);
  const draft = useDraftKeeping(shop, form, opening.fresh, beginning.stored);
  const { submit, isSubmitting } = useSubmit(shop, hand, draft, onClose);

  useEffect(() => onCampaign(campaign.name), [onCampaign, campaign.name]);
  useFocusRequest(root, hand.focusRequest);

  const beginAgain = async (to: RegistrationForm, setAside: RegistrationForm | null): Promise<void> => {
    // The next form in progress saves over the stored draft, or deletes it when it is fresh.
    const isStored = await draft.settle();
    onBeginAgain({ form: to, stored: isStored ? form : null, setAside });
  };
  const isNew = useNewStep(form.step);
  const next = (clicks = 0): void => {
    const following = STEPS[STEPS.indexOf(form.step) + 1];
    if (following) hand.goTo(following);
    else if (!isNew && !isSecondClick(clicks)) void submit();
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
          await draft.settle();
          if (await discard(shop, form)) onClose();
          else draft.resume();
        }}
      />
    );
  }
  return (
    <div className="registration" ref={root} onKeyDownCapture={onCommandEnter(() => next())}>
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
        onStartOver={() => void beginAgain(beginForm({ ...opening.fresh, readTerms: form.readTerms }), form)}
        onTakeBack={setAside && (() => void beginAgain(setAside, null))}
        keeping={draft}
      />
      {form.step === 'products' && <ProductsStep shop={shop} shopRecord={shopRecord} hand={hand} />}
      {form.step === 'terms' && <OfferStep shop={shop} hand={hand} />}
      {form.step === 'review' && <ReviewStep shopRecord={shopRecord} hand={hand} />}
      <StepFooter hand={hand} isSubmitting={isSubmitting} isNew={isNew} onNext={next} />
    </div>
  );
}

/** Whether it is gone, draft and refused registration; what keeps it is said. */
async function discard(shop: ShopKey, { readTerms, replaces }: RegistrationForm): Promise<boolean> {
  const deleted = await deskCall('deleteDraft', { shop, campaignId: readTerms.id });
  const discarded =
    deleted.ok && replaces !== null
      ? await deskCall('discardOperation', { shop, operationId: replaces, knowingly: false })
      : deleted;
  if (!discarded.ok) tellError(discarded.error);
  else notify({ text: 'Registration discarded.' });
  return discarded.ok;
}
