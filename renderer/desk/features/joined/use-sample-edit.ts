/**
 * A new sample quantity while it is typed: what is wrong with it by the shop's rules, what the stock says against it, and how it is
 * queued. Nothing here is drawn.
 */

import { useState } from 'react';
import { marketOf } from '#shared/domain/market.ts';
import { type Registration, sampleEditProblem } from '#shared/domain/registration.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { readWholeNumber } from '#shared/domain/typed-number.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { formatCount } from '../../format/number.ts';
import { notify } from '../../state/notices.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { stockWarning } from '../registration/offer-figures.ts';
import { errorSentence, sampleSentence } from '../registration/problem-sentences.ts';

export interface SampleEdit {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly registration: Registration;
  /** The quantity of an edit that has not been sent or was refused: the field begins with it. */
  readonly proposed: number | null;
}

export function useSampleEdit({ shop, shopRecord, registration, proposed }: SampleEdit) {
  const { sampleQuantity: current } = registration;
  const market = marketOf(shopRecord.region);
  const policy = shopRecord.registrationPolicy;
  const [operationId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState(String(proposed ?? current));
  const [wasTried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const inventory = useInventory(shop, registration.productId);
  const quantity = readWholeNumber(text);
  const code = quantity === null ? null : sampleEditProblem(quantity, registration, policy);
  const missing = quantity === null && wasTried ? 'Enter a quantity.' : null;
  const refused = refusal && errorSentence(refusal);

  /** Queues the quantity. Whether that is done: what keeps it back is the problem from then on. */
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (quantity === null || code !== null) return false;
    if (quantity === current && proposed === null) return true;
    const answer = await deskCall('editSampleQuantity', {
      shop,
      operationId,
      registrationId: registration.id,
      sampleQuantity: quantity,
    });
    const error = answer.ok ? answer.data.problem : answer.error;
    setRefusal(error);
    if (error) return false;
    const [from, to] = [current, quantity].map((each) => formatCount(each, market.locale));
    notify({ text: `Sample quantity ${from} → ${to} queued.`, tone: 'positive' });
    return true;
  };

  return {
    text,
    quantity,
    /** In stock; null while it is not known. */
    inventory,
    problem: missing ?? (code ? sampleSentence(code, { market, policy }, current) : refused),
    warning: inventory === null ? null : stockWarning(quantity, inventory, market.locale),
    type: (typed: string): void => {
      setText(typed);
      setRefusal(null);
    },
    save,
  };
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
