import { describe, expect, it } from 'vitest';
import {
  type Candidacy,
  emptyProductColumns,
  queryProducts,
  selectProducts,
} from '#cache-page/query/product-query.ts';
import { emptyTable } from '#cache-page/query/record-table.ts';
import type { ProductFilter } from '#shared/contract/query.ts';
import type { Product } from '#shared/domain/product.ts';
import { NOW, productOf, registrationOf } from '#test/fixtures/records.ts';
import { putRecord } from '#test/fixtures/tables.ts';

const BEAUTY = { id: '600', name: 'Beauty' };
const HOME = { id: '601', name: 'Home' };
const priced = (lowest: string, highest: string) => ({
  lowestPrice: { amount: lowest, currency: 'THB' },
  highestPrice: { amount: highest, currency: 'THB' },
});

const PRODUCTS = [
  productOf({ id: '3', name: 'Serum', category: BEAUTY, inventory: 5, ...priced('100.00', '250.00') }),
  productOf({ id: '1', name: 'Étoile lamp', category: HOME, inventory: 50, ...priced('900', '900') }),
  productOf({
    id: '2',
    name: 'Balm',
    category: BEAUTY,
    inventory: 0,
    status: 'FREEZE',
    ...priced('20.5', '20.5'),
  }),
  productOf({ id: '4', name: 'Serum', category: HOME, inventory: 7, ...priced('99.99', '99.99') }),
];

const everything: ProductFilter = {
  campaignId: '9',
  text: '',
  categoryIds: [],
  lowestPrice: null,
  highestPrice: null,
  lowestInventory: 0,
};

const free: Candidacy = {
  newestRegistrations: new Map(),
  queuedProductIds: new Set(),
  policy: { registerAgainAfterSeconds: 60 },
  now: NOW,
};

function shelf() {
  const table = emptyTable<Product>();
  for (const product of PRODUCTS) putRecord(table, product);
  const columns = emptyProductColumns();
  return {
    ask: (filter: Partial<ProductFilter>, candidacy = free, window = { offset: 0, limit: 50 }) =>
      queryProducts(table, columns, { ...everything, ...filter }, window, candidacy),
    select: (filter: Partial<ProductFilter>, limit: number, candidacy = free) =>
      selectProducts(table, columns, { ...everything, ...filter }, limit, candidacy),
  };
}

const idsOf = ({ rows }: { rows: readonly { product: Product }[] }) => rows.map(({ product }) => product.id);

describe('product queries', () => {
  it('list by name, then id; those that cannot be chosen in their place', () => {
    const page = shelf().ask({});
    expect(idsOf(page)).toEqual(['2', '1', '3', '4']);
    expect(page.rows.map(({ problem }) => problem)).toEqual(['PRODUCT_NOT_ELIGIBLE', null, null, null]);
    expect(page).toMatchObject({ total: 4, selectable: 3 });
  });

  it('answer the asked window', () => {
    const page = shelf().ask({}, free, { offset: 1, limit: 2 });
    expect(idsOf(page)).toEqual(['1', '3']);
    expect(page.total).toBe(4);
  });

  it.each([
    [{ text: 'etoile' }, ['1']],
    [{ text: '4' }, ['4']],
    [{ lowestInventory: 6 }, ['1', '4']],
    // A range that a product's prices reach into, with digits compared as numbers.
    [{ lowestPrice: '250', highestPrice: '300' }, ['3']],
    [{ highestPrice: '100' }, ['2', '3', '4']],
    [{ lowestPrice: '250.01' }, ['1']],
    [{ categoryIds: ['601'] }, ['1', '4']],
    [{ categoryIds: ['601'], text: 'serum' }, ['4']],
  ])('filter by %j', (filter, ids) => {
    expect(idsOf(shelf().ask(filter))).toEqual(ids);
  });

  it('count categories by the other filters, and keep an asked one at none', () => {
    expect(shelf().ask({ text: 'serum', categoryIds: ['600'] }).categories).toEqual([
      { ...BEAUTY, count: 1 },
      { ...HOME, count: 1 },
    ]);
    expect(shelf().ask({ text: 'lamp', categoryIds: ['600'] })).toMatchObject({
      total: 0,
      categories: [
        { ...BEAUTY, count: 0 },
        { ...HOME, count: 1 },
      ],
    });
  });

  it('say why a product cannot be chosen in this campaign', () => {
    const rejected = registrationOf({ reviewStatus: 'REJECTED', reviewedTime: NOW - 10 });
    const candidacy: Candidacy = {
      ...free,
      newestRegistrations: new Map([
        ['1', registrationOf()],
        ['3', rejected],
      ]),
      queuedProductIds: new Set(['1', '4']),
    };
    const problems = (now: number) =>
      shelf()
        .ask({}, { ...candidacy, now })
        .rows.map(({ problem }) => problem);
    expect(problems(NOW)).toEqual([
      'PRODUCT_NOT_ELIGIBLE',
      'PRODUCT_ALREADY_REGISTERED',
      'REGISTER_AGAIN_TOO_SOON',
      'PRODUCT_QUEUED',
    ]);
    expect(problems(NOW + 50)[2]).toBeNull();
  });

  it('select what can be chosen, in list order, at most as many as asked', () => {
    expect(shelf().select({}, 50)).toEqual(['1', '3', '4']);
    expect(shelf().select({}, 2)).toEqual(['1', '3']);
    expect(
      shelf().select({ categoryIds: ['600'] }, 50, { ...free, queuedProductIds: new Set(['3']) }),
    ).toEqual([]);
  });
});
