/** The dialog "Edit sample quantity": the rule in words, the number, and what it means for the stock. */
import { TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { marketOf } from '#shared/domain/market.ts';
import { type ReviewStatus, sampleQuantityOnlyRises } from '#shared/domain/registration.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SendButton } from '../../components/send-button.tsx';
import { SpinField } from '../../components/spin-field.tsx';
import { formatCount } from '../../format/number.ts';
import { useSendLock } from '../../state/use-send-lock.ts';
import { type SampleEdit, useSampleEdit } from './use-sample-edit.ts';

interface EditSampleQuantityProps extends SampleEdit {
  readonly onClose: () => void;
}

export function EditSampleQuantity({ onClose, ...edited }: EditSampleQuantityProps) {
  const { registration, shopRecord } = edited;
  const { sampleQuantity: current, reviewStatus, progress } = registration;
  const { text, quantity, inventory, problem, warning, type, save } = useSampleEdit(edited);
  const lock = useSendLock();
  const form = useRef<HTMLFormElement>(null);
  const submit = async (): Promise<void> => {
    if (await save()) onClose();
    else form.current?.querySelector('input')?.focus();
  };
  const count = (value: number): string => formatCount(value, marketOf(shopRecord.region).locale);
  const facts = [
    `Now ${count(current)}`,
    `${count(progress.samplesRequested)} requested so far`,
    ...(inventory === null ? [] : [`${count(inventory)} in stock`]),
  ];
  return (
    <Dialog
      title="Edit sample quantity"
      subtitle={registration.productName}
      size="narrow"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <SendButton kind="primary" lock={lock} onSend={submit}>
            Save
          </SendButton>
        </>
      }
    >
      <form
        ref={form}
        className="edit-samples"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          lock.hold(submit);
        }}
      >
        <Rule reviewStatus={reviewStatus} />
        <SpinField
          label="Sample quantity"
          autoFocus
          text={text}
          value={quantity}
          minimum={sampleQuantityOnlyRises(reviewStatus) ? current : 0}
          maximum={shopRecord.registrationPolicy.maximumSampleQuantity}
          description={facts.join(' · ')}
          problem={problem}
          onChange={type}
        >
          {warning && (
            <p className="edit-samples-warning">
              <TriangleAlert size={12} aria-hidden />
              {warning}
            </p>
          )}
        </SpinField>
      </form>
    </Dialog>
  );
}

function Rule({ reviewStatus }: { reviewStatus: ReviewStatus }) {
  return (
    <p>
      Samples are approved automatically when partners request them for creators, so each one costs real
      goods.{' '}
      {sampleQuantityOnlyRises(reviewStatus)
        ? 'This product is approved: the number can only be increased.'
        : 'Once the product is approved the number can only be increased.'}
    </p>
  );
}
