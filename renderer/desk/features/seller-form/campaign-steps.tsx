/**
 * The inside of the dialog once it knows what it begins with: the steps, what concerns the whole, the step on show, and the way
 * between them. Sending and leaving happen here; each step draws itself.
 */
import { useRef, useState } from 'react';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { isSecondClick } from '../../components/send-button.tsx';
import { useNewStep } from '../../state/use-new-step.ts';
import { useFocusRequest } from '../registration/focus-place.ts';
import { onCommandEnter } from '../registration/on-command-enter.ts';
import { ContactStep } from './contact-step.tsx';
import { CreatorsStep } from './creators-step.tsx';
import { FormNotes } from './form-notes.tsx';
import type { CampaignForm } from './form-value.ts';
import { PartnersStep } from './partners-step.tsx';
import { ProductsAndOffersStep } from './products-and-offers-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { StepBar } from './step-bar.tsx';
import { StepFooter } from './step-footer.tsx';
import { TermsStep } from './terms-step.tsx';
import { useCampaignForm } from './use-campaign-form.ts';
import { useCampaignKeeping } from './use-campaign-keeping.ts';
import type { Opening } from './use-opening.ts';
import { useSending } from './use-sending.ts';
import '../registration/registration.css';

interface CampaignStepsProps {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly opening: Opening;
  readonly onClose: () => void;
}

export function CampaignSteps(props: CampaignStepsProps) {
  const { opening } = props;
  const [beginning, setBeginning] = useState<Beginning>({
    turn: 0,
    form: opening.form,
    restored: opening.restored,
    setAside: null,
    stored: opening.restored === null ? null : opening.form,
  });
  const beginAgain: InProgressProps['onBeginAgain'] = (again) =>
    setBeginning(({ turn }) => ({ ...again, turn: turn + 1, restored: null }));
  return <InProgress {...props} key={beginning.turn} beginning={beginning} onBeginAgain={beginAgain} />;
}

/** What a form in progress began with: the opening's, a fresh one after "Start over", or the one that was set aside then. */
interface Beginning {
  readonly turn: number;
  readonly form: CampaignForm;
  /** When the draft was saved that the form was taken from. */
  readonly restored: number | null;
  readonly setAside: CampaignForm | null;
  /** What the stored draft holds; null when there is none. */
  readonly stored: CampaignForm | null;
}

interface InProgressProps extends CampaignStepsProps {
  readonly beginning: Beginning;
  readonly onBeginAgain: (again: Omit<Beginning, 'turn' | 'restored'>) => void;
}

function InProgress({ shop, shopRecord, opening, beginning, onClose, onBeginAgain }: InProgressProps) {
  const hand = useCampaignForm(shop, shopRecord, opening, beginning.form);
  const { form } = hand;
  const root = useRef<HTMLDivElement>(null);
  const keeping = useCampaignKeeping(shop, form, opening.fresh, beginning.stored);
  const sending = useSending(shop, opening.operationId, hand, keeping, onClose);
  useFocusRequest(root, hand.focusRequest);
  const isNew = useNewStep(form.step);
  const goOn = (clicks = 0): void => {
    const next = hand.neighbour(1);
    if (next) hand.goTo(next);
    else if (!isNew && !isSecondClick(clicks)) void sending.send();
  };
  const beginAgain = async (to: CampaignForm, setAside: CampaignForm | null): Promise<void> => {
    // The next form in progress saves over the stored draft, or deletes it when it is fresh.
    const isStored = await keeping.settle();
    onBeginAgain({ form: to, stored: isStored ? form : null, setAside });
  };
  const { setAside } = beginning;
  return (
    <div className="registration seller-form" ref={root} onKeyDownCapture={onCommandEnter(() => goOn())}>
      <StepBar
        step={form.step}
        shown={hand.shown}
        problems={hand.problems}
        left={form.left}
        onOpen={hand.goTo}
      />
      <FormNotes
        hand={hand}
        restored={beginning.restored}
        onStartOver={() => void beginAgain({ ...opening.fresh, step: 'terms' }, form)}
        onTakeBack={setAside && (() => void beginAgain(setAside, null))}
        keeping={keeping}
      />
      {form.step === 'terms' && <TermsStep shop={shop} region={shopRecord.region} hand={hand} />}
      {form.step === 'partners' && <PartnersStep shop={shop} hand={hand} />}
      {form.step === 'products' && <ProductsAndOffersStep shop={shop} shopRecord={shopRecord} hand={hand} />}
      {form.step === 'creators' && <CreatorsStep shop={shop} region={shopRecord.region} hand={hand} />}
      {form.step === 'contact' && <ContactStep hand={hand} />}
      {form.step === 'review' && <ReviewStep shop={shop} hand={hand} />}
      <StepFooter hand={hand} sending={sending} saving={keeping.saving} isNew={isNew} onNext={goOn} />
    </div>
  );
}
