// Rows of a long list in windows: which pages are asked for, which are kept, and which answers count.
import { describe, expect, it, vi } from 'vitest';
import {
  type AskPage,
  createPagedRows,
  PAGE_SIZE,
  type Page,
  pagesOf,
} from '#desk/components/virtual-grid/paged-rows.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';

type Answer = Page<string>;

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A list of `total` rows named by their index and a word that tells answers apart. */
function listOf(total: number, word = 'row') {
  const page = (offset: number, limit: number): Outcome<Answer> => {
    const rows = Array.from(
      { length: Math.max(0, Math.min(limit, total - offset)) },
      (_, i) => `${word} ${offset + i}`,
    );
    return success({ rows, total });
  };
  return vi.fn<AskPage<Answer>>(async (offset, limit) => page(offset, limit));
}

const offsets = (ask: ReturnType<typeof listOf>): number[] => ask.mock.calls.map(([offset]) => offset);

describe('pagesOf', () => {
  it('names the pages that hold the rows', () => {
    expect(pagesOf(0, PAGE_SIZE - 1)).toEqual([0]);
    expect(pagesOf(PAGE_SIZE - 1, PAGE_SIZE)).toEqual([0, 1]);
    expect(pagesOf(-3, 0)).toEqual([0]);
  });
});

describe('paged rows', () => {
  it('asks for the page in view only', async () => {
    const rows = createPagedRows<string, Answer>();
    const ask = listOf(10_000);
    rows.pose(ask);
    await settled();
    rows.show(5_000, 5_030);
    await settled();
    expect(offsets(ask)).toEqual([0, 4_980]);
    expect(rows.snapshot().rowAt(5_001)).toBe('row 5001');
    expect(rows.snapshot().rowAt(200)).toBeUndefined();
  });

  it('asks once for a page, however often it is shown', async () => {
    const rows = createPagedRows<string, Answer>();
    const ask = listOf(1_000);
    rows.pose(ask);
    rows.show(0, 20);
    rows.show(5, 25);
    await settled();
    rows.show(10, 30);
    await settled();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('begins with the page where the list begins, not with its top', async () => {
    const rows = createPagedRows<string, Answer>();
    const ask = listOf(10_000);
    rows.show(5_000, 5_030);
    rows.pose(ask);
    await settled();
    expect(offsets(ask)).toEqual([4_980]);
    rows.pose(ask);
    await settled();
    expect(offsets(ask)).toEqual([4_980, 0]);
  });

  it('keeps the very objects of rows that say the same, and replaces the others', async () => {
    interface Named {
      readonly name: string;
    }
    const rows = createPagedRows<Named, Page<Named>>();
    const answers = [['one', 'two'], ['one', 'new'], ['one']].map((names) => ({
      rows: names.map((name) => ({ name })),
      total: names.length,
    }));
    rows.pose(async () => success(answers.shift() ?? { rows: [], total: 0 }));
    await settled();
    const first = rows.snapshot().rowAt(0);
    rows.refresh();
    await settled();
    expect(rows.snapshot().rowAt(0)).toBe(first);
    expect(rows.snapshot().rowAt(1)).toEqual({ name: 'new' });
    rows.refresh();
    await settled();
    expect(rows.snapshot().rowAt(0)).toBe(first);
    expect(rows.snapshot().rowAt(1)).toBeUndefined();
  });

  it('holds few pages, however far one scrolls', async () => {
    const rows = createPagedRows<string, Answer>();
    rows.pose(listOf(100_000));
    for (let first = 0; first < 6_000; first += PAGE_SIZE) {
      rows.show(first, first + 30);
      await settled();
    }
    const held = Array.from({ length: 6_000 }, (_, index) => rows.snapshot().rowAt(index)).filter(Boolean);
    expect(held.length).toBeLessThanOrEqual(6 * PAGE_SIZE);
    expect(held).toContain('row 5950');
  });

  it('keeps old rows until the first answer to a new question, then none of them', async () => {
    const rows = createPagedRows<string, Answer>();
    rows.pose(listOf(200, 'old'));
    await settled();
    rows.show(60, 90);
    await settled();
    rows.pose(listOf(3, 'new'));
    expect(rows.snapshot()).toMatchObject({ replacing: true, answer: { total: 200 } });
    expect(rows.snapshot().rowAt(61)).toBe('old 61');
    await settled();
    expect(rows.snapshot()).toMatchObject({ replacing: false, answer: { total: 3 } });
    expect(rows.snapshot().rowAt(61)).toBeUndefined();
    expect(rows.snapshot().rowAt(2)).toBe('new 2');
  });

  it('ignores a late answer to an older question', async () => {
    const rows = createPagedRows<string, Answer>();
    const late = Promise.withResolvers<Outcome<Answer>>();
    rows.pose(() => late.promise);
    rows.pose(listOf(2, 'new'));
    await settled();
    late.resolve(success({ rows: ['late'], total: 1 }));
    await settled();
    expect(rows.snapshot().rowAt(0)).toBe('new 0');
    expect(rows.snapshot().answer?.total).toBe(2);
  });

  it('shows answers while changes keep coming, and ends with the newest', async () => {
    const rows = createPagedRows<string, Answer>();
    const waiting: ((outcome: Outcome<Answer>) => void)[] = [];
    const ask: AskPage<Answer> = () => new Promise((resolve) => waiting.push(resolve));
    rows.pose(ask);
    for (let change = 1; change <= 3; change += 1) {
      rows.refresh();
      rows.refresh();
      waiting.shift()?.(success({ rows: [`version ${change}`], total: 1 }));
      await settled();
      expect(rows.snapshot().rowAt(0)).toBe(`version ${change}`);
    }
    waiting.shift()?.(success({ rows: ['newest'], total: 1 }));
    await settled();
    expect(rows.snapshot().rowAt(0)).toBe('newest');
    expect(waiting).toHaveLength(0);
  });

  it('keeps its rows beside an error, and does not ask in a circle', async () => {
    const rows = createPagedRows<string, Answer>();
    const ask = listOf(10);
    rows.pose(ask);
    await settled();
    ask.mockResolvedValue(failure('CACHE_UNAVAILABLE'));
    rows.refresh();
    await settled();
    expect(rows.snapshot()).toMatchObject({ error: { code: 'CACHE_UNAVAILABLE' }, answer: { total: 10 } });
    expect(rows.snapshot().rowAt(3)).toBe('row 3');
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

describe('rows of an earlier time', () => {
  it('are shown at once, and replaced when newer ones come', async () => {
    const before = createPagedRows<string, Answer>();
    before.pose(listOf(100, 'old'));
    await settled();
    before.show(50, 70);
    await settled();
    const rows = createPagedRows<string, Answer>(before.held());
    expect(rows.snapshot().rowAt(0)).toBe('old 0');
    rows.pose(listOf(80, 'new'));
    expect(rows.snapshot()).toMatchObject({ replacing: false, answer: { total: 100 } });
    expect(rows.snapshot().rowAt(70)).toBe('old 70');
    rows.show(50, 70);
    await settled();
    expect(rows.snapshot().rowAt(0)).toBe('new 0');
    expect(rows.snapshot().rowAt(70)).toBe('new 70');
    expect(rows.snapshot().answer?.total).toBe(80);
  });

  it('are not held while they belong to an older question', async () => {
    const rows = createPagedRows<string, Answer>();
    expect(rows.held()).toBeNull();
    rows.pose(listOf(10));
    await settled();
    expect(rows.held()?.pages.get(0)).toHaveLength(10);
    rows.pose(listOf(5));
    expect(rows.held()).toBeNull();
  });
});
