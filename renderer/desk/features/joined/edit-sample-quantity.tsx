/** The dialog "Edit sample quantity": the rule in words, the number, and what it means for the stock. */
import { TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { marketOf } from '#shared/domain/market.ts';
import {
  type Registration,
  sampleEditProblem,
  sampleQuantityOnlyRises,
} from '#shared/domain/registration.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SpinField } from '../../components/spin-field.tsx';
import { deskCall } from '../../desk-client.ts';
import { formatCount } from '../../format/number.ts';
import { notify } from '../../state/notices.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { sampleQuantityOf } from '../registration/offer-entry.ts';
import { stockWarning } from '../registration/offer-figures.ts';
import { errorSentence, sampleSentence } from '../registration/problem-sentences.ts';

interface EditSampleQuantityProps {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly registration: Registration;
  /** The quantity of an edit that has not been sent or was refused: the field begins with it. */
  readonly proposed: number | null;
  readonly onClose: () => void;
}

export function EditSampleQuantity(props: EditSampleQuantityProps) {
  const { shop, shopRecord, registration, proposed, onClose } = props;
  const { sampleQuantity: current, reviewStatus, progress } = registration;
  const market = marketOf(shopRecord.region);
  const policy = shopRecord.registrationPolicy;
  const [text, setText] = useState(String(proposed ?? current));
  const [wasTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const inventory = useInventory(shop, registration.productId);
  const quantity = sampleQuantityOf(text);
  const problem = problemIn(quantity, props, wasTried) ?? (refusal && errorSentence(refusal));
  const warning = inventory === null ? null : stockWarning(quantity, inventory, market.locale);

  const form = useRef<HTMLFormElement>(null);
  const toField = (): void => form.current?.querySelector('input')?.focus();
  const facts = [
    `Now ${formatCount(current, market.locale)}`,
    `${formatCount(progress.samplesRequested, market.locale)} requested so far`,
    ...(inventory === null ? [] : [`${formatCount(inventory, market.locale)} in stock`]),
  ];

  const save = async (): Promise<void> => {
    setTried(true);
    if (quantity === null || sampleEditProblem(quantity, registration, policy)) {
      toField();
      return;
    }
    if (quantity === current && proposed === null) {
      onClose();
      return;
    }
    const answer = await deskCall('editSampleQuantity', {
      shop,
      registrationId: registration.id,
      sampleQuantity: quantity,
    });
    const error = answer.ok ? answer.data.problem : answer.error;
    if (error) {
      setRefusal(error);
      toField();
      return;
    }
    const [from, to] = [current, quantity].map((each) => formatCount(each, market.locale));
    notify({ text: `Sample quantity ${from} → ${to} queued.`, tone: 'positive' });
    onClose();
  };

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
          <Button kind="primary" onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className="edit-samples"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>
          Samples are approved automatically when partners request them for creators, so each one costs real
          goods.{' '}
          {sampleQuantityOnlyRises(reviewStatus)
            ? 'This product is approved: the number can only be increased.'
            : 'Once the product is approved the number can only be increased.'}
        </p>
        <SpinField
          label="Sample quantity"
          autoFocus
          text={text}
          value={quantity}
          minimum={sampleQuantityOnlyRises(reviewStatus) ? current : 0}
          maximum={policy.maximumSampleQuantity}
          description={facts.join(' · ')}
          problem={problem}
          onChange={(typed) => {
            setText(typed);
            setRefusal(null);
          }}
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

function problemIn(
  quantity: number | null,
  { registration, shopRecord }: Pick<EditSampleQuantityProps, 'registration' | 'shopRecord'>,
  wasTried: boolean,
): string | null {
  const policy = shopRecord.registrationPolicy;
  if (quantity === null) return wasTried ? 'Enter a quantity' : null;
  const code = sampleEditProblem(quantity, registration, policy);
  return (
    code && sampleSentence(code, { market: marketOf(shopRecord.region), policy }, registration.sampleQuantity)
  );
}

/** The stock of a product; null while it is not known. */
function useInventory(shop: ShopKey, productId: string): number | null {
  const { data } = useDeskQuery(
    'readProducts',
    { shop, productIds: [productId] },
    { shop, collections: ['product'] },
  );
  return data?.products[0]?.inventory ?? null;
}
