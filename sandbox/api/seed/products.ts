/**
 * Draws a shop's catalogue: names, prices in the market's money, stock, and the statuses that make some ineligible.
 * Pure: the same arguments give the same products. Knows neither the store nor the server.
 */
import type { WireProduct } from '#shared/contract/api/wire.ts';
import { CATALOGUE, type CatalogueCategory } from './catalogue.ts';
import { type MarketMoney, moneyOf } from './market-style.ts';
import { type Random, randomOf, type Weighted } from './random.ts';

export interface ProductsWanted {
  readonly seed: number;
  readonly count: number;
  readonly region: string;
  /** Tells shops of one region apart. */
  readonly shop?: string;
  /** Before the path of each picture: the API's own address. */
  readonly imageOrigin?: string;
}

type Standing = Pick<WireProduct, 'status' | 'audit_status' | 'under_enforcement'>;

/** How eligibility is spread: about 12 of 100 products cannot be promoted. */
const STANDINGS: readonly [Weighted<Standing>, ...Weighted<Standing>[]] = [
  [{ status: 'ACTIVATE', audit_status: 'APPROVED', under_enforcement: false }, 88],
  [{ status: 'SELLER_DEACTIVATED', audit_status: 'APPROVED', under_enforcement: false }, 4],
  [{ status: 'PENDING', audit_status: 'AUDITING', under_enforcement: false }, 2],
  [{ status: 'ACTIVATE', audit_status: 'PRE_APPROVED', under_enforcement: false }, 1],
  [{ status: 'DRAFT', audit_status: 'NONE', under_enforcement: false }, 1.5],
  [{ status: 'FAILED', audit_status: 'FAILED', under_enforcement: false }, 1],
  [{ status: 'ACTIVATE', audit_status: 'APPROVED', under_enforcement: true }, 1],
  [{ status: 'PLATFORM_DEACTIVATED', audit_status: 'APPROVED', under_enforcement: true }, 0.8],
  [{ status: 'FREEZE', audit_status: 'APPROVED', under_enforcement: false }, 0.7],
];

/** The products of a shop, the same for the same arguments. */
export function generateProducts(wanted: ProductsWanted): WireProduct[] {
  const random = randomOf(wanted.seed, 'products', wanted.region, wanted.shop ?? '');
  const money = moneyOf(wanted.region);
  return Array.from({ length: wanted.count }, () => drawProduct(random, money, wanted.imageOrigin ?? ''));
}

/** The folder of the pictures, below the API's address. */
export const PRODUCT_IMAGES = '/images/products';

/** Where a product's picture is, below the API's address. */
export function productImagePath(productId: string): string {
  return `${PRODUCT_IMAGES}/${productId}.svg`;
}

function drawProduct(random: Random, money: MarketMoney, imageOrigin: string): WireProduct {
  const id = random.id();
  const category = random.pick(CATALOGUE);
  const skus = random.weighted([
    [1, 5],
    [random.integer(2, 4), 6],
    [random.integer(5, 12), 3],
  ]);
  const lowest = drawPrice(random, category, money);
  const highest = skus === 1 ? lowest : roundPrice(lowest * (1 + random.fraction() * 0.6), money);
  return {
    id,
    name: drawName(random, category),
    main_image_url: `${imageOrigin}${productImagePath(id)}`,
    category: { id: category.id, name: category.name },
    lowest_price: { amount: lowest.toFixed(money.digits), currency: money.currency },
    highest_price: { amount: Math.max(lowest, highest).toFixed(money.digits), currency: money.currency },
    inventory: random.weighted([
      [0, 6],
      [random.integer(1, 20), 14],
      [random.integer(21, 400), 50],
      [random.integer(401, 9000), 30],
    ]),
    sku_count: skus,
    ...random.weighted(STANDINGS),
    open_collaboration_commission_rate: random.chance(0.82)
      ? Math.round(random.integer(...category.openRate) / 50) * 50
      : null,
  };
}

function drawName(random: Random, category: CatalogueCategory): string {
  const { makers, traits, things, sizes } = category;
  const name = `${random.pick(makers)} ${random.pick(traits)} ${random.pick(things)}`;
  return random.chance(0.75) ? `${name}, ${random.pick(sizes)}` : name;
}

/** Cheap things are common: the draw is squared towards the low end of the category. */
function drawPrice(random: Random, category: CatalogueCategory, money: MarketMoney): number {
  const [least, most] = category.price;
  return roundPrice((least + (most - least) * random.fraction() ** 2) * money.level, money);
}

/** Rounded as sellers do: up to the step, less a little ("189.00", "24,900", "12.99"). */
function roundPrice(price: number, { digits, step }: MarketMoney): number {
  const stepped = Math.max(step, Math.ceil(price / step) * step);
  if (digits === 0) return Math.max(step, stepped - step / 10);
  return step >= 10 ? Math.max(1, stepped - 1) : stepped - 0.01;
}
