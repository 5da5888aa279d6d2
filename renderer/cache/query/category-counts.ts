/**
 * The categories by which a list can be narrowed, with how many records are in each, by name. Knows nothing of the records.
 */
import type { Category } from '#shared/domain/product.ts';
import { compareIds } from './sorted-order.ts';

export interface CategoryCount extends Category {
  readonly count: number;
}

const COLLATOR = new Intl.Collator('en');

/**
 * Every category that is counted, and the asked ones also at none, so that they can be taken back.
 * @param counted the category of each record, as often as it is to be counted
 * @param categoryOf the name of an asked category that nothing is counted in; undefined where no record is in it at all
 */
export function categoryCounts(
  counted: Iterable<Category>,
  asked: readonly string[],
  categoryOf: (id: string) => Category | undefined,
): CategoryCount[] {
  const counts = new Map<string, CategoryCount>();
  for (const { id, name } of counted) {
    const known = counts.get(id);
    counts.set(id, { id, name: known?.name ?? name, count: (known?.count ?? 0) + 1 });
  }
  for (const id of asked) {
    const category = counts.has(id) ? undefined : categoryOf(id);
    if (category) counts.set(id, { ...category, count: 0 });
  }
  return [...counts.values()].sort(
    (left, right) => COLLATOR.compare(left.name, right.name) || compareIds(left.id, right.id),
  );
}
