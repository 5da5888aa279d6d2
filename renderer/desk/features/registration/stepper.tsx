/** Where the person is in the registration: the steps by number and name; each can be opened as far as the form allows. */
import { Check } from 'lucide-react';
import { classNames } from '../../components/class-names.ts';
import { STEPS, type Step } from './registration-form.ts';

const STEP_NAMES: Readonly<Record<Step, string>> = {
  products: 'Products',
  terms: 'Rates and samples',
  review: 'Review',
};

interface StepperProps {
  readonly step: Step;
  readonly isDone: (step: Step) => boolean;
  readonly onOpen: (step: Step) => void;
}

export function Stepper({ step, isDone, onOpen }: StepperProps) {
  return (
    <nav aria-label="Steps">
      <ol className="stepper">
        {STEPS.map((each, index) => {
          const isPast = STEPS.indexOf(step) > index && isDone(each);
          return (
            <li
              key={each}
              className={classNames(
                'stepper-item',
                each === step && 'stepper-current',
                isPast && 'stepper-done',
              )}
            >
              <button
                type="button"
                className="stepper-button"
                aria-current={each === step ? 'step' : undefined}
                onClick={() => onOpen(each)}
              >
                <span className="stepper-mark">
                  {isPast ? <Check size={12} strokeWidth={3} role="img" aria-label="Done" /> : index + 1}
                </span>
                {STEP_NAMES[each]}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
