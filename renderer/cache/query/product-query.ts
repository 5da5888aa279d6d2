/**
 * The shop's products as candidates for one campaign: which match the filter, in list order, and why one cannot be chosen.
 * Pure: the clock and the limits of the shop are arguments.
 */
import type { ProductFilter, ProductPage, ProductRow } from '#shared/contract/query.ts';
import { compareAmounts } from '#shared/domain/money.ts';
import type { Product } from '#shared/domain/product.ts';
import { productProblem, type Registration } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { categoryCounts } from './category-counts.ts';
import { type RecordTable, recordAt, valueAt } from './record-table.ts';
import { type SortedOrder, slotsByText, unsorted } from './sorted-order.ts';
import { emptyIndex, findSlots, searchWords, type WordIndex } from './word-index.ts';

/** What is derived from the product table and kept. */
export interface ProductColumns {
  readonly byName: SortedOrder;
  readonly words: WordIndex;
}

/** What the campaign makes of a product. */
export interface Candidacy {
  readonly newestRegistrations: ReadonlyMap<string, Registration>;
  readonly queuedProductIds: ReadonlySet<string>;
  readonly policy: Pick<RegistrationPolicy, 'registerAgainAfterSeconds'>;
  readonly now: number;
}

export function emptyProductColumns(): ProductColumns {
  return { byName: unsorted(), words: emptyIndex() };
}

/** A window of the candidates in order of their names. The categories count what the other filters leave. */
export function queryProducts(
  table: RecordTable<Product>,
  columns: ProductColumns,
  filter: ProductFilter,
  window: { readonly offset: number; readonly limit: number },
  candidacy: Candidacy,
): ProductPage {
  const inAnyCategory = matchingProducts(table, columns, { ...filter, categoryIds: [] });
  const matches = inAnyCategory.filter(inCategories(filter));
  return {
    rows: matches
      .slice(window.offset, window.offset + window.limit)
      .map((product): ProductRow => ({ product, problem: candidateProblem(product, candidacy) })),
    total: matches.length,
    selectable: matches.filter((product) => candidateProblem(product, candidacy) === null).length,
    categories: categoryCounts(
      inAnyCategory.map(({ category }) => category),
      filter.categoryIds,
      (id) => categoryOf(table, id),
    ),
  };
}

/** The ids of at most `limit` matching products that can be chosen, in list order. */
export function selectProducts(
  table: RecordTable<Product>,
  columns: ProductColumns,
  filter: ProductFilter,
  limit: number,
  candidacy: Candidacy,
): string[] {
  return matchingProducts(table, columns, filter)
    .filter((product) => candidateProblem(product, candidacy) === null)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Why a product cannot be chosen for the campaign, or null. */
function candidateProblem(product: Product, candidacy: Candidacy): ProductRow['problem'] {
  const { newestRegistrations, queuedProductIds, policy, now } = candidacy;
  const problem = productProblem(product, newestRegistrations.get(product.id), policy, now);
  return problem ?? (queuedProductIds.has(product.id) ? 'PRODUCT_QUEUED' : null);
}

function matchingProducts(
  table: RecordTable<Product>,
  columns: ProductColumns,
  filter: ProductFilter,
): Product[] {
  const hasText = textFilter(table, columns, filter.text);
  const isWanted = inCategories(filter);
  const products: Product[] = [];
  for (const slot of slotsByText(columns.byName, table, productName)) {
    const product = recordAt(table, slot);
    if (!product || !hasText(slot) || !isWanted(product)) continue;
    if (product.inventory < filter.lowestInventory || !overlapsPrices(product, filter)) continue;
    products.push(product);
  }
  return products;
}

/** What text search looks through. */
export function productText(table: RecordTable<Product>, slot: number): string {
  return `${productName(table, slot)}\n${table.ids[slot] ?? ''}`;
}

function productName(table: RecordTable<Product>, slot: number): string {
  return valueAt(table, slot, 'name') ?? '';
}

function textFilter(
  table: RecordTable<Product>,
  columns: ProductColumns,
  text: string,
): (slot: number) => boolean {
  const words = searchWords(text);
  if (words.length === 0) return () => true;
  const found = new Set(findSlots(columns.words, table, productText, words));
  return (slot) => found.has(slot);
}

function inCategories({ categoryIds }: ProductFilter): (product: Product) => boolean {
  const wanted = new Set(categoryIds);
  return ({ category }) => wanted.size === 0 || wanted.has(category.id);
}

/** A product's SKUs span its lowest to its highest price: one that reaches into the asked range matches. */
function overlapsPrices(product: Product, { lowestPrice, highestPrice }: ProductFilter): boolean {
  return (
    (lowestPrice === null || compareAmounts(product.highestPrice.amount, lowestPrice) >= 0) &&
    (highestPrice === null || compareAmounts(product.lowestPrice.amount, highestPrice) <= 0)
  );
}

function categoryOf(table: RecordTable<Product>, categoryId: string): Product['category'] | undefined {
  for (const slot of table.slotOf.values()) {
    const category = valueAt(table, slot, 'category');
    if (category?.id === categoryId) return category;
  }
  return undefined;
}
