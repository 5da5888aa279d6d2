/** One rate and one quantity for every product in the form. A row's own value stands until this is applied again. */

import { useState } from 'react';
import { MAXIMUM_COMMISSION_RATE, percentFromRate } from '#shared/domain/rate.ts';
import { rateProblem, sampleProblem } from '#shared/domain/registration.ts';
import { readRate, readWholeNumber } from '#shared/domain/typed-number.ts';
import { Button } from '../../components/button.tsx';
import { SpinField } from '../../components/spin-field.tsx';
import { countOf } from '../../format/number.ts';
import type { OffersInHand } from './offers-in-hand.ts';
import { rateSentence, sampleSentence } from './problem-sentences.ts';
import { UndoNote } from './undo-note.tsx';

interface ApplyToAllProps {
  readonly hand: OffersInHand;
  /** Whether what was applied can be taken back here; elsewhere it stands already. */
  readonly tellsUndo?: boolean;
}

export function ApplyToAll({ hand, tellsUndo = true }: ApplyToAllProps) {
  const { form, context, change } = hand;
  const [rateText, setRateText] = useState('');
  const [sampleText, setSampleText] = useState('');
  const rate = readRate(rateText);
  const quantity = readWholeNumber(sampleText);
  const problems = {
    rate: rate === null ? null : problemForAll(rate, hand),
    sample: quantity === null ? null : sampleProblem(quantity, context.policy),
  };
  const canApply = (rate !== null || quantity !== null) && !problems.rate && !problems.sample;
  const circumstances = { campaign: hand.terms, market: context.market, policy: context.policy };
  const apply = (): void => {
    if (!canApply) return;
    const label = `Applied to ${countOf(form.offers.length, 'product')}`;
    change({ type: 'appliedToAll', rateText, sampleText, label });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot stand beside its fields.
    <div
      role="group"
      aria-label="Apply to all products"
      className="apply-to-all"
      // Heard before the fields, which keep their keys to themselves. Enter in a field applies; on a button it is the button's.
      onKeyDownCapture={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) apply();
      }}
    >
      <span className="apply-title" aria-hidden>
        All {countOf(form.offers.length, 'product')}
      </span>
      <SpinField
        label="Total commission rate (%)"
        unit="%"
        text={rateText}
        value={rate === null ? null : percentFromRate(rate)}
        minimum={percentFromRate(hand.terms.commissionRequirement)}
        maximum={percentFromRate(MAXIMUM_COMMISSION_RATE)}
        step={0.5}
        problem={problems.rate && rateSentence(problems.rate, undefined, circumstances)}
        onChange={setRateText}
      />
      <SpinField
        label="Sample quantity"
        text={sampleText}
        value={quantity}
        minimum={0}
        maximum={context.policy.maximumSampleQuantity}
        problem={problems.sample && sampleSentence(problems.sample, context)}
        onChange={setSampleText}
      />
      <div className="apply-actions">
        <Button isDisabled={!canApply} onPress={apply}>
          Apply to all
        </Button>
        {tellsUndo && <UndoNote hand={hand} />}
      </div>
    </div>
  );
}

/** A rate below the minimum of one category is no problem here: that row says so. */
function problemForAll(rate: number, { terms }: OffersInHand) {
  return rateProblem(rate, terms, { category: { id: '', name: '' } }, { minimumRateByCategory: [] });
}
