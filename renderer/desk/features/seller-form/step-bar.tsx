/** The steps of the form by number and name, each open at any time, with how much is to be mended in it. */
import { Check } from 'lucide-react';
import { SELLER_STEPS, type SellerStep } from '#shared/domain/seller-draft.ts';
import { classNames } from '../../components/class-names.ts';
import { countOf } from '../../format/number.ts';
import type { ShownProblem } from './shown-problems.ts';

export const STEP_NAMES: Readonly<Record<SellerStep, string>> = {
  terms: 'Terms',
  partners: 'Partners',
  products: 'Products',
  creators: 'Creators',
  contact: 'Contact',
  review: 'Review',
};

interface StepBarProps {
  readonly step: SellerStep;
  readonly shown: ReadonlyMap<string, ShownProblem>;
  readonly problems: readonly ShownProblem[];
  readonly left: readonly SellerStep[];
  readonly onOpen: (step: SellerStep) => void;
}

export function StepBar({ step, shown, problems, left, onOpen }: StepBarProps) {
  return (
    <div className="registration-head">
      <nav aria-label="Steps">
        <ol className="stepper">
          {SELLER_STEPS.map((each, index) => {
            const count = [...shown.values()].filter((problem) => problem.step === each).length;
            const isDone =
              each !== step && left.includes(each) && !problems.some((problem) => problem.step === each);
            return (
              <li
                key={each}
                className={classNames(
                  'stepper-item',
                  each === step && 'stepper-current',
                  isDone && each !== 'review' && 'stepper-done',
                )}
              >
                <button
                  type="button"
                  className="stepper-button"
                  aria-current={each === step ? 'step' : undefined}
                  onClick={() => onOpen(each)}
                >
                  <span className="stepper-mark" aria-hidden>
                    {isDone && each !== 'review' ? <Check size={12} strokeWidth={3} /> : index + 1}
                  </span>
                  {STEP_NAMES[each]}
                  {count > 0 && (
                    <span className="stepper-problems">
                      <span aria-hidden>{count}</span>
                      <span className="visually-hidden">, {countOf(count, 'problem')}</span>
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
    </div>
  );
}
