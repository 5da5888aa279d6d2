/** One product of the registration: what it is, what is offered for it, what that comes to, and what is wrong with it. */

import { TriangleAlert, X } from 'lucide-react';
import { useId } from 'react';
import { isolated, shownName } from '#shared/domain/plain-text.ts';
import { MAXIMUM_COMMISSION_RATE, percentFromRate } from '#shared/domain/rate.ts';
import { lowestAcceptedRate } from '#shared/domain/registration.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { readRate, readWholeNumber } from '#shared/domain/typed-number.ts';
import { IconButton } from '../../components/button.tsx';
import { Name } from '../../components/name.tsx';
import { SpinField } from '../../components/spin-field.tsx';
import { formatCount } from '../../format/number.ts';
import type { OfferEntry } from './offer-entry.ts';
import { commissionOfOneSale, moneyRange, stockWarning, upliftInWords } from './offer-figures.ts';
import type { OffersInHand } from './offers-in-hand.ts';
import { ProductPicture } from './product-picture.tsx';

interface OfferRowProps {
  readonly shop: ShopKey;
  readonly hand: OffersInHand;
  readonly entry: OfferEntry;
}

export function OfferRow({ shop, hand, entry }: OfferRowProps) {
  const { context, shown, change, focusOn, form } = hand;
  const { productId } = entry;
  const product = context.products.get(productId);
  const { locale } = context.market;
  const name = product?.name ?? `Product ${productId}`;
  const problem = shown.get(`product-${productId}`);
  const problemId = useId();
  const remove = (): void => {
    const index = form.offers.indexOf(entry);
    const neighbour = form.offers[index + 1] ?? form.offers[index - 1];
    change({ type: 'rowRemoved', productId, label: `Removed ${isolated(name)}` });
    focusOn(neighbour ? `remove-${neighbour.productId}` : 'step');
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid row in every engine, and its legend is the name.
    <div
      role="group"
      aria-label={shownName(name)}
      aria-describedby={problem ? problemId : undefined}
      className="offer-row"
    >
      <div className="offer-product">
        <ProductPicture shop={shop} productId={productId} />
        <div className="offer-words">
          <p className="offer-name">
            <Name>{name}</Name>
          </p>
          {product && (
            <p className="muted offer-facts">
              {moneyRange(product.lowestPrice, product.highestPrice, locale)} ·{' '}
              <span className="offer-stock">{formatCount(product.inventory, locale)} in stock</span>
            </p>
          )}
          {problem && (
            <p
              id={problemId}
              className="offer-problem"
              role="alert"
              data-place={`product-${productId}`}
              tabIndex={-1}
            >
              <TriangleAlert size={12} aria-hidden />
              {problem.sentence}
            </p>
          )}
        </div>
      </div>
      <RateField hand={hand} entry={entry} />
      <SampleField hand={hand} entry={entry} />
      <span data-place={`remove-${productId}`}>
        <IconButton label={`Remove ${isolated(name)}`} icon={X} onPress={remove} />
      </span>
    </div>
  );
}

function RateField({ hand, entry }: Pick<OfferRowProps, 'hand' | 'entry'>) {
  const { context, shown, change } = hand;
  const { locale } = context.market;
  const product = context.products.get(entry.productId);
  const rate = readRate(entry.rateText);
  const lowest = product ? lowestAcceptedRate(hand.terms, product, context.policy) : 0;
  const uplift = upliftInWords(rate, product?.openCollaborationCommissionRate ?? null, locale);
  const perSale = product ? commissionOfOneSale(product, rate, locale) : null;
  return (
    <div data-place={`rate-${entry.productId}`}>
      <SpinField
        compact
        label="Total commission rate (%)"
        unit="%"
        text={entry.rateText}
        value={rate === null ? null : percentFromRate(rate)}
        minimum={percentFromRate(lowest)}
        maximum={percentFromRate(MAXIMUM_COMMISSION_RATE)}
        step={0.5}
        problem={shown.get(`rate-${entry.productId}`)?.sentence ?? null}
        onChange={(text) => change({ type: 'rateTyped', productId: entry.productId, text })}
      >
        {perSale && <p className="offer-note">{perSale} a sale</p>}
        {uplift && (
          <p className={uplift.isLess ? 'offer-note offer-note-warning' : 'offer-note'}>
            {uplift.isLess && <TriangleAlert size={12} aria-hidden />}
            {uplift.text}
          </p>
        )}
      </SpinField>
    </div>
  );
}

function SampleField({ hand, entry }: Pick<OfferRowProps, 'hand' | 'entry'>) {
  const { context, shown, change } = hand;
  const product = context.products.get(entry.productId);
  const quantity = readWholeNumber(entry.sampleText);
  const warning = product ? stockWarning(quantity, product.inventory, context.market.locale) : null;
  return (
    <div data-place={`sample-${entry.productId}`}>
      <SpinField
        compact
        label="Sample quantity"
        text={entry.sampleText}
        value={quantity}
        minimum={0}
        maximum={context.policy.maximumSampleQuantity}
        problem={shown.get(`sample-${entry.productId}`)?.sentence ?? null}
        onChange={(text) => change({ type: 'sampleQuantityTyped', productId: entry.productId, text })}
      >
        {warning && (
          <p className="offer-note offer-note-warning">
            <TriangleAlert size={12} aria-hidden />
            {warning}
          </p>
        )}
      </SpinField>
    </div>
  );
}
