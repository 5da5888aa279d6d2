/** Under every step of a registration: how many products are chosen, what keeps it back, and the way on. */
import { Button } from '../../components/button.tsx';
import { Tooltip } from '../../components/tooltip.tsx';
import { countOf } from '../../format/number.ts';
import { STEPS } from './registration-form.ts';
import type { RegistrationInHand } from './use-registration.ts';

interface StepFooterProps {
  readonly hand: RegistrationInHand;
  readonly isSubmitting: boolean;
  /** The step has only just been opened: nothing is sent yet. */
  readonly isNew: boolean;
  /** `clicks`: how many came together. */
  readonly onNext: (clicks: number) => void;
}

export function StepFooter({ hand, isSubmitting, isNew, onNext }: StepFooterProps) {
  const { form, objection } = hand;
  const before = STEPS[STEPS.indexOf(form.step) - 1];
  const isLast = form.step === 'review';
  return (
    <footer className="dialog-footer registration-footer">
      <p className="registration-count">{countOf(form.offers.length, 'product')} chosen</p>
      <p className="registration-objection" role="alert">
        {objection > 0 && `${countOf(objection, 'thing')} to fix before you can go on`}
      </p>
      {before && <Button onPress={() => hand.open(before)}>Back</Button>}
      <Tooltip text="Ctrl Enter">
        <Button
          kind="primary"
          onClick={({ detail }) => onNext(detail)}
          isPending={isSubmitting}
          aria-disabled={isLast && isNew}
        >
          {isLast ? 'Submit' : 'Next'}
        </Button>
      </Tooltip>
    </footer>
  );
}
