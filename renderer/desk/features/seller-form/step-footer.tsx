/** Under every step: whether the draft is saved, what keeps the campaign back, and the way on. */
import { FileCheck } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { isSecondClick } from '../../components/send-button.tsx';
import { Tooltip } from '../../components/tooltip.tsx';
import { countOf } from '../../format/number.ts';
import { changesOf } from './draft-content.ts';
import { purposeOf } from './draft-problems.ts';
import { draftOfForm } from './form-draft.ts';
import type { CampaignInHand } from './use-campaign-form.ts';
import type { Saving } from './use-campaign-keeping.ts';
import type { Sending } from './use-sending.ts';

interface StepFooterProps {
  readonly hand: CampaignInHand;
  readonly sending: Sending;
  readonly saving: Saving;
  /** The step has only just been opened: nothing is sent yet. */
  readonly isNew: boolean;
  /** `clicks`: how many came together. */
  readonly onNext: (clicks: number) => void;
}

export function StepFooter({ hand, sending, saving, isNew, onNext }: StepFooterProps) {
  const { form, objection } = hand;
  const before = hand.neighbour(-1);
  const isLast = form.step === 'review';
  const purpose = purposeOf(form);
  const isUnchanged = purpose === 'save' && !hasChanges(hand);
  const lastName = purpose === 'publish' ? 'Publish' : 'Save changes';
  return (
    <footer className="dialog-footer registration-footer">
      <p className="registration-count save-state" role="status">
        {saving === 'saved' && (
          <>
            <FileCheck size={14} aria-hidden />
            Draft saved
          </>
        )}
      </p>
      <p className="registration-objection" role="alert">
        {objection > 0 && `${countOf(objection, 'thing')} to fix first`}
      </p>
      {isLast && isUnchanged && <p className="muted">Nothing has been changed yet</p>}
      {before && <Button onPress={() => hand.goTo(before)}>Back</Button>}
      {isLast && form.edits?.status === 'READY' && hasChanges(hand) && (
        <Button
          onClick={({ detail }) => {
            if (!isNew && !isSecondClick(detail)) void sending.send('save');
          }}
          isPending={sending.isSending}
          aria-disabled={isNew}
        >
          Save changes
        </Button>
      )}
      <Tooltip text="Ctrl Enter">
        <Button
          kind="primary"
          onClick={({ detail }) => onNext(detail)}
          isPending={sending.isSending}
          aria-disabled={isLast && isNew}
          isDisabled={isLast && isUnchanged}
        >
          {isLast ? lastName : 'Next'}
        </Button>
      </Tooltip>
    </footer>
  );
}

function hasChanges({ form, context }: CampaignInHand): boolean {
  if (form.edits === null) return true;
  return Object.keys(changesOf(form.edits, draftOfForm(form, 0), context.market)).length > 0;
}
